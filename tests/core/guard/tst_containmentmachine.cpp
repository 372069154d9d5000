// SPDX-License-Identifier: MPL-2.0
#include "core/base/result.h"
#include "core/guard/containmentmachine.h"

#include <QTest>

#include <random>

using namespace sobani;
using namespace sobani::guard;

namespace {

const std::vector<Endpoint> relays{{*IpAddress::fromBytes("\x0a\x01\x02\x03"), 8883}};
const std::vector<Endpoint> others{{*IpAddress::fromBytes("\x0a\x01\x02\x04"), 8883}};
constexpr quint32 Engine = 990;

ContainmentState contained(std::optional<quint64> epoch = 5, Cut cut = Cut::No)
{
    ContainmentState state;
    state.network = ContainedNetwork{Cause::Help, epoch, relays, Engine, cut};
    return state;
}

ContainmentState open(quint64 last = 5, bool lifted = true)
{
    ContainmentState state;
    state.network = OpenNetwork{last, lifted};
    return state;
}

QByteArray name(const ContainmentState &state)
{
    const auto *c = state.contained();
    if (!c) {
        const auto &o = std::get<OpenNetwork>(state.network);
        return "open-" + QByteArray::number(o.lastEpoch) + (o.lifted ? "" : "-owed");
    }
    return QByteArray(c->cut == Cut::No ? "contained" : c->cut == Cut::Failed ? "cut" : "leaked")
           + (c->epoch ? "-" + QByteArray::number(*c->epoch) : QByteArray());
}

QByteArray level(NetworkLevel l)
{
    return l == NetworkLevel::Open ? "open" : l == NetworkLevel::Contained ? "contained" : "cut";
}

QByteArray words(const std::vector<ContainmentEffect> &effects)
{
    QByteArrayList list;
    const auto word = Overloaded{
        [](const Apply &e) { return "apply:" + level(e.policy.level); },
        [](const Test &) { return QByteArray("test"); },
        [](const Save &) { return QByteArray("save"); },
        [](const WantChallenge &e) { return "want:" + QByteArray::number(int(e.cause)); },
        [](const ReportLevel &e) { return "level:" + level(e.level); },
        [](const ReportTest &) { return QByteArray("tested"); },
        [](const ReportFailure &) { return QByteArray("failure"); },
    };
    for (const auto &effect : effects)
        list << std::visit(word, effect);
    return list.join(' ');
}

SelfTest leak()
{
    SelfTest result;
    result.newFlowsV6 = true;
    return result;
}

ApplyFailed failed(NetworkLevel level)
{
    return {level, ContainmentError::Refused};
}

} // namespace

Q_DECLARE_METATYPE(sobani::guard::ContainmentState)

/// Every state and event. "=": neither a change nor an effect.
class TestContainmentMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void thePolicyIsFixedWhenItBegins();
    void triggersDecideWhatBegins();
    void nothingOpensButAReleaseOfThisEpoch();
};

void TestContainmentMachine::everyPair_data()
{
    using Event = ContainmentEvent;
    QTest::addColumn<std::function<ContainmentState()>>("from");
    QTest::addColumn<std::shared_ptr<Event>>("event");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("effects");
    const std::vector<std::pair<const char *, ContainmentState>> states{
        {"open", open()},
        {"owed", open(5, false)},
        {"new", contained({})},
        {"contained", contained()},
        {"cut", contained(5, Cut::Failed)},
        {"leaked", contained(5, Cut::Leaked)},
    };
    struct Row
    {
        const char *name;
        Event event;
        std::array<const char *, 6> answers; ///< state > effects, in the order of states
    };
    const char *const same = "=";
    const std::vector<Row> rows{
        {"boot", Boot{},
         {"open-5 > apply:open level:open", "open-5-owed > apply:open level:open",
          "contained > apply:contained level:contained",
          "contained-5 > apply:contained level:contained",
          "contained-5 > apply:contained level:contained",
          "contained-5 > apply:contained level:contained"}},
        {"help", Ask{Cause::Help, relays, Engine},
         {"contained > apply:contained level:contained save want:0",
          "contained > apply:contained level:contained save want:0",
          "contained > apply:contained want:0", "contained-5 > apply:contained want:0",
          "cut-5 > apply:cut want:0", "leaked-5 > apply:cut want:0"}},
        {"order", Ask{Cause::Order, relays, Engine},
         {"contained > apply:contained level:contained save want:1",
          "contained > apply:contained level:contained save want:1",
          "contained > apply:contained want:1", "contained-5 > apply:contained want:1",
          "cut-5 > apply:cut want:1", "leaked-5 > apply:cut want:1"}},
        {"refused tool", Ask{Cause::Refusal, relays, Engine}, {same, same, same, same, same, same}},
        {"it stands in the authority", Reconcile{6, 6, relays, Engine},
         {"contained-6 > apply:contained level:contained save",
          "contained-6 > apply:contained level:contained save", "contained-6 > save",
          "contained-6 > save", "cut-6 > save", "leaked-6 > save"}},
        {"it ended in the authority", Reconcile{5, {}, relays, Engine},
         {same, same, "contained > want:0", "open-5-owed > apply:open save",
          "open-5-owed > apply:open save", "open-5-owed > apply:open save"}},
        {"the authority knows nothing", Reconcile{0, {}, relays, Engine},
         {same, same, "contained > want:0", "contained-5 > want:0", "cut-5 > want:0",
          "leaked-5 > want:0"}},
        {"challenged", Challenged{5},
         {same, same, "contained-5 > save", same, same, same}},
        {"released", Released{5},
         {same, same, same, "open-5-owed > apply:open save", "open-5-owed > apply:open save",
          "open-5-owed > apply:open save"}},
        {"released: an older one", Released{4}, {same, same, same, same, same, same}},
        {"released: one to come", Released{6}, {same, same, same, same, same, same}},
        {"triggers as before", SetTriggers{true, false}, {same, same, same, same, same, same}},
        {"triggers", SetTriggers{false, true},
         {"open-5 > save", "open-5-owed > save", "contained > save", "contained-5 > save",
          "cut-5 > save", "leaked-5 > save"}},
        {"applied: open", Applied{NetworkLevel::Open},
         {same, "open-5 > level:open save", same, same, same, same}},
        {"applied: contained", Applied{NetworkLevel::Contained},
         {same, same, "contained > test", "contained-5 > test",
          "contained-5 > level:contained save test", "contained-5 > level:contained save test"}},
        {"applied: cut", Applied{NetworkLevel::Cut}, {same, same, same, same, same, same}},
        {"failed: open", failed(NetworkLevel::Open),
         {"open-5-owed > failure", "open-5-owed > failure", same, same, same, same}},
        {"failed: contained", failed(NetworkLevel::Contained),
         {same, same, "cut > apply:cut failure level:cut save",
          "cut-5 > apply:cut failure level:cut save", "cut-5 > apply:cut failure",
          "leaked-5 > apply:cut failure"}},
        {"failed: cut", failed(NetworkLevel::Cut),
         {same, same, "cut > apply:cut failure level:cut save",
          "cut-5 > apply:cut failure level:cut save", "cut-5 > failure", "cut-5 > failure"}},
        {"test passed", Tested{},
         {same, same, "contained > tested", "contained-5 > tested", same, same}},
        {"test leaked", Tested{leak()},
         {same, same, "leaked > apply:cut tested level:cut save",
          "leaked-5 > apply:cut tested level:cut save", same, same}},
        {"disturbed", Disturbed{},
         {same, same, "contained > apply:contained", "contained-5 > apply:contained",
          "cut-5 > apply:cut", "leaked-5 > apply:cut"}},
        {"tick", Tick{},
         {same, "open-5-owed > apply:open", same, same, "cut-5 > apply:contained", same}},
    };
    for (const Row &row : rows) {
        for (std::size_t i = 0; i < states.size(); ++i) {
            const ContainmentState &from = states[i].second;
            const QByteArray answer = row.answers.at(i);
            const QByteArrayList parts = answer.split('>');
            QTest::addRow("%s, %s", states[i].first, row.name)
                << std::function<ContainmentState()>([copy = from] { return copy; })
                << std::make_shared<Event>(row.event)
                << (answer == same ? name(from) : parts[0].trimmed())
                << (answer == same ? QByteArray() : parts[1].trimmed());
        }
    }
}

void TestContainmentMachine::everyPair()
{
    QFETCH(std::function<ContainmentState()>, from);
    QFETCH(std::shared_ptr<ContainmentEvent>, event);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, effects);
    const ContainmentStep s = step(from(), *event);
    QCOMPARE(name(s.state), to);
    QCOMPARE(words(s.effects), effects);
    for (std::size_t i = 1; i < s.effects.size(); ++i)
        QVERIFY(!std::holds_alternative<Apply>(s.effects[i]));
}

void TestContainmentMachine::thePolicyIsFixedWhenItBegins()
{
    ContainmentState state = step(open(), Ask{Cause::Help, relays, Engine}).state;
    QVERIFY(policyOf(state).relays == relays);
    QCOMPARE(policyOf(state).engineUser, Engine);
    state = step(state, Ask{Cause::Help, others, 1}).state;
    state = step(state, Reconcile{6, 6, others, 1}).state;
    state = step(state, Boot{}).state;
    QVERIFY(policyOf(state).relays == relays);
    QCOMPARE(policyOf(state).engineUser, Engine);
    const std::vector<Endpoint> many(1000, relays.front());
    state = step(open(), Ask{Cause::Help, many, Engine}).state;
    QCOMPARE(policyOf(state).relays.size(), MostEndpoints);
}

void TestContainmentMachine::triggersDecideWhatBegins()
{
    const ContainmentState fine = step(open(), SetTriggers{false, true}).state;
    QVERIFY(step(fine, Ask{Cause::Help, relays, Engine}).effects.empty());
    QVERIFY(step(fine, Ask{Cause::Refusal, relays, Engine}).state.contained());
    QVERIFY(step(fine, Ask{Cause::Order, relays, Engine}).state.contained());
}

void TestContainmentMachine::nothingOpensButAReleaseOfThisEpoch()
{
    std::mt19937 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same lives each time
    const auto below = [&random](unsigned n) { return unsigned(random() % n); };
    const auto anyLevel = [&below] { return NetworkLevel(below(3)); };
    int released = 0;
    for (int life = 0; life < 500; ++life) {
        ContainmentState state;
        quint64 epoch = 0;
        for (int i = 0; i < 60; ++i) {
            const quint64 named = epoch + below(3) - 1 + (epoch == 0 ? 1 : 0);
            const std::vector<ContainmentEvent> events{
                Boot{}, Ask{Cause(below(4)), relays, Engine}, Challenged{epoch + 1},
                Released{named}, SetTriggers{below(2) == 0, below(2) == 0}, Applied{anyLevel()},
                failed(anyLevel()), Tested{below(4) == 0 ? leak() : SelfTest{}}, Disturbed{},
                Tick{}, Reconcile{epoch, epoch + 1, relays, Engine}};
            const ContainmentEvent &event = events[below(11)];
            const ContainmentState before = state;
            ContainmentStep s = step(state, event);
            state = std::move(s.state);
            if (below(5) == 0)
                state = *decodeContainment(encode(state));
            const auto *stood = before.contained();
            const auto *release = std::get_if<Released>(&event);
            for (const auto &effect : s.effects) {
                const auto *apply = std::get_if<Apply>(&effect);
                if (apply && apply->policy.level == NetworkLevel::Open)
                    QVERIFY(!stood || (release && stood->epoch == release->epoch));
            }
            if (stood && !state.contained()) {
                QVERIFY(release && stood->epoch == release->epoch);
                ++released;
            }
            if (state.contained())
                epoch = state.contained()->epoch.value_or(epoch);
        }
    }
    QVERIFY2(released > 100, qPrintable(QString::number(released)));
}

QTEST_GUILESS_MAIN(TestContainmentMachine)
#include "tst_containmentmachine.moc"
