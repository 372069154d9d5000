// SPDX-License-Identifier: MPL-2.0
#include "core/guard/gatemachine.h"

#include "core/base/result.h"

#include <QTest>

using namespace sobani;
using namespace sobani::guard;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Minute = 60'000;

RequestId request(char c)
{
    return *RequestId::fromBytes(QByteArray(16, c));
}

ToolIdentity tool(char content = 'x', const QString &id = u"anydesk"_s)
{
    return {id, QByteArray(DigestSize, content)};
}

ToolSeen sight(char content = 'x', const QString &id = u"anydesk"_s)
{
    return {tool(content, id), Sighting::Refused, u"/p"_s, u"r"_s, 1, 1000};
}

BootTime at(qint64 ms, const QString &boot = u"b"_s)
{
    return {boot, ms};
}

Decided approve(char c, int minutes = 15)
{
    return {request(c), Verdict::Approve, minutes, DecisionReason::Helper};
}

Decided deny(char c, DecisionReason reason = DecisionReason::Helper)
{
    return {request(c), Verdict::Deny, 0, reason};
}

State after(State state, const std::vector<Event> &events)
{
    for (const Event &event : events)
        state = step(std::move(state), event).state;
    return state;
}

State asked() { return after({}, {{at(0), Met{sight(), request('1')}}}); }
State approved() { return after(asked(), {{at(0), approve('1')}}); }
State denied() { return after(asked(), {{at(0), deny('1')}}); }

/// One word for each effect, so that a row of the table fits a line.
QString words(const std::vector<Effect> &effects)
{
    QStringList out;
    for (const Effect &effect : effects) {
        out << std::visit(Overloaded{[](const Ask &) { return u"ask"_s; },
                                     [](const TellRefused &e) {
                                         return u"told%1"_s.arg(int(e.why));
                                     },
                                     [](const Enforce &e) {
                                         return u"enforce%1"_s.arg(e.policy.allowed.size());
                                     },
                                     [](const Withdraw &) { return u"withdraw"_s; }},
                          effect);
    }
    return out.join(u' ');
}

QString phase(const State &state)
{
    const ToolRecord *record = state.record(tool());
    return record ? QStringList{u"asked"_s, u"approved"_s, u"denied"_s}[qsizetype(record->phase.index())]
                  : u"none"_s;
}

bool allows(const State &state, const BootTime &now, char content = 'x')
{
    return covers(policyOf(state), tool(content), now);
}

using What = decltype(Event::what);

} // namespace
Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(What)

class GateMachineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPhaseAndEvent_data()
    {
        QTest::addColumn<State>("before");
        QTest::addColumn<What>("what");
        QTest::addColumn<QString>("becomes");
        QTest::addColumn<QString>("effects");

        const std::vector<std::pair<const char *, State>> states{
            {"none", State{}}, {"asked", asked()}, {"approved", approved()}, {"denied", denied()}};
        const auto rows = [&](const char *name, const What &what, const QStringList &becomes,
                              const QStringList &effects) {
            for (qsizetype i = 0; i < 4; ++i) {
                QTest::addRow("%s, %s", states[std::size_t(i)].first, name)
                    << states[std::size_t(i)].second << what << becomes[i] << effects[i];
            }
        };
        const QString no = u"none"_s, as = u"asked"_s, ap = u"approved"_s, de = u"denied"_s;
        rows("met", Met{sight(), request('2')}, {as, as, ap, de}, {u"ask"_s, u"told0"_s, {}, u"told1"_s});
        rows("approved", approve('1'), {no, ap, ap, de}, {{}, u"enforce1"_s, {}, {}});
        rows("approved for nothing", approve('1', 0), {no, as, ap, de}, {{}, {}, {}, {}});
        rows("approved for long", approve('1', 61), {no, as, ap, de}, {{}, {}, {}, {}});
        rows("another approved", approve('9'), {no, as, ap, de}, {{}, {}, {}, {}});
        rows("denied", deny('1'), {no, de, de, de}, {{}, {}, u"enforce0"_s, {}});
        rows("wrong number", deny('1', DecisionReason::WrongNumber), {no, de, de, de},
             {{}, {}, u"enforce0"_s, {}});
        rows("no answer", deny('1', DecisionReason::Timeout), {no, no, no, de},
             {{}, {}, u"enforce0"_s, {}});
        rows("over", Over{request('1')}, {no, no, no, de}, {{}, {}, u"enforce0"_s, {}});
        rows("another over", Over{request('9')}, {no, as, ap, de}, {{}, {}, {}, {}});
        rows("stop now", StopNow{}, {no, as, no, de}, {{}, {}, u"withdraw enforce0"_s, {}});
        rows("standing", Stand{{u"anydesk"_s}}, {no, as, ap, de},
             {u"enforce1"_s, u"enforce1"_s, u"enforce2"_s, {}});
        rows("tick", Tick{}, {no, as, ap, de}, {{}, {}, {}, {}});
        rows("gate up", GateUp{}, {no, as, ap, de},
             {u"enforce0"_s, u"enforce0"_s, u"enforce1"_s, u"enforce0"_s});
    }

    void everyPhaseAndEvent()
    {
        QFETCH(State, before);
        QFETCH(What, what);
        const quint64 revision = before.revision;
        const Step next = step(std::move(before), {at(1000), what});
        QTEST(phase(next.state), "becomes");
        QTEST(words(next.effects), "effects");
        const bool enforced = words(next.effects).contains(u"enforce"_s);
        QCOMPARE(next.state.revision, revision + (enforced ? 1 : 0));
    }

    void anApprovalIsForThatContentAndThoseMinutes()
    {
        const State state = approved();
        QVERIFY(allows(state, at(15 * Minute - 1)));
        QVERIFY(!allows(state, at(15 * Minute)));
        QVERIFY(!allows(state, at(1), 'y'));
        QVERIFY(!covers(policyOf(state), tool('x', u"other"_s), at(1)));
        QVERIFY(!allows(state, at(1, u"another boot"_s)));
        const Step over = step(state, {at(15 * Minute), Tick{}});
        QCOMPARE(words(over.effects), u"enforce0"_s);
        QCOMPARE(phase(over.state), u"none"_s);
    }

    void anotherBootVoidsApprovalsAndQuestionsAndKeepsDenials()
    {
        const BootTime later = at(5, u"c"_s);
        QCOMPARE(phase(after(approved(), {{later, GateUp{}}})), u"none"_s);
        QCOMPARE(phase(after(asked(), {{later, GateUp{}}})), u"none"_s);
        QCOMPARE(phase(after(denied(), {{later, GateUp{}}})), u"denied"_s);
        const State backwards = after({}, {{at(900), Met{sight(), request('1')}}, {at(900), approve('1')}});
        QCOMPARE(phase(after(backwards, {{at(899), Tick{}}})), u"none"_s);
    }

    void aDenialCoversTheToolAndHoldsAnHour()
    {
        State state = after({}, {{at(0), Met{sight('x'), request('1')}},
                                 {at(0), Met{sight('y'), request('2')}},
                                 {at(0), Met{sight('z'), request('3')}},
                                 {at(0), approve('2')}});
        const Step no = step(state, {at(1), deny('1')});
        QCOMPARE(words(no.effects), u"withdraw withdraw enforce0"_s);
        QVERIFY(!allows(no.state, at(1), 'y'));
        QCOMPARE(words(step(no.state, {at(2), Met{sight('w'), request('4')}}).effects), u"told1"_s);
        QCOMPARE(words(step(no.state, {at(2), Met{sight('w', u"rustdesk"_s), request('4')}}).effects),
                 u"ask"_s);
        QCOMPARE(words(step(no.state, {at(DenialHoldsMs), Met{sight(), request('4')}}).effects), u"told1"_s);
        QCOMPARE(words(step(no.state, {at(DenialHoldsMs + 1), Met{sight(), request('4')}}).effects),
                 u"ask"_s);
    }

    void aDenialBeatsAStandingApproval()
    {
        const State state = after(denied(), {{at(1), Stand{{u"anydesk"_s}}}});
        QVERIFY(!allows(state, at(2)));
        QVERIFY(allows(after(state, {{at(DenialHoldsMs), Tick{}}}), at(DenialHoldsMs)));
    }

    void aLostQuestionIsAskedAgain()
    {
        QCOMPARE(words(step(asked(), {at(AnswerWithinMs - 1), Met{sight(), request('2')}}).effects), u"told0"_s);
        QCOMPARE(words(step(asked(), {at(AnswerWithinMs), Met{sight(), request('2')}}).effects), u"ask"_s);
    }

    void aFloodOfContentsIsNotAFloodOfQuestions()
    {
        State state;
        int questions = 0;
        for (char c = 'a'; c <= 'z'; ++c) {
            const Step next = step(std::move(state), {at(0), Met{sight(c), request(c)}});
            questions += words(next.effects) == u"ask"_s ? 1 : 0;
            state = next.state;
        }
        QCOMPARE(questions, int(MostAskedPerTool));
        for (int i = 0; i < 200; ++i)
            state = step(std::move(state), {at(0), Met{sight('a', u"t%1"_s.arg(i)), request(char(i))}}).state;
        QCOMPARE(state.tools.size(), MostTools);
    }

    void whatIsNotAnIdentityIsNotAskedAbout()
    {
        ToolSeen strange = sight();
        strange.tool.sha256.clear();
        QVERIFY(step({}, {at(0), Met{strange, request('1')}}).effects.empty());
        strange = sight('x', u"Any Desk"_s);
        QVERIFY(step({}, {at(0), Met{strange, request('1')}}).effects.empty());
    }

    void nothingOfTheSeniorsSessionAllowsAnything()
    {
        // Every short sequence of what the senior's session can cause.
        const std::vector<What> mine{Met{sight(), request('1')}, Met{sight('y'), request('2')},
                                     StopNow{}, Tick{}, GateUp{}};
        std::size_t runs = 1;
        for (int depth = 0; depth < 5; ++depth)
            runs *= mine.size();
        for (std::size_t run = 0; run < runs; ++run) {
            State state;
            for (std::size_t rest = run, depth = 0; depth < 5; rest /= mine.size(), ++depth) {
                state = step(std::move(state), {at(qint64(depth)), mine[rest % mine.size()]}).state;
                QVERIFY(policyOf(state).allowed.empty());
            }
        }
    }

    void theNextEnd()
    {
        GatePolicy policy{1, {{u"a"_s, {}, at(50)}, {u"b"_s, {}, at(40)}, {u"c"_s, {}, at(30, u"c"_s)},
                              {u"d"_s, {}, std::nullopt}}};
        QCOMPARE(nextEnd(policy, at(10)), std::optional<qint64>(40));
        QCOMPARE(nextEnd(policy, at(40)), std::optional<qint64>(50));
        QCOMPARE(nextEnd(policy, at(50)), std::optional<qint64>());
        QVERIFY(coversSome(policy, u"d", at(99)));
        QVERIFY(!coversSome(policy, u"a", at(99)));
        QVERIFY(!coversSome(policy, u"e", at(1)));
    }
};

QTEST_GUILESS_MAIN(GateMachineTest)
#include "tst_gatemachine.moc"
