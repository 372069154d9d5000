// SPDX-License-Identifier: MPL-2.0
#include "tests/core/authority/circle.h"

using namespace sobani;
using namespace sobani::tests;

namespace {

const auto AlmostADay = std::chrono::hours(24) - 1ms;

/// Hanako enrolled, Taro waiting.
Circle waiting()
{
    Circle c = Circle::withHanako();
    c.enrol(c.taro);
    return c;
}

/// Lets time pass as the timer does, in small steps.
void live(Circle &c, Milliseconds time)
{
    for (Milliseconds left = time; left > 0ms; left -= std::min<Milliseconds>(left, 1min)) {
        c.pass(std::min<Milliseconds>(left, 1min));
        c.run(Mature{});
    }
}

} // namespace

class TestAuthorityRoster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstEverNeedsNoConsent();
    void laterOnesWait();
    void consentGrantsAtOnce();
    void vetoRemovesAndSilenceNeverGrantsAgain();
    void consentIsChecked_data();
    void consentIsChecked();
    void silenceGrantsAfterADay();
    void restartsCountByTheWallClock();
    void aWrongClockIsNoWaiting();
    void nothingRipensWhileLocked();
    void lockedRefusesEnrolment_data();
    void lockedRefusesEnrolment();
    void pairingAgainKeepsRights();
    void removingNeverMakesAFirst();
    void removingEndsApprovals();
    void rosterIsBounded();
    void oddKeysAreRefused();
};

void TestAuthorityRoster::theFirstEverNeedsNoConsent()
{
    Circle c;
    c.enrol(c.hanako);
    QCOMPARE(words(c.effects), "full");
    QCOMPARE(c.rights(c.hanako), Rights::Full);
    QVERIFY(c.state.everEnrolled);
}

void TestAuthorityRoster::laterOnesWait()
{
    Circle c = waiting();
    QCOMPARE(words(c.effects), "pending consent");
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    const auto &body = std::get<ConsentWanted>(c.effects.at(1)).body;
    QCOMPARE(body.candidate, c.taro.id);
    QCOMPARE(body.keys, c.taro.keys->publicKeys());
    QCOMPARE(body.effective, c.now.wall + 24h);
}

void TestAuthorityRoster::consentGrantsAtOnce()
{
    Circle c = waiting();
    c.consent(c.hanako, c.consentFor(c.taro, true));
    QCOMPARE(words(c.effects), "granted");
    QCOMPARE(c.rights(c.taro), Rights::Full);
    // Too late for a veto, and a second yes changes nothing.
    ConsentBody late = c.consentFor(c.taro, false);
    late.consent = requestId(101);
    c.consent(c.hanako, late);
    QCOMPARE(words(c.effects), "over");
    QCOMPARE(c.rights(c.taro), Rights::Full);
}

void TestAuthorityRoster::vetoRemovesAndSilenceNeverGrantsAgain()
{
    Circle c = waiting();
    c.consent(c.hanako, c.consentFor(c.taro, false));
    QCOMPARE(words(c.effects), "vetoed");
    QVERIFY(!c.rights(c.taro));
    c.enrol(c.taro, 2);
    QCOMPARE(words(c.effects), "pending consent");
    QCOMPARE(std::get<ConsentWanted>(c.effects.at(1)).body.effective, WallTime{});
    live(c, 100h);
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    // The yes to the first question answers another one.
    ConsentBody old = c.consentFor(c.taro, true);
    old.consent = requestId(101);
    c.consent(c.hanako, old);
    QCOMPARE(words(c.effects), "over");
    c.consent(c.hanako, c.consentFor(c.taro, true));
    QCOMPARE(c.rights(c.taro), Rights::Full);
    QVERIFY(c.state.vetoed.empty());
}

void TestAuthorityRoster::consentIsChecked_data()
{
    QTest::addColumn<QByteArray>("refusal");
    const auto row = [](const char *name, const char *refusal) {
        QTest::newRow(name) << QByteArray(refusal);
    };
    row("circle", "wrong-authority");
    row("authority", "wrong-authority");
    row("consent", "over");
    row("candidate", "unknown-member");
    row("sign key", "wrong-keys");
    row("agree key", "wrong-keys");
    row("signature", "bad-signature");
    row("accept turned", "bad-signature");
    row("by the candidate", "no-rights");
    row("by a stranger", "unknown-signer");
    row("over another link", "unknown-signer");
    row("a decision's domain", "bad-signature");
    row("not a consent", "malformed");
}

void TestAuthorityRoster::consentIsChecked()
{
    QFETCH(QByteArray, refusal);
    const QByteArray field = QTest::currentDataTag();
    for (const bool accept : {true, false}) {
        Circle c = waiting();
        ConsentBody body = c.consentFor(c.taro, accept);
        if (field == "circle")
            body.circle = {};
        else if (field == "authority")
            body.authority = {};
        else if (field == "consent")
            body.consent = requestId(7);
        else if (field == "candidate")
            body.candidate = c.stranger.id;
        else if (field == "sign key")
            body.keys.sign = c.stranger.keys->publicKeys().sign;
        else if (field == "agree key")
            body.keys.agree = c.stranger.keys->publicKeys().agree;
        SubmitConsent event{c.hanako.sign(body), c.hanako.id};
        if (field == "signature")
            event.statement.signature[63] = char(event.statement.signature.at(63) ^ 1);
        else if (field == "accept turned")
            event.statement.body.back() = char(event.statement.body.back() ^ 1);
        else if (field == "by the candidate")
            event = {c.taro.sign(body), c.taro.id};
        else if (field == "by a stranger")
            event = {c.stranger.sign(body), c.stranger.id};
        else if (field == "over another link")
            event.from = c.taro.id;
        else if (field == "a decision's domain")
            event.statement = wire::sign(c.hanako.keys->sign, c.hanako.id,
                                         QByteArrayView(DecisionBody::Domain), body.encode());
        else if (field == "not a consent")
            event.statement = wire::sign(c.hanako.keys->sign, c.hanako.id,
                                         QByteArrayView(ConsentBody::Domain), QByteArray("x"));
        const QByteArray before = encode(c.state);
        c.run(event);
        QCOMPARE(words(c.effects), refusal);
        QCOMPARE(encode(c.state), before);
    }
}

void TestAuthorityRoster::silenceGrantsAfterADay()
{
    Circle c = waiting();
    live(c, AlmostADay);
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    c.pass(1ms);
    c.run(Tick{}); // a request's tick never loosens
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    c.run(Mature{});
    QCOMPARE(words(c.effects), "granted");
    QCOMPARE(c.rights(c.taro), Rights::Full);
}

void TestAuthorityRoster::restartsCountByTheWallClock()
{
    Circle c = waiting();
    live(c, 10h);
    c.reboot(13h);
    c.run(Mature{});
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    c.state = *decode(encode(c.state));
    live(c, 50min);
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    // A clock set back over a restart takes nothing away and gives nothing.
    c.reboot(-1000h);
    c.run(Mature{});
    live(c, 10min - 1s);
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    live(c, 1s);
    QCOMPARE(c.rights(c.taro), Rights::Full);
}

void TestAuthorityRoster::aWrongClockIsNoWaiting()
{
    Circle c = Circle::withHanako();
    c.now.wall = WallTime{0}; // a machine without a battery for its clock
    c.enrol(c.taro);
    c.now.wall = WallTime{1'750'000'000'000}; // the network tells it the time
    live(c, 1min);
    c.reboot(1min);
    c.run(Mature{});
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    live(c, 23h);
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    live(c, 1h);
    QCOMPARE(c.rights(c.taro), Rights::Full);
}

void TestAuthorityRoster::nothingRipensWhileLocked()
{
    Circle c = waiting();
    c.run(SetIncident{true});
    live(c, 30h);
    QCOMPARE(c.rights(c.taro), Rights::Pending);
    c.run(SetIncident{false});
    c.run(Mature{});
    QCOMPARE(c.rights(c.taro), Rights::Full);
}

void TestAuthorityRoster::lockedRefusesEnrolment_data()
{
    QTest::addColumn<QByteArray>("why");
    QTest::addColumn<bool>("locked");
    QTest::newRow("incident") << QByteArray("incident") << true;
    QTest::newRow("pending request") << QByteArray("pending") << true;
    QTest::newRow("approved request") << QByteArray("approved") << true;
    QTest::newRow("incident over") << QByteArray("incident over") << false;
    QTest::newRow("request over") << QByteArray("denied") << false;
}

void TestAuthorityRoster::lockedRefusesEnrolment()
{
    QFETCH(QByteArray, why);
    QFETCH(bool, locked);
    Circle c = Circle::withHanako();
    if (why.startsWith("incident"))
        c.run(SetIncident{true});
    else
        c.open(1);
    if (why == "approved")
        c.decide(c.hanako, c.approval(1));
    else if (why == "denied")
        c.decide(c.hanako, c.denial(1));
    else if (why == "incident over")
        c.run(SetIncident{false});
    c.enrol(c.taro);
    QCOMPARE(words(c.effects), QByteArray(locked ? "locked" : "pending consent"));
    QCOMPARE(c.rights(c.taro).has_value(), !locked);
    // Who is known already may pair again: that gives nothing.
    c.enrol(c.hanako);
    QCOMPARE(words(c.effects), "full");
}

void TestAuthorityRoster::pairingAgainKeepsRights()
{
    Circle c = waiting();
    live(c, 5h);
    const auto before = c.state.member(c.taro.id)->waiting;
    c.enrol(c.taro, 9);
    QCOMPARE(words(c.effects), "pending");
    QCOMPARE(c.state.member(c.taro.id)->waiting, before);
    c.enrol(c.hanako, 9);
    QCOMPARE(words(c.effects), "full");
    QCOMPARE(c.state.members.size(), std::size_t(2));
}

void TestAuthorityRoster::removingNeverMakesAFirst()
{
    Circle c = waiting();
    c.run(Remove{c.stranger.id});
    QCOMPARE(words(c.effects), "unknown-member");
    c.run(Remove{c.taro.id});
    c.run(Remove{c.hanako.id});
    QCOMPARE(words(c.effects), "removed");
    QVERIFY(c.state.members.empty());
    c.state = *decode(encode(c.state));
    c.enrol(c.stranger);
    QCOMPARE(words(c.effects), "pending consent");
    c.open(1);
    c.decide(c.stranger, c.approval(1));
    QCOMPARE(words(c.effects), "no-rights");
    c.decide(c.hanako, c.approval(1));
    QCOMPARE(words(c.effects), "unknown-signer");
}

void TestAuthorityRoster::removingEndsApprovals()
{
    Circle c = Circle::withHanako();
    c.enrol(c.taro);
    c.open(1);
    c.decide(c.hanako, c.approval(1));
    c.run(Remove{c.taro.id}); // a waiting one takes nothing along
    QCOMPARE(words(c.effects), "removed");
    c.run(Remove{c.hanako.id});
    QCOMPARE(words(c.effects), "ended-2 removed");
}

void TestAuthorityRoster::rosterIsBounded()
{
    Circle c = Circle::withHanako();
    for (std::size_t i = 1; i < MostMembers; ++i) {
        c.enrol(Helper());
        QCOMPARE(words(c.effects), "pending consent");
    }
    c.enrol(c.taro);
    QCOMPARE(words(c.effects), "roster-full");
}

void TestAuthorityRoster::oddKeysAreRefused()
{
    Circle c;
    auto keys = c.hanako.keys->publicKeys();
    keys.sign.chop(1);
    c.run(Enrol{keys, {}, requestId(1)});
    QCOMPARE(words(c.effects), "malformed");
    keys = c.hanako.keys->publicKeys();
    keys.agree.clear();
    c.run(Enrol{keys, {}, requestId(1)});
    QCOMPARE(words(c.effects), "malformed");
    c.run(Enrol{c.hanako.keys->publicKeys(), {}, {}});
    QCOMPARE(words(c.effects), "malformed");
    QVERIFY(!c.state.everEnrolled);
}

QTEST_GUILESS_MAIN(TestAuthorityRoster)
#include "tst_authorityroster.moc"
