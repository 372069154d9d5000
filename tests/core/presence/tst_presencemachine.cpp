// SPDX-License-Identifier: MPL-2.0
#include "core/presence/presencemachine.h"
#include "tests/core/access/codecchecks.h"

using namespace sobani;
using namespace sobani::presence;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Event)

namespace {

BootTime at(Milliseconds later)
{
    return {u"b"_s, 1'000 + later.count()};
}

Event heard(Sign sign, quint64 run, quint64 counter, Milliseconds when = 0s)
{
    return HeartbeatSeen{{QByteArray(16, 's'), {run, counter}, {}, sign}, at(when)};
}

constexpr Position Seen{5, 7};

const std::vector<std::pair<const char *, State>> States{
    {"new", {{}, Unknown{at(0s)}}},
    {"unknown", {Seen, Unknown{at(0s)}}},
    {"deaf", {Seen, Unknown{}}},
    {"online", {Seen, Online{at(0s)}}},
    {"failing", {Seen, Failing{at(0s)}}},
    {"offline", {Seen, Offline{}}},
    {"dropped", {Seen, Dropped{}}},
};

const std::vector<std::pair<const char *, Event>> Events{
    {"alive next", heard(Sign::Alive, 5, 8)},
    {"alive next run", heard(Sign::Alive, 6, 1)},
    {"alive again", heard(Sign::Alive, 5, 7)},
    {"alive older run", heard(Sign::Alive, 4, 999)},
    {"goodbye", heard(Sign::Goodbye, 5, 8)},
    {"goodbye replayed", heard(Sign::Goodbye, 5, 6)},
    {"expected silence", heard(Sign::ExpectedSilence, 5, 8)},
    {"will of this run", heard(Sign::LastWill, 5, 0)},
    {"will of an older run", heard(Sign::LastWill, 4, 0)},
    {"will of a newer run", heard(Sign::LastWill, 6, 0)},
    {"listening", Listening{at(1s)}},
    {"deaf", Deaf{}},
    {"tick 19 s", Tick{at(19'999ms)}},
    {"tick 20 s", Tick{at(20s)}},
    {"tick 149 s", Tick{at(149'999ms)}},
    {"tick 150 s", Tick{at(150s)}},
    {"tick of another boot", Tick{{u"other"_s, 999'999}}},
};

// ? unknown, O online, F failing, x offline, D dropped; columns in the order above.
const std::map<QByteArray, QByteArray> Table{
    {"new",     "OOOOxxxFFF??????" "?"},
    {"unknown", "OO??x?xF?F?????D" "?"},
    {"deaf",    "OO??x?xF?F??????" "?"},
    {"online",  "OOOOxOxFOFO?OOOD" "O"},
    {"failing", "OOFFxFxFFFF?FDDD" "F"},
    {"offline", "OOxxxxxxxFxxxxxx" "x"},
    {"dropped", "OODDxDxDDDDDDDDD" "D"},
};

char letter(const State &state)
{
    return "?OFxD"[state.phase.index()];
}

} // namespace

class TestPresenceMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void whatIsShown();
    void oldRetainedMessagesChangeNothing();
    void announcedPowerOffIsNeverDropped();
    void aNetworkChangeIsNoAlarm();
    void silenceCountsOnlyWhileListening();
    void restartOfTheWatcher();
    void nextTickIsTheOneThatMatters();
    void codec();
};

void TestPresenceMachine::everyPair_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<Event>("event");
    QTest::addColumn<char>("expected");
    for (const auto &[stateName, state] : States) {
        QCOMPARE(Table.at(stateName).size(), qsizetype(Events.size()));
        qsizetype column = 0;
        for (const auto &[eventName, event] : Events)
            QTest::addRow("%s, %s", stateName, eventName)
                << state << event << Table.at(stateName).at(column++);
    }
}

void TestPresenceMachine::everyPair()
{
    QFETCH(State, state);
    QFETCH(Event, event);
    QFETCH(char, expected);
    const State next = step(state, event);
    QCOMPARE(letter(next), expected);
    QVERIFY(next.highest >= state.highest);
}

void TestPresenceMachine::whatIsShown()
{
    const std::map<char, PresenceState> shown{{'?', PresenceState::Unknown},
                                              {'O', PresenceState::Online},
                                              {'F', PresenceState::Online},
                                              {'x', PresenceState::Offline},
                                              {'D', PresenceState::Dropped}};
    for (const auto &[name, state] : States)
        QCOMPARE(presenceOf(state), shown.at(letter(state)));
}

void TestPresenceMachine::oldRetainedMessagesChangeNothing()
{
    State state = step({}, Listening{at(0s)});
    state = step(state, heard(Sign::Alive, 1, 1, 0s));
    state = step(state, heard(Sign::Goodbye, 1, 2, 1s));
    for (const Sign sign : {Sign::Alive, Sign::Goodbye, Sign::ExpectedSilence}) {
        for (const quint64 counter : {quint64(0), quint64(1), quint64(2)}) {
            state = step(*decode(encode(state)), heard(sign, 1, counter, 2s));
            QCOMPARE(presenceOf(state), PresenceState::Offline);
        }
    }
    state = step(state, heard(Sign::Alive, 1, 3, 3s));
    QCOMPARE(presenceOf(state), PresenceState::Online);
}

void TestPresenceMachine::announcedPowerOffIsNeverDropped()
{
    State state = step({}, heard(Sign::Alive, 1, 1, 0s));
    state = step(state, heard(Sign::ExpectedSilence, 1, 2, 1s));
    state = step(state, heard(Sign::LastWill, 1, 0, 30s)); // ten seconds on the power button
    state = step(state, Tick{at(48h)});
    QCOMPARE(presenceOf(state), PresenceState::Offline);
}

void TestPresenceMachine::aNetworkChangeIsNoAlarm()
{
    State state = step({}, heard(Sign::Alive, 1, 1, 0s));
    state = step(state, heard(Sign::LastWill, 1, 0, 5s));
    state = step(state, heard(Sign::LastWill, 1, 0, 20s)); // said twice: no more time
    state = step(state, Tick{at(24'999ms)});
    QCOMPARE(presenceOf(state), PresenceState::Online);
    QCOMPARE(presenceOf(step(state, Tick{at(25s)})), PresenceState::Dropped);
    state = step(state, heard(Sign::Alive, 1, 2, 24'999ms));
    state = step(state, Tick{at(60s)});
    QCOMPARE(presenceOf(state), PresenceState::Online);
}

void TestPresenceMachine::silenceCountsOnlyWhileListening()
{
    State state = step({}, heard(Sign::Alive, 1, 1, 0s));
    state = step(state, Deaf{});
    QCOMPARE(presenceOf(state), PresenceState::Unknown);
    state = step(state, Tick{at(1h)});
    QCOMPARE(presenceOf(state), PresenceState::Unknown);
    state = step(state, Listening{at(1h)});
    state = step(state, Tick{at(1h + 149s)});
    QCOMPARE(presenceOf(state), PresenceState::Unknown);
    state = step(state, Tick{at(1h + 150s)});
    QCOMPARE(presenceOf(state), PresenceState::Dropped);
}

void TestPresenceMachine::restartOfTheWatcher()
{
    // Heard once, then nothing any more: gone without a word.
    State state = *decode(encode(step({}, heard(Sign::Alive, 1, 1, 0s))));
    QCOMPARE(presenceOf(state), PresenceState::Unknown);
    state = step(step(state, Listening{at(0s)}), Tick{at(150s)});
    QCOMPARE(presenceOf(state), PresenceState::Dropped);
    // Never heard: nothing can be missing.
    state = step(step(*decode(encode({})), Listening{at(0s)}), Tick{at(24h)});
    QCOMPARE(presenceOf(state), PresenceState::Unknown);
}

void TestPresenceMachine::nextTickIsTheOneThatMatters()
{
    for (const auto &[name, state] : States) {
        const auto due = nextTick(state, at(3s));
        if (!due) {
            QCOMPARE(letter(step(state, Tick{at(100h)})), letter(state));
            continue;
        }
        QCOMPARE(letter(step(state, Tick{at(3s + *due - 1ms)})), letter(state));
        QCOMPARE(letter(step(state, Tick{at(3s + *due)})), 'D');
        QCOMPARE(nextTick(state, at(100h)), Milliseconds(0));
    }
}

void TestPresenceMachine::codec()
{
    for (const auto &[name, state] : States) {
        tests::checkCodec(
            encode(state), [](const QByteArray &b) { return decode(b); },
            [](const State &s) { return encode(s); });
        QCOMPARE(decode(encode(state))->highest, state.highest);
    }
}

QTEST_GUILESS_MAIN(TestPresenceMachine)
#include "tst_presencemachine.moc"
