// SPDX-License-Identifier: MPL-2.0
#include "core/access/helperaccessmachine.h"
#include "tests/core/access/codecchecks.h"

#include <QTest>

using namespace sobani;
using namespace sobani::access;
using namespace sobani::access::helper;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Event)

namespace {

Binding binding(char request = 'r', char nonce = 'n')
{
    return {*CircleId::fromBytes(QByteArray(16, 'c')), *AuthorityId::fromBytes(QByteArray(16, 'a')),
            *RequestId::fromBytes(QByteArray(16, request)), QByteArray(NonceSize, nonce)};
}

Now at(Milliseconds later, const QString &boot = u"b"_s)
{
    return {WallTime{1'000'000} + later, {boot, 5'000 + later.count()}};
}

AccessRequestBody request(const Binding &of = binding())
{
    return {of, u"tool"_s, AccessSource::Declared, {}, {RedFlag::TheyCalled}, MinutesToAnswer};
}

ResultBody result(Verdict verdict, const Binding &of = binding())
{
    const bool approve = verdict == Verdict::Approve;
    return {of, verdict, DeviceId{}, approve ? 15 : 0, DecisionReason::Helper, {}};
}

DecisionBody decision(Verdict verdict)
{
    const bool approve = verdict == Verdict::Approve;
    return {binding(), u"tool"_s, verdict, approve ? 15 : 0, approve ? u"07"_s : QString(), {}};
}

const char *name(const State &state)
{
    static constexpr std::array names{"none", "waiting", "sent", "decided", "ended"};
    const auto *d = std::get_if<Decided>(&state);
    if (d && d->assumed)
        return "assumed";
    if (d)
        return d->result.verdict == Verdict::Approve ? "approved" : "denied";
    const auto *sent = std::get_if<DecisionSent>(&state);
    if (sent)
        return sent->decision.verdict == Verdict::Approve ? "sent-approve" : "sent-deny";
    return names.at(state.index());
}

QByteArray name(const Effect &effect)
{
    return std::visit(
        Overloaded{
            [](const ShowRequest &) { return QByteArray("show"); },
            [](const ShowWrongNumber &e) { return "wrong" + QByteArray::number(e.triesLeft); },
            [](const ShowDecided &e) {
                return QByteArray(e.result.verdict == Verdict::Approve ? "approved" : "denied");
            },
            [](const ShowEnded &e) { return "ended" + QByteArray::number(int(e.reason)); },
            [](const SendDecision &e) {
                return QByteArray(e.body.verdict == Verdict::Approve ? "approve" : "deny");
            },
            [](const SendRevocation &) { return QByteArray("revoke"); },
            [](const Refused &e) { return "refused" + QByteArray::number(int(e.why)); },
        },
        effect);
}

std::vector<std::pair<const char *, State>> allStates()
{
    const ResultBody timeout{binding(), Verdict::Deny, {}, 0, DecisionReason::Timeout, {}};
    return {
        {"none", None{}},
        {"waiting", Waiting{request(), at(0s), 3}},
        {"sent-approve", DecisionSent{request(), at(0s), 3, decision(Verdict::Approve)}},
        {"sent-deny", DecisionSent{request(), at(0s), 3, decision(Verdict::Deny)}},
        {"approved", Decided{request(), result(Verdict::Approve), at(0s), false}},
        {"denied", Decided{request(), result(Verdict::Deny), at(0s), false}},
        {"assumed", Decided{request(), timeout, at(0s), true}},
        {"ended", Ended{request(), AccessEnd::Withdrawn, {}}},
    };
}

std::vector<std::pair<const char *, Event>> allEvents()
{
    return {
        {"request", RequestSeen{request(), at(0s)}},
        {"approve result", ResultSeen{result(Verdict::Approve), at(1s)}},
        {"deny result", ResultSeen{result(Verdict::Deny), at(1s)}},
        {"wrong number", WrongNumberSeen{{binding(), 2}}},
        {"end", EndedSeen{{binding(), AccessEnd::Withdrawn, {}}}},
        {"approve", Decide{Verdict::Approve, 15, u"07"_s, {}}},
        {"deny", Decide{Verdict::Deny, 0, {}, {}}},
        {"revoke", Revoke{}},
        {"tick early", Tick{at(9min)}},
        {"tick 10", Tick{at(10min)}},
        {"tick 15", Tick{at(15min)}},
    };
}

// Rows: states; columns: events in the order above. "state effects", "-" nothing happens.
// Refusals: 0 unknown, 1 over, 2 busy, 5 not in force. Ends: 0 expired, 1 withdrawn.
const std::map<QByteArray, QByteArrayList> Expected{
    {"none", {"waiting show", "-", "-", "-", "-", "none refused0", "none refused0",
              "none refused0", "-", "-", "-"}},
    {"waiting", {"-", "approved approved", "denied denied", "-", "ended ended1",
                 "sent-approve approve", "sent-deny deny", "waiting refused5", "-",
                 "assumed denied", "assumed denied"}},
    {"sent-approve", {"-", "approved approved", "denied denied", "waiting wrong2", "ended ended1",
                      "sent-approve refused2", "sent-deny deny", "sent-approve refused5", "-",
                      "assumed denied", "assumed denied"}},
    {"sent-deny", {"-", "approved approved", "denied denied", "-", "ended ended1",
                   "sent-deny refused2", "sent-deny refused2", "sent-deny refused5", "-",
                   "assumed denied", "assumed denied"}},
    {"approved", {"-", "-", "denied denied", "-", "ended ended1", "approved refused1",
                  "approved deny", "approved revoke", "-", "-", "ended ended0"}},
    {"denied", {"-", "-", "-", "-", "-", "denied refused1", "denied refused1", "denied refused5",
                "-", "-", "-"}},
    {"assumed", {"-", "approved approved", "denied denied", "-", "ended ended1",
                 "assumed refused1", "assumed refused1", "assumed refused5", "-", "-", "-"}},
    {"ended", {"-", "-", "denied denied", "-", "-", "ended refused1", "ended refused1",
               "ended refused1", "-", "-", "-"}},
};

} // namespace

class TestHelperAccessMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void foreignStatementsAreIgnored();
    void answersAreChecked();
    void triesOnlyFall();
    void ownRestartCountsByWallClock();
    void codec();
};

void TestHelperAccessMachine::everyPair_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<Event>("event");
    QTest::addColumn<QByteArray>("expected");
    for (const auto &[stateName, state] : allStates()) {
        qsizetype column = 0;
        for (const auto &[eventName, event] : allEvents())
            QTest::addRow("%s, %s", stateName, eventName)
                << state << event << Expected.at(stateName).at(column++);
        QCOMPARE(column, Expected.at(stateName).size());
    }
}

void TestHelperAccessMachine::everyPair()
{
    QFETCH(State, state);
    QFETCH(Event, event);
    QFETCH(QByteArray, expected);
    const QByteArray before = encode(state);
    const Step next = step(state, event);
    QByteArray seen = name(next.state);
    for (const Effect &effect : next.effects)
        seen += ' ' + name(effect);
    if (expected == "-") {
        QVERIFY2(next.effects.empty(), seen.constData());
        QCOMPARE(QByteArray(name(next.state)), QByteArray(name(state)));
    } else {
        QCOMPARE(seen, expected);
    }
    if (!next.effects.empty() && std::holds_alternative<Refused>(next.effects.front()))
        QCOMPARE(encode(next.state), before);
}

void TestHelperAccessMachine::foreignStatementsAreIgnored()
{
    for (const auto &[stateName, state] : allStates()) {
        if (std::holds_alternative<None>(state))
            continue;
        for (const Binding &of : {binding('x'), binding('r', 'x')}) {
            for (const Event &event :
                 {Event(RequestSeen{request(of), at(0s)}),
                  Event(ResultSeen{result(Verdict::Approve, of), at(0s)}),
                  Event(ResultSeen{result(Verdict::Deny, of), at(0s)}),
                  Event(WrongNumberSeen{{of, 1}}), Event(EndedSeen{{of, AccessEnd::Expired, {}}})}) {
                const Step next = step(state, event);
                QVERIFY2(next.effects.empty(), stateName);
                QCOMPARE(encode(next.state), encode(state));
            }
        }
    }
}

void TestHelperAccessMachine::answersAreChecked()
{
    const State waiting = Waiting{request(), at(0s), 3};
    for (const int minutes : {0, 1, 14, 16, 45, 61, -15}) {
        const Step next = step(waiting, Decide{Verdict::Approve, minutes, u"07"_s, {}});
        QCOMPARE(name(next.effects.at(0)), "refused3");
    }
    for (const QString &number : {u""_s, u"7"_s, u"007"_s, u"０７"_s, u"a1"_s, u" 7"_s}) {
        const Step next = step(waiting, Decide{Verdict::Approve, 30, number, {}});
        QCOMPARE(name(next.effects.at(0)), "refused4");
    }
    const Step denied = step(waiting, Decide{Verdict::Deny, 30, u"07"_s, u"x"_s.repeated(999)});
    const auto &body = std::get<SendDecision>(denied.effects.at(0)).body;
    QCOMPARE(body.minutes, 0);
    QCOMPARE(body.number, QString());
    QCOMPARE(body.note.size(), limits::Note);
    QVERIFY(DecisionBody::decode(body.encode()) == body);
}

void TestHelperAccessMachine::triesOnlyFall()
{
    State state = DecisionSent{request(), at(0s), 3, decision(Verdict::Approve)};
    state = step(state, WrongNumberSeen{{binding(), 1}}).state;
    state = step(state, WrongNumberSeen{{binding(), 2}}).state;
    QCOMPARE(std::get<Waiting>(state).triesLeft, 1);
}

void TestHelperAccessMachine::ownRestartCountsByWallClock()
{
    const State waiting = Waiting{request(), at(0s), 3};
    Now other{at(0s).wall + 9min, {u"other"_s, 1}};
    QCOMPARE(name(step(waiting, Tick{other}).state), "waiting");
    other.wall = at(0s).wall + 10min;
    QCOMPARE(name(step(waiting, Tick{other}).state), "assumed");
    other.wall = WallTime{0};
    QCOMPARE(name(step(waiting, Tick{other}).state), "waiting");
}

void TestHelperAccessMachine::codec()
{
    for (const auto &[stateName, state] : allStates()) {
        const QByteArray bytes = encode(state);
        tests::checkCodec(
            bytes, [](const QByteArray &b) { return decode(b); },
            [](const State &s) { return encode(s); });
        QCOMPARE(name(*decode(bytes)), stateName);
    }
}

QTEST_GUILESS_MAIN(TestHelperAccessMachine)
#include "tst_helperaccessmachine.moc"
