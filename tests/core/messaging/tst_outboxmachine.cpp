// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/outboxmachine.h"

#include <QTest>

using namespace sobani;
using namespace sobani::messaging::outbox;

namespace {

const DeviceId Alice = *DeviceId::fromBytes(QByteArray(16, 'a'));
const DeviceId Bob = *DeviceId::fromBytes(QByteArray(16, 'b'));

MessageId id(int n)
{
    return *MessageId::fromBytes(QByteArray(12, 'i') + QByteArray::number(n).rightJustified(4, '0'));
}

Entry entry(const DeviceId &peer = Alice, qint64 expires = 0)
{
    Entry entry;
    entry.peer = peer;
    entry.topic = QStringLiteral("t");
    entry.envelope = "e";
    entry.expires = {expires};
    return entry;
}

State after(State state, const std::vector<Event> &events)
{
    for (const Event &event : events)
        state = step(std::move(state), event).state;
    return state;
}

/// P publish, D delivered, F forget.
QByteArray spell(const std::vector<Effect> &effects)
{
    QByteArray letters;
    for (const Effect &effect : effects)
        letters += "PDF"[effect.index()];
    return letters;
}

} // namespace

class TestOutboxMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void delays();
    void resentUntilReceipted();
    void theLinkUpSendsEverythingNow();
    void roomIsMadeByWhatExpires();
    void helpNeverGivesWay();
    void othersKeepTheirRoom();
};

void TestOutboxMachine::everyPair_data()
{
    QTest::addColumn<int>("from"); // 0 empty 1 waiting, link down 2 waiting, link up 3 expiring, up
    QTest::addColumn<int>("event");
    QTest::addColumn<QByteArray>("effects");
    QTest::addColumn<int>("left");
    const struct { const char *effects; int left; } table[4][13] = {
        // queued, receipt, Bob's receipt, receipt of another, refused, Bob refuses,
        // up, down, tick due, tick past the expiry, Alice gone, Alice heard, Bob heard
        {{"P", 1}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}},
        {{"P", 2}, {"FD", 0}, {"", 1}, {"", 1}, {"F", 0}, {"", 1}, {"P", 1}, {"", 1}, {"", 1}, {"", 1}, {"F", 0}, {"", 1}, {"", 1}},
        {{"P", 2}, {"FD", 0}, {"", 1}, {"", 1}, {"F", 0}, {"", 1}, {"P", 1}, {"", 1}, {"P", 1}, {"P", 1}, {"F", 0}, {"P", 1}, {"", 1}},
        {{"P", 2}, {"FD", 0}, {"", 1}, {"", 1}, {"F", 0}, {"", 1}, {"P", 1}, {"", 1}, {"P", 1}, {"F", 0}, {"F", 0}, {"P", 1}, {"", 1}},
    };
    for (int from = 0; from < 4; ++from) {
        for (int event = 0; event < 13; ++event)
            QTest::addRow("%d on %d", from, event)
                << from << event << QByteArray(table[from][event].effects) << table[from][event].left;
    }
}

void TestOutboxMachine::everyPair()
{
    QFETCH(int, from);
    QFETCH(int, event);
    QFETCH(QByteArray, effects);
    QFETCH(int, left);
    const State states[] = {{},
                            after({}, {Queued{id(1), entry(), 0}}),
                            after({}, {LinkUp{0}, Queued{id(1), entry(), 0}}),
                            after({}, {LinkUp{0}, Queued{id(1), entry(Alice, 500), 0}})};
    const Event events[] = {Queued{id(2), entry(Bob), 5}, Receipted{id(1), Alice},
                            Receipted{id(1), Bob},        Receipted{id(9), Alice},
                            Refused{id(1), Alice},        Refused{id(1), Bob},
                            LinkUp{10},                   LinkDown{},
                            Tick{3'000, {100}},           Tick{3'000, {501}},
                            PeerGone{Alice},              PeerHeard{Alice, 5},
                            PeerHeard{Bob, 5}};
    const Step result = step(states[from], events[event]);
    QCOMPARE(spell(result.effects), effects);
    QCOMPARE(int(result.state.entries.size()), left);
    QCOMPARE(result.state.linkUp, event == 6 || (event != 7 && states[from].linkUp));
}

void TestOutboxMachine::delays()
{
    QCOMPARE(retryDelay(1), qint64(3'000));
    QCOMPARE(retryDelay(2), qint64(9'000));
    QCOMPARE(retryDelay(3), qint64(27'000));
    qint64 before = 0;
    for (int n = 1; n < 1'000; ++n) {
        QVERIFY(retryDelay(n) >= before);
        before = retryDelay(n);
    }
    QCOMPARE(before, qint64(3'600'000));
}

void TestOutboxMachine::resentUntilReceipted()
{
    State state = after({}, {LinkUp{0}, Queued{id(1), entry(), 0}});
    int published = 1;
    for (qint64 now = 0; now < 24 * 3'600'000; now += 1'000) {
        Step next = step(std::move(state), Tick{now, {now}});
        published += int(next.effects.size());
        state = std::move(next.state);
    }
    QVERIFY(published > 20 && published < 40); // once an hour in the end
    QCOMPARE(spell(step(state, Receipted{id(1), Alice}).effects), QByteArray("FD"));
}

void TestOutboxMachine::theLinkUpSendsEverythingNow()
{
    State state = after({}, {Queued{id(1), entry(), 0}, Queued{id(2), entry(Bob), 0}});
    for (int i = 1; i < 9; ++i)
        state = after(std::move(state), {LinkUp{i}, Tick{i * 4'000'000, {}}, LinkDown{}});
    const Step result = step(state, LinkUp{1'000});
    QCOMPARE(spell(result.effects), QByteArray("PP"));
    QCOMPARE(result.state.entries.at(id(1)).attempts, 1);
    QCOMPARE(result.state.entries.at(id(1)).nextAttempt, qint64(1'000 + 3'000));
}

void TestOutboxMachine::roomIsMadeByWhatExpires()
{
    State state;
    for (int n = 0; n < int(MaximumPerPeer); ++n)
        state = after(std::move(state), {Queued{id(n), entry(Alice, n == 7 ? 1 : 100 + n), 0}});
    const Step result = step(state, Queued{id(5'000), entry(Alice, 50'000), 0});
    QCOMPARE(spell(result.effects), QByteArray("PF"));
    QCOMPARE(result.state.entries.size(), MaximumPerPeer);
    QVERIFY(!result.state.entries.contains(id(7))); // the one that would have gone first
    QVERIFY(result.state.entries.contains(id(5'000)));
}

void TestOutboxMachine::helpNeverGivesWay()
{
    State state;
    for (int n = 0; n < int(MaximumPerPeer) + 50; ++n)
        state = after(std::move(state), {Queued{id(n), entry(), 0}});
    QCOMPARE(state.entries.size(), MaximumPerPeer + 50);
    state = after(std::move(state), {Queued{id(8'000), entry(Alice, 10), 0}});
    QVERIFY(!state.entries.contains(id(8'000)));
    QCOMPARE(state.entries.size(), MaximumPerPeer + 50);
    const Step years = step(state, Tick{0, {qint64(1) << 50}});
    QVERIFY(years.effects.empty());
}

void TestOutboxMachine::othersKeepTheirRoom()
{
    State state = after({}, {Queued{id(9'000), entry(Bob, 1), 0}});
    for (int n = 0; n < int(MaximumPerPeer) + 5; ++n)
        state = after(std::move(state), {Queued{id(n), entry(Alice, 100 + n), 0}});
    QVERIFY(state.entries.contains(id(9'000)));
    QCOMPARE(state.entries.size(), MaximumPerPeer + 1);
}

QTEST_GUILESS_MAIN(TestOutboxMachine)
#include "tst_outboxmachine.moc"
