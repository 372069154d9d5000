// SPDX-License-Identifier: MPL-2.0
#include "core/help/alarmmachine.h"

#include <QTest>

using namespace sobani;
using namespace sobani::help;

namespace {

HelpId id(int n)
{
    return *HelpId::fromBytes(QByteArray(16, char(n)));
}

PeerInfo person(char c, Role role = Role::Protected)
{
    return {*DeviceId::fromBytes(QByteArray(16, c)), QString(QLatin1Char(c)), role};
}

CallArrived call(quint32 round = 0, quint32 revision = 0, char from = 's', int n = 1)
{
    return {{}, person(from), {id(n), {100}, round, revision}};
}

UpdateArrived update(quint32 revision, CallPhase phase, char from = 's', int n = 1)
{
    return {{}, person(from), {id(n), {100}, revision, phase, person('h', Role::Helper)}};
}

AlarmState after(AlarmState state, const std::vector<AlarmEvent> &events)
{
    for (const AlarmEvent &event : events)
        state = step(std::move(state), event).state;
    return state;
}

/// Ring, Shown, Answered, Resolved told; then reported: a answered, e ended, u unknown.
QByteArray spell(const std::vector<AlarmEffect> &effects)
{
    QByteArray letters;
    for (const auto &effect : effects) {
        const auto *ring = std::get_if<Ring>(&effect);
        letters += ring && ring->repeat ? 'r' : "RSATaeu"[effect.index()];
    }
    return letters;
}

} // namespace

class TestAlarmMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void anUpdateMayOvertakeTheCall();
    void anOldUpdateDoesNotSilenceANewRound();
    void anEndedCallNeverRingsAgain();
    void anotherDevicesCall();
    void oldEndsAreForgotten();
    void oneDeviceDoesNotFillTheMemory();
    void stored();
};

void TestAlarmMachine::everyPair_data()
{
    QTest::addColumn<int>("from"); // 0 nothing 1 open 2 shown 3 answered 4 ended
    QTest::addColumn<int>("event");
    QTest::addColumn<QByteArray>("effects");
    const char *const table[5][9] = {
        // call, again, round 1, answered, resolved, shown, answer, resolve, left
        {"R", "R", "R", "a", "e", "u", "u", "u", ""},
        {"", "", "r", "a", "e", "S", "A", "T", ""},
        {"", "", "r", "a", "e", "", "A", "T", ""},
        {"", "", "r", "", "e", "S", "A", "T", ""},
        {"", "", "r", "a", "e", "u", "u", "u", ""}, // only what is later counts
    };
    for (int from = 0; from < 5; ++from) {
        for (int event = 0; event < 9; ++event)
            QTest::addRow("%d on %d", from, event) << from << event << QByteArray(table[from][event]);
    }
}

void TestAlarmMachine::everyPair()
{
    QFETCH(int, from);
    QFETCH(int, event);
    QFETCH(QByteArray, effects);
    const AlarmState states[] = {{},
                                 after({}, {call()}),
                                 after({}, {call(), MarkShown{id(1)}}),
                                 after({}, {call(), update(1, CallPhase::Answered)}),
                                 after({}, {call(), update(1, CallPhase::Cancelled)})};
    const AlarmEvent events[] = {call(),
                                 call(),
                                 call(1, 5),
                                 update(2, CallPhase::Answered),
                                 update(9, CallPhase::Resolved),
                                 MarkShown{id(1)},
                                 MarkAnswered{id(1)},
                                 MarkResolved{id(1)},
                                 PeerLeft{person('s').id}};
    const auto result = step(states[from], events[event]);
    QCOMPARE(spell(result.effects), effects);
    if (event == 8)
        QVERIFY(result.state.alarms.empty());
    // The same message again has no effect.
    if (event < 5)
        QCOMPARE(spell(step(result.state, events[event]).effects), QByteArray());
}

void TestAlarmMachine::anUpdateMayOvertakeTheCall()
{
    auto state = after({}, {update(1, CallPhase::Answered)});
    auto result = step(state, call());
    QCOMPARE(spell(result.effects), QByteArray("Ra"));
    QCOMPARE(result.state.alarms.at(id(1)).phase, CallPhase::Answered);
    state = after({}, {update(2, CallPhase::Resolved)});
    result = step(state, call());
    QVERIFY(result.effects.empty());
}

void TestAlarmMachine::anOldUpdateDoesNotSilenceANewRound()
{
    const auto state = after({}, {call(), call(1, 2)});
    const auto result = step(state, update(1, CallPhase::Answered));
    QVERIFY(result.effects.empty());
    QCOMPARE(result.state.alarms.at(id(1)).phase, CallPhase::Open);
    QVERIFY(!result.state.alarms.at(id(1)).by);
}

void TestAlarmMachine::anEndedCallNeverRingsAgain()
{
    for (const CallPhase end : {CallPhase::Cancelled, CallPhase::Resolved}) {
        const auto state = after({}, {call(), update(3, end)});
        for (quint32 round = 0; round < 5; ++round)
            QVERIFY(step(state, call(round, 3)).effects.empty());
        QVERIFY(step(state, update(3, CallPhase::Open)).effects.empty());
        QVERIFY(!step(state, update(3, CallPhase::Answered)).state.alarms.at(id(1)).isStanding());
        // Killed before the end was written, the senior's device says that it stands.
        QCOMPARE(spell(step(state, call(1, 4)).effects), QByteArray("r"));
    }
}

void TestAlarmMachine::anotherDevicesCall()
{
    const auto state = after({}, {call()});
    QVERIFY(step(state, call(7, 7, 'x')).effects.empty());
    QVERIFY(step(state, update(7, CallPhase::Resolved, 'x')).effects.empty());
    QVERIFY(step(state, PeerLeft{person('x').id}).state.alarms.contains(id(1)));
    // Two seniors at once.
    const auto both = step(state, call(0, 0, 'x', 2));
    QCOMPARE(spell(both.effects), QByteArray("R"));
    QCOMPARE(both.state.alarms.size(), std::size_t(2));
}

void TestAlarmMachine::oldEndsAreForgotten()
{
    // Calls of many devices, all over but the oldest.
    AlarmState state = after({}, {call(0, 0, 's', 127)});
    const int calls = int(AlarmState::MaximumEnded) + 20;
    const auto each = [](int n) { return *HelpId::fromBytes(QByteArray(15, 'e') + char(n)); };
    for (int n = 0; n < calls; ++n) {
        const PeerInfo from = person(char('A' + n % 8));
        state = after(std::move(state),
                      {CallArrived{{}, from, {each(n), {1'000 + n}, 0, 0}},
                       UpdateArrived{{}, from,
                                     {each(n), {1'000 + n}, 1, CallPhase::Resolved, person('h')}}});
    }
    QCOMPARE(state.alarms.size(), AlarmState::MaximumEnded + 1);
    QVERIFY(state.alarms.at(id(127)).isStanding());
    QVERIFY(!state.alarms.contains(each(0)));
    QVERIFY(state.alarms.contains(each(calls - 1)));
}

void TestAlarmMachine::oneDeviceDoesNotFillTheMemory()
{
    const auto each = [](int n) { return *HelpId::fromBytes(QByteArray(15, 'e') + char(n)); };
    AlarmState state = after({}, {call(0, 0, 'x', 126)});
    for (int n = 0; n < 100; ++n)
        state = after(std::move(state),
                      {CallArrived{{}, person('s'), {each(n), {1'000 + n}, 0, 0}}});
    QCOMPARE(state.alarms.size(), AlarmState::MaximumPerPeer + 1);
    QVERIFY(state.alarms.contains(id(126)));
    QVERIFY(state.alarms.contains(each(99)));
    // What is over goes first, however new.
    const HelpId ended = each(98);
    state = after(std::move(state),
                  {UpdateArrived{{}, person('s'), {ended, {1'098}, 9, CallPhase::Cancelled, person('s')}},
                   CallArrived{{}, person('s'), {each(101), {2'000}, 0, 0}}});
    QVERIFY(!state.alarms.contains(ended));
    QVERIFY(state.alarms.contains(each(70)));
}

void TestAlarmMachine::stored()
{
    const auto state = after({}, {call(), MarkShown{id(1)}, MarkAnswered{id(1)},
                                  call(0, 0, 'x', 2), update(4, CallPhase::Cancelled, 'x', 2)});
    const QByteArray bytes = encode(state);
    const auto again = decodeAlarmState(bytes);
    QVERIFY(again);
    QCOMPARE(encode(*again), bytes);
    QVERIFY(again->alarms.at(id(1)).answered && again->alarms.at(id(1)).shown);
    QCOMPARE(again->alarms.at(id(2)).phase, CallPhase::Cancelled);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!decodeAlarmState(bytes.first(size)));
    QVERIFY(!decodeAlarmState(bytes + '\0'));
}

QTEST_GUILESS_MAIN(TestAlarmMachine)
#include "tst_alarmmachine.moc"
