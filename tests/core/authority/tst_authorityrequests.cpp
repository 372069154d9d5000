// SPDX-License-Identifier: MPL-2.0
#include "core/authority/digits.h"
#include "tests/core/authority/circle.h"

#include <functional>

using namespace sobani;
using namespace sobani::tests;

namespace {

using Act = std::function<void(Circle &)>;

/// Request 1 in each phase that a request can be in; Hanako and Taro may both decide.
Circle inPhase(const QByteArray &phase)
{
    Circle c = Circle::withHanako();
    c.enrol(c.taro);
    c.consent(c.hanako, c.consentFor(c.taro, true));
    if (phase == "none")
        return c;
    c.open(1, AccessSource::Detected);
    if (phase == "approved" || phase == "expired")
        c.decide(c.hanako, c.approval(1));
    else if (phase == "denied")
        c.decide(c.hanako, c.denial(1));
    else if (phase == "withdrawn")
        c.run(Withdraw{requestId(1)});
    else if (phase == "timeout")
        c.pass(10min);
    if (phase == "expired")
        c.pass(30min);
    if (phase == "expired" || phase == "timeout")
        c.run(Tick{});
    return c;
}

QByteArray phaseOf(const Circle &c)
{
    const Request *request = c.state.request(requestId(1));
    if (!request)
        return "none";
    return std::visit(Overloaded{[](const Pending &) { return "pending"; },
                                 [](const Approved &) { return "approved"; },
                                 [](const Denied &) { return "denied"; },
                                 [](const Ended &) { return "ended"; }},
                      request->phase);
}

const std::map<QByteArray, Act> Acts{
    {"open", [](Circle &c) { c.open(1, AccessSource::Detected); }},
    {"approve", [](Circle &c) { c.decide(c.taro, c.approval(1)); }},
    {"wrong number", [](Circle &c) { c.decide(c.taro, c.approval(1, 30, u"08"_s)); }},
    {"deny", [](Circle &c) { c.decide(c.taro, c.denial(1)); }},
    {"revoke", [](Circle &c) { c.revoke(c.taro, 1); }},
    {"withdraw", [](Circle &c) { c.run(Withdraw{requestId(1)}); }},
    {"remove helper", [](Circle &c) { c.run(Remove{c.taro.id}); }},
    {"incident", [](Circle &c) { c.run(SetIncident{true}); }},
    {"tick", [](Circle &c) { c.run(Tick{}); }},
    {"tick 10 min", [](Circle &c) { c.pass(10min); c.run(Tick{}); }},
    {"tick 30 min", [](Circle &c) { c.pass(30min); c.run(Tick{}); }},
    {"mature", [](Circle &c) { c.run(Mature{}); }},
    {"reboot", [](Circle &c) { c.reboot(); c.run(Tick{}); }},
    {"clock backwards", [](Circle &c) { c.now.boot.ms = 1; c.run(Tick{}); }},
};

struct Row { QByteArray act; std::map<QByteArray, QByteArray> after; };

// After each act: the phase, then the effects. Reasons of denied: 0 helper, 1 timeout,
// 2 wrong number; of ended: 0 expired, 1 withdrawn, 2 revoked. A missing phase: nothing.
const std::vector<Row> Table{
    {"open", {{"none", "pending opened"}, {"pending", "pending duplicate"},
              {"approved", "approved duplicate"}, {"denied", "denied duplicate"},
              {"withdrawn", "ended duplicate"}, {"expired", "ended duplicate"},
              {"timeout", "denied duplicate"}}},
    {"approve", {{"pending", "approved approved"}, {"approved", "approved over"},
                 {"denied", "denied over"}, {"withdrawn", "ended over"},
                 {"expired", "ended over"}, {"timeout", "denied over"}}},
    {"wrong number", {{"pending", "pending tries-2"}, {"approved", "approved over"},
                      {"denied", "denied over"}, {"withdrawn", "ended over"},
                      {"expired", "ended over"}, {"timeout", "denied over"}}},
    {"deny", {{"pending", "denied denied-0"}, {"approved", "denied denied-0"},
              {"denied", "denied over"}, {"withdrawn", "ended over"}, {"expired", "ended over"},
              {"timeout", "denied over"}}},
    {"revoke", {{"pending", "pending not-in-force"}, {"approved", "ended ended-2"},
                {"denied", "denied not-in-force"}, {"withdrawn", "ended not-in-force"},
                {"expired", "ended not-in-force"}, {"timeout", "denied not-in-force"}}},
    {"withdraw", {{"none", "none unknown-request"}, {"pending", "ended ended-1"},
                  {"approved", "ended ended-1"}, {"denied", "denied over"},
                  {"withdrawn", "ended over"}, {"expired", "ended over"},
                  {"timeout", "denied over"}}},
    {"remove helper", {{"none", "none removed"}, {"pending", "pending removed"},
                       {"approved", "ended ended-2 removed"}, {"denied", "denied removed"},
                       {"withdrawn", "ended removed"}, {"expired", "ended removed"},
                       {"timeout", "denied removed"}}},
    {"incident", {}},
    {"tick", {}},
    {"tick 10 min", {{"pending", "denied denied-1"}}},
    {"tick 30 min", {{"pending", "denied denied-1"}, {"approved", "ended ended-0"}}},
    {"mature", {}},
    {"reboot", {{"pending", "denied denied-1"}, {"approved", "ended ended-0"}}},
    {"clock backwards", {{"pending", "denied denied-1"}, {"approved", "ended ended-0"}}},
};

} // namespace

class TestAuthorityRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void eachFieldFlippedIsRefused_data();
    void eachFieldFlippedIsRefused();
    void onlyTheseMinutes();
    void wrongNumbersCountOverAllHelpers();
    void aDenyWinsAndIsRemembered();
    void approvalEndsToTheMillisecond();
    void declaredOpensNoGate();
    void anotherRequestsDecisionHasNoEffect();
    void waitingHelperMayNotDecide();
    void openRequestsAreBounded();
    void closedRequestsAreForgottenOldestFirst();
    void closedRequestsKeepNoDetails();
    void oddRequestsAreRefused();
    void digitsAreUniform();
};

void TestAuthorityRequests::everyPair_data()
{
    QTest::addColumn<QByteArray>("phase");
    QTest::addColumn<QByteArray>("act");
    QTest::addColumn<QByteArray>("expected");
    QCOMPARE(Table.size(), Acts.size());
    for (const Row &row : Table) {
        for (const char *phase :
             {"none", "pending", "approved", "denied", "withdrawn", "expired", "timeout"}) {
            const bool needsRequest = row.act == "approve" || row.act == "wrong number"
                                      || row.act == "deny" || row.act == "revoke";
            if (needsRequest && qstrcmp(phase, "none") == 0)
                continue; // see anotherRequestsDecisionHasNoEffect
            const auto found = row.after.find(phase);
            QTest::addRow("%s, %s", phase, row.act.constData())
                << QByteArray(phase) << row.act
                << (found == row.after.end() ? phaseOf(inPhase(phase)) : found->second);
        }
    }
}

void TestAuthorityRequests::everyPair()
{
    QFETCH(QByteArray, phase);
    QFETCH(QByteArray, act);
    QFETCH(QByteArray, expected);
    Circle c = inPhase(phase);
    Acts.at(act)(c);
    const QByteArray effects = words(c.effects);
    QCOMPARE(phaseOf(c) + (effects.isEmpty() ? "" : " ") + effects, expected);
    const auto decoded = decode(encode(c.state));
    QVERIFY(decoded);
    QCOMPARE(encode(*decoded), encode(c.state));
}

void TestAuthorityRequests::eachFieldFlippedIsRefused_data()
{
    QTest::addColumn<QByteArray>("refusal");
    const auto row = [](const char *name, const char *refusal) {
        QTest::newRow(name) << QByteArray(refusal);
    };
    row("circle", "wrong-authority");
    row("authority", "wrong-authority");
    row("request", "unknown-request");
    row("nonce", "wrong-nonce");
    row("tool", "wrong-tool");
    row("minutes", "bad-minutes");
    row("number", "tries-2");
    row("signature", "bad-signature");
    row("body", "bad-signature");
    row("domain", "bad-signature");
    row("other key", "bad-signature");
    row("stranger", "unknown-signer");
    row("sender", "unknown-signer");
    row("not a decision", "malformed");
}

void TestAuthorityRequests::eachFieldFlippedIsRefused()
{
    QFETCH(QByteArray, refusal);
    const QByteArray field = QTest::currentDataTag();
    for (const Verdict verdict : {Verdict::Approve, Verdict::Deny}) {
        const bool approve = verdict == Verdict::Approve;
        if (!approve && (field == "minutes" || field == "number"))
            continue;
        Circle c = inPhase("pending");
        DecisionBody body = approve ? c.approval(1) : c.denial(1);
        if (field == "circle")
            body.of.circle = {};
        else if (field == "authority")
            body.of.authority = {};
        else if (field == "request")
            body.of.request = requestId(2);
        else if (field == "nonce")
            body.of.nonce[31] = char(body.of.nonce.at(31) ^ 1);
        else if (field == "tool")
            body.toolIdentity += u"x"_s;
        else if (field == "minutes")
            body.minutes = 31;
        else if (field == "number")
            body.number = u"17"_s;
        SubmitDecision event{c.taro.sign(body), c.taro.id};
        if (field == "signature")
            event.statement.signature[0] = char(event.statement.signature.at(0) ^ 1);
        else if (field == "body")
            event.statement.body[3] = char(event.statement.body.at(3) ^ 1);
        else if (field == "domain")
            event.statement = wire::sign(c.taro.keys->sign, c.taro.id,
                                         QByteArrayView(RevocationBody::Domain), body.encode());
        else if (field == "other key")
            event.statement.signer = event.from = c.hanako.id;
        else if (field == "stranger")
            event = {c.stranger.sign(body), c.stranger.id};
        else if (field == "sender")
            event.from = c.hanako.id;
        else if (field == "not a decision")
            event.statement = wire::sign(c.taro.keys->sign, c.taro.id,
                                         QByteArrayView(DecisionBody::Domain), QByteArray("x"));
        c.run(event);
        QCOMPARE(words(c.effects), refusal);
        QCOMPARE(phaseOf(c), "pending");
        c.decide(c.taro, approve ? c.approval(1) : c.denial(1));
        QCOMPARE(phaseOf(c), QByteArray(approve ? "approved" : "denied"));
    }
}

void TestAuthorityRequests::onlyTheseMinutes()
{
    for (int minutes = 0; minutes <= access::MostMinutes; ++minutes) {
        Circle c = inPhase("pending");
        c.decide(c.hanako, c.approval(1, minutes));
        const bool allowed = minutes == 15 || minutes == 30 || minutes == 60;
        QCOMPARE(words(c.effects), QByteArray(allowed ? "approved" : "bad-minutes"));
    }
}

void TestAuthorityRequests::wrongNumbersCountOverAllHelpers()
{
    Circle c = inPhase("pending");
    c.open(2);
    c.decide(c.hanako, c.approval(1, 30, u"70"_s));
    QCOMPARE(words(c.effects), "tries-2");
    QCOMPARE(std::get<WrongNumber>(c.effects.at(0)).to, c.hanako.id);
    c.decide(c.taro, c.approval(2, 30, QString()));
    QCOMPARE(words(c.effects), "tries-2");
    c.decide(c.taro, c.approval(1, 30, u"0"_s));
    QCOMPARE(words(c.effects), "tries-1");
    c.decide(c.hanako, c.approval(1, 30, u"70"_s));
    QCOMPARE(words(c.effects), "denied-2");
    QVERIFY(!std::get<Decision>(c.effects.at(0)).body.by);
    c.decide(c.hanako, c.approval(1));
    QCOMPARE(words(c.effects), "over");
    c.decide(c.hanako, c.approval(2));
    QCOMPARE(words(c.effects), "approved");
}

void TestAuthorityRequests::aDenyWinsAndIsRemembered()
{
    Circle c = inPhase("approved");
    QVERIFY(c.request(1).opensGate());
    c.decide(c.taro, c.denial(1));
    QVERIFY(!c.request(1).opensGate());
    const auto &body = std::get<Decision>(c.effects.at(0)).body;
    QCOMPARE(body.by, c.taro.id);
    QCOMPARE(body.note, u"no"_s);
    QCOMPARE(body.minutes, 0);
    c.decide(c.hanako, c.approval(1));
    QCOMPARE(words(c.effects), "over");
    // Also after a restart of the process.
    c.state = *decode(encode(c.state));
    c.decide(c.hanako, c.approval(1));
    QCOMPARE(words(c.effects), "over");
}

void TestAuthorityRequests::approvalEndsToTheMillisecond()
{
    for (const int minutes : {15, 30, 60}) {
        Circle c = inPhase("pending");
        c.pass(9min);
        c.decide(c.hanako, c.approval(1, minutes));
        c.pass(std::chrono::minutes(minutes) - 1ms);
        c.now.wall = {}; // nobody prolongs it by setting the clock
        c.run(Tick{});
        QCOMPARE(phaseOf(c), "approved");
        c.pass(1ms);
        c.run(Tick{});
        QCOMPARE(words(c.effects), "ended-0");
    }
}

void TestAuthorityRequests::declaredOpensNoGate()
{
    Circle c = Circle::withHanako();
    c.open(1, AccessSource::Declared);
    c.open(2, AccessSource::Detected);
    QVERIFY(!c.request(1).opensGate() && !c.request(2).opensGate());
    c.decide(c.hanako, c.approval(1));
    c.decide(c.hanako, c.approval(2));
    QVERIFY(std::holds_alternative<Approved>(c.request(1).phase));
    QVERIFY(!c.request(1).opensGate());
    QVERIFY(c.request(2).opensGate());
}

void TestAuthorityRequests::anotherRequestsDecisionHasNoEffect()
{
    Circle c = inPhase("pending");
    const auto old = c.hanako.sign(c.approval(1));
    c.run(Withdraw{requestId(1)});
    c.open(2);
    const QByteArray before = encode(c.state);
    c.run(SubmitDecision{old, c.hanako.id});
    QCOMPARE(words(c.effects), "over");
    DecisionBody moved = c.approval(2);
    moved.of.nonce = c.request(1).body.of.nonce;
    c.decide(c.hanako, moved);
    QCOMPARE(words(c.effects), "wrong-nonce");
    moved.of.request = requestId(3);
    c.decide(c.hanako, moved);
    QCOMPARE(words(c.effects), "unknown-request");
    c.run(SubmitRevocation{c.hanako.sign(RevocationBody{moved.of}), c.hanako.id});
    QCOMPARE(words(c.effects), "unknown-request");
    QCOMPARE(encode(c.state), before);
    // The same family's other device.
    Circle other = c;
    other.state.self = *AuthorityId::fromBytes(QByteArray(16, 'o'));
    other.decide(c.hanako, c.approval(2));
    QCOMPARE(words(other.effects), "wrong-authority");
}

void TestAuthorityRequests::waitingHelperMayNotDecide()
{
    Circle c = Circle::withHanako();
    c.enrol(c.taro);
    c.open(1);
    c.decide(c.taro, c.approval(1));
    QCOMPARE(words(c.effects), "no-rights");
    c.decide(c.taro, c.denial(1));
    QCOMPARE(words(c.effects), "no-rights");
    c.decide(c.hanako, c.approval(1));
    c.revoke(c.taro, 1);
    QCOMPARE(words(c.effects), "no-rights");
    QCOMPARE(phaseOf(c), "approved");
}

void TestAuthorityRequests::openRequestsAreBounded()
{
    Circle c = Circle::withHanako();
    for (int n = 0; n < int(MostOpenPerSource); ++n) {
        c.open(n, AccessSource::Declared);
        QCOMPARE(words(c.effects), "opened");
    }
    c.open(50, AccessSource::Declared);
    QCOMPARE(words(c.effects), "too-many");
    // Whoever floods declarations does not hide what the guard sees.
    c.open(51, AccessSource::Detected);
    QCOMPARE(words(c.effects), "opened");
    c.run(Withdraw{requestId(0)});
    c.open(50, AccessSource::Declared);
    QCOMPARE(words(c.effects), "opened");
}

void TestAuthorityRequests::closedRequestsAreForgottenOldestFirst()
{
    Circle c = Circle::withHanako();
    const int many = int(MostClosed) + 10;
    for (int n = 0; n < many; ++n) {
        c.open(n);
        c.decide(c.hanako, c.denial(n));
    }
    QCOMPARE(c.state.requests.size(), MostClosed);
    QVERIFY(!c.state.request(requestId(9)));
    QVERIFY(c.state.request(requestId(10)));
    QVERIFY(c.state.request(requestId(many - 1)));
}

void TestAuthorityRequests::closedRequestsKeepNoDetails()
{
    Circle c = Circle::withHanako();
    AccessDetails details;
    details.caller = Caller::Them;
    details.person = u"x"_s.repeated(999);
    c.run(OpenRequest{requestId(1), QByteArray(32, 'n'), u"07"_s, AccessSource::Declared, details,
                      {}});
    QCOMPARE(c.request(1).body.details.person.size(), limits::ShortText);
    QCOMPARE(c.request(1).body.flags, std::vector{RedFlag::TheyCalled});
    QVERIFY(decode(encode(c.state)));
    c.decide(c.hanako, c.denial(1));
    QCOMPARE(c.request(1).body.details, AccessDetails{});
    QVERIFY(c.request(1).body.flags.empty());
}

void TestAuthorityRequests::oddRequestsAreRefused()
{
    Circle c = Circle::withHanako();
    const OpenRequest good{requestId(1), QByteArray(32, 'n'), u"07"_s, AccessSource::Detected, {},
                           u"tool"_s};
    const auto refused = [&c, &good](auto change) {
        OpenRequest odd = good;
        change(odd);
        c.run(odd);
        return words(c.effects) == "malformed" && c.state.requests.empty();
    };
    QVERIFY(refused([](auto &r) { r.id = {}; }));
    QVERIFY(refused([](auto &r) { r.nonce.chop(1); }));
    QVERIFY(refused([](auto &r) { r.digits = u"7"_s; }));
    QVERIFY(refused([](auto &r) { r.digits = u"０７"_s; }));
    QVERIFY(refused([](auto &r) { r.toolIdentity = QString(281, u'x'); }));
    QVERIFY(refused([](auto &r) { r.toolIdentity = u"a\tb"_s; }));
    c.run(good);
    QCOMPARE(words(c.effects), "opened");
}

void TestAuthorityRequests::digitsAreUniform()
{
    std::map<QString, int> seen;
    for (int byte = 0; byte < 256; ++byte) {
        const auto digits = digitsFrom(QByteArray(1, char(byte)));
        QCOMPARE(digits.has_value(), byte < 200);
        if (digits)
            ++seen[*digits];
    }
    QCOMPARE(seen.size(), std::size_t(100));
    for (const auto &[digits, count] : seen) {
        QCOMPARE(digits.size(), 2);
        QCOMPARE(count, 2);
    }
    QCOMPARE(digitsFrom(QByteArray("\xff\x07", 2)), u"07"_s);
    QVERIFY(!digitsFrom(QByteArray("\xff\xc8", 2)));
    QVERIFY(!digitsFrom({}));
}

QTEST_GUILESS_MAIN(TestAuthorityRequests)
#include "tst_authorityrequests.moc"
