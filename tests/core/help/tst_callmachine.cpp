// SPDX-License-Identifier: MPL-2.0
#include "core/help/callmachine.h"

#include <QTest>

using namespace sobani;
using namespace sobani::help;

namespace {

const HelpId First = *HelpId::fromBytes(QByteArray(16, '1'));
const HelpId Second = *HelpId::fromBytes(QByteArray(16, '2'));

PeerInfo person(char c, Role role = Role::Helper)
{
    return {*DeviceId::fromBytes(QByteArray(16, c)), QString(QLatin1Char(c)), role};
}

Now at(qint64 ms, const QString &boot = QStringLiteral("b"))
{
    return {{ms}, {boot, ms}};
}

std::vector<Helper> family(int count)
{
    std::vector<Helper> helpers;
    for (int i = 0; i < count; ++i)
        helpers.push_back({person(char('a' + i)), true});
    return helpers;
}

Helper helper(char c, bool full = true)
{
    return {person(c), full};
}

CallState after(CallState state, const std::vector<CallEvent> &events)
{
    for (const CallEvent &event : events)
        state = step(std::move(state), event).state;
    return state;
}

CallState open()
{
    return after(Quiet{}, {Raise{First, at(0), family(2)}});
}

CallState answered()
{
    return after(open(), {Reached{helper('a'), Reach::Answered}});
}

CallState cancelled()
{
    return after(open(), {Cancel{person('s', Role::Protected)}});
}

CallState resolved()
{
    return after(open(), {Resolve{helper('b')}});
}

/// One letter an effect, in order.
QByteArray spell(const std::vector<CallEffect> &effects)
{
    QByteArray letters;
    for (const auto &effect : effects)
        letters += "cudxrn"[effect.index()]; // call update reach(d) cancelled(x) resolved not answered
    return letters;
}

} // namespace

class TestCallMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void reachOnlyGrows();
    void whatWasSeenWasDelivered();
    void withoutRights();
    void askingGoesRound();
    void aRestartBeginsTheTwoMinutesAgain();
    void tappedAgain();
    void callsCarryTheirRevision();
    void adopted();
    void stored_data();
    void stored();
};

void TestCallMachine::everyPair_data()
{
    QTest::addColumn<int>("from"); // 0 quiet 1 open 2 answered 3 cancelled 4 resolved
    QTest::addColumn<int>("event");
    QTest::addColumn<int>("to");
    QTest::addColumn<QByteArray>("effects");
    enum { Raises, Sends, Shows, Answers, Cancels, Resolves, Ticks, Late, Adopts };
    const struct { int from, event, to; const char *effects; } rows[] = {
        {0, Raises, 1, "cc"}, {0, Sends, 0, ""}, {0, Shows, 0, ""}, {0, Answers, 0, ""},
        {0, Cancels, 0, ""}, {0, Resolves, 0, ""}, {0, Ticks, 0, ""}, {0, Late, 0, ""},
        {0, Adopts, 1, ""},
        {1, Raises, 1, "cc"}, {1, Sends, 1, ""}, {1, Shows, 1, "ddd"}, {1, Answers, 2, "dddud"},
        {1, Cancels, 3, "ux"}, {1, Resolves, 4, "ur"}, {1, Ticks, 1, ""}, {1, Late, 1, "nc"},
        {1, Adopts, 1, ""},
        {2, Raises, 1, "cc"}, {2, Sends, 2, ""}, {2, Shows, 2, "ddd"}, {2, Answers, 2, "dddd"},
        {2, Cancels, 3, "ux"}, {2, Resolves, 4, "ur"}, {2, Ticks, 2, ""}, {2, Late, 2, ""},
        {2, Adopts, 2, ""},
        {3, Raises, 1, "cc"}, {3, Sends, 3, ""}, {3, Shows, 3, ""}, {3, Answers, 3, ""},
        {3, Cancels, 3, ""}, {3, Resolves, 3, ""}, {3, Ticks, 3, ""}, {3, Late, 3, ""},
        {3, Adopts, 1, ""},
        {4, Raises, 1, "cc"}, {4, Sends, 4, ""}, {4, Shows, 4, ""}, {4, Answers, 4, ""},
        {4, Cancels, 4, ""}, {4, Resolves, 4, ""}, {4, Ticks, 4, ""}, {4, Late, 4, ""},
        {4, Adopts, 1, ""},
    };
    for (const auto &row : rows)
        QTest::addRow("%d on %d", row.from, row.event)
            << row.from << row.event << row.to << QByteArray(row.effects);
}

void TestCallMachine::everyPair()
{
    QFETCH(int, from);
    QFETCH(int, event);
    QFETCH(int, to);
    QFETCH(QByteArray, effects);
    const CallState states[] = {Quiet{}, open(), answered(), cancelled(), resolved()};
    const CallEvent events[] = {Raise{Second, at(10), family(2)},
                                CallSent{person('a').id, *MessageId::fromBytes(QByteArray(16, 'm'))},
                                Reached{helper('b'), Reach::Shown},
                                Reached{helper('b'), Reach::Answered},
                                Cancel{person('s', Role::Protected)},
                                Resolve{helper('b')},
                                Tick{at(AnswerWithinMs - 1), family(2)},
                                Tick{at(AnswerWithinMs), family(2)},
                                Adopt{Second, {5}, at(20)}};
    const CallStep result = step(states[from], events[event]);
    QCOMPARE(spell(result.effects), effects);
    const bool closed = to >= 3;
    QCOMPARE(int(result.state.index()), closed ? 3 : to);
    if (const auto *end = std::get_if<Closed>(&result.state))
        QCOMPARE(end->phase, to == 3 ? CallPhase::Cancelled : CallPhase::Resolved);
    // A call that stands is never replaced by another one.
    if (const Call *call = callOf(result.state)) {
        const bool fresh = !isStanding(states[from]) && (event == 0 || event == 8);
        QCOMPARE(call->id, fresh ? Second : First);
    }
}

void TestCallMachine::reachOnlyGrows()
{
    CallState state = after(open(), {Reached{helper('a'), Reach::Shown}});
    for (const Reach earlier : {Reach::Waiting, Reach::Sent, Reach::Delivered, Reach::Shown}) {
        const auto result = step(state, Reached{helper('a'), earlier});
        QVERIFY(result.effects.empty());
        QCOMPARE(callOf(result.state)->reach.at(person('a').id), Reach::Shown);
    }
}

void TestCallMachine::whatWasSeenWasDelivered()
{
    const auto result = step(open(), Reached{helper('a'), Reach::Shown});
    std::vector<Reach> told;
    for (const auto &effect : result.effects)
        told.push_back(std::get<ReportReach>(effect).reach);
    QCOMPARE(told, (std::vector<Reach>{Reach::Sent, Reach::Delivered, Reach::Shown}));
}

void TestCallMachine::withoutRights()
{
    auto result = step(open(), Reached{helper('b', false), Reach::Answered});
    QVERIFY(std::holds_alternative<Open>(result.state));
    QCOMPARE(callOf(result.state)->reach.at(person('b').id), Reach::Shown);
    QCOMPARE(spell(result.effects), QByteArray("ddd"));
    QVERIFY(step(result.state, Resolve{helper('b', false)}).effects.empty());
    QCOMPARE(spell(step(result.state, Tick{at(AnswerWithinMs), family(2)}).effects),
             QByteArray("nc"));
    // Enrolled in the meantime, the same press counts.
    result = step(result.state, Reached{helper('b', true), Reach::Answered});
    QVERIFY(std::holds_alternative<Answered>(result.state));
    QCOMPARE(spell(result.effects), QByteArray("ud"));
}

void TestCallMachine::askingGoesRound()
{
    CallState state = after(Quiet{}, {Raise{First, at(0), family(3)}});
    QByteArray asked;
    for (int i = 1; i <= 6; ++i) {
        auto result = step(state, Tick{at(i * AnswerWithinMs), family(3)});
        for (const auto &effect : result.effects) {
            if (const auto *call = std::get_if<SendCall>(&effect)) {
                asked += call->to.bytes().first(1);
                QCOMPARE(call->body.round, quint32(i));
            }
        }
        // Told once, not each time.
        QCOMPARE(spell(result.effects), QByteArray(i == 1 ? "nc" : "c"));
        state = std::move(result.state);
    }
    QCOMPARE(asked, QByteArray("bcabca"));
    QVERIFY(callOf(state)->unanswered);
    const auto nobody = step(state, Tick{at(9 * AnswerWithinMs), {}});
    QVERIFY(nobody.effects.empty());
}

void TestCallMachine::aRestartBeginsTheTwoMinutesAgain()
{
    auto result = step(open(), Tick{at(5, QStringLiteral("other")), family(2)});
    QVERIFY(result.effects.empty());
    result = step(result.state, Tick{at(4 + AnswerWithinMs, QStringLiteral("other")), family(2)});
    QVERIFY(result.effects.empty());
    result = step(result.state, Tick{at(5 + AnswerWithinMs, QStringLiteral("other")), family(2)});
    QCOMPARE(spell(result.effects), QByteArray("nc"));
}

void TestCallMachine::tappedAgain()
{
    const auto result = step(answered(), Raise{Second, at(7), family(2)});
    QVERIFY(std::holds_alternative<Open>(result.state));
    const Call &call = *callOf(result.state);
    QCOMPARE(call.id, First);
    QCOMPARE(call.round, quint32(1));
    QCOMPARE(call.asked.ms, qint64(7));
    QCOMPARE(call.reach.at(person('a').id), Reach::Waiting);
    const auto alone = step(Quiet{}, Raise{First, at(0), {}});
    QCOMPARE(spell(alone.effects), QByteArray("n"));
}

void TestCallMachine::callsCarryTheirRevision()
{
    const auto result = step(answered(), Raise{Second, at(7), family(1)});
    QCOMPARE(std::get<SendCall>(result.effects.at(0)).body.revision,
             callOf(result.state)->revision);
    QVERIFY(callOf(result.state)->revision > updateOf(answered()).revision);
}

void TestCallMachine::adopted()
{
    const auto state = after(resolved(), {Adopt{Second, {5}, at(20)},
                                          Reached{helper('a'), Reach::Answered}});
    const auto body = updateOf(state);
    QCOMPARE(body.id, Second);
    QCOMPARE(body.raised.ms, qint64(5));
    QCOMPARE(body.phase, CallPhase::Answered);
    QVERIFY(body.revision > 1);
    QCOMPARE(body.by->id, person('a').id);
}

void TestCallMachine::stored_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("quiet") << encode(CallState(Quiet{}));
    QTest::newRow("open") << encode(open());
    QTest::newRow("answered") << encode(answered());
    QTest::newRow("cancelled") << encode(cancelled());
    QTest::newRow("resolved") << encode(resolved());
}

void TestCallMachine::stored()
{
    QFETCH(QByteArray, bytes);
    const auto state = decodeCallState(bytes);
    QVERIFY(state);
    QCOMPARE(encode(*state), bytes);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!decodeCallState(bytes.first(size)));
    QVERIFY(!decodeCallState(bytes + '\0'));
}

QTEST_GUILESS_MAIN(TestCallMachine)
#include "tst_callmachine.moc"
