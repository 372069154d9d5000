// SPDX-License-Identifier: MPL-2.0
#include "tests/core/authority/circle.h"

using namespace sobani;
using namespace sobani::tests;

/// What gives a contained device its network back, and what does not.
class TestAuthorityRelease : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHelpersReleaseEndsIt();
    void eachFieldFlippedIsRefused_data();
    void eachFieldFlippedIsRefused();
    void onlyAFullHelpersOwnWord_data();
    void onlyAFullHelpersOwnWord();
    void wrongNumbersMakeANewChallenge();
    void helpAgainVoidsEarlierReleases();
    void anotherToolVoidsNothing();
    void keepVoidsAndVetoes();
    void anotherBootVoidsTheChallenge();
    void ordersCutOnceOnly();
    void nothingElseReleases();
    void offlineCode();
    void offlineCodesOfOthers();
    void wrongCodesMakeHerWait();
    void breakGlassAfterADay();
    void breakGlassOverARestart();
    void breakGlassIsEndedBy_data();
    void breakGlassIsEndedBy();
    void triggers();
    void noEnrolmentMeanwhile();
};

namespace {

Circle contained()
{
    Circle c = Circle::withHanako();
    c.contain();
    return c;
}

SubmitOfflineRelease typed(const Circle &c, const QString &code)
{
    return {code, {{c.hanako.id, u"11112222"_s}, {c.taro.id, u"33334444"_s}}};
}

} // namespace

void TestAuthorityRelease::aHelpersReleaseEndsIt()
{
    Circle c = contained();
    QCOMPARE(words(c.effects), "contained-1");
    const auto &told = std::get<ContainmentOn>(c.effects.front());
    QCOMPARE(told.body.cause, ContainCause::Help);
    QCOMPARE(told.challenge.digits, u"07"_s);
    const ReleaseBody body{c.containment(), u"07"_s};
    c.release(c.hanako, body);
    QCOMPARE(words(c.effects), "released-0");
    QCOMPARE(std::get<ContainmentOff>(c.effects.front()).body.by, c.hanako.id);
    QVERIFY(!c.state.isolation.standing);
    c.release(c.hanako, body);
    QCOMPARE(words(c.effects), "not-in-force");
    c.contain(ContainCause::Help, 2);
    QCOMPARE(words(c.effects), "contained-2");
    c.release(c.hanako, body); // recorded from the first time
    QCOMPARE(words(c.effects), "over");
    QVERIFY(c.state.isolation.standing);
}

void TestAuthorityRelease::eachFieldFlippedIsRefused_data()
{
    using Change = std::function<void(ReleaseBody &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const char *answer, const Change &change) {
        QTest::newRow(name) << change << QByteArray(answer);
    };
    row("circle", "wrong-authority", [](ReleaseBody &b) { b.of.circle = CircleId(); });
    row("authority", "wrong-authority", [](ReleaseBody &b) { b.of.authority = AuthorityId(); });
    row("epoch before", "over", [](ReleaseBody &b) { --b.of.epoch; });
    row("epoch after", "over", [](ReleaseBody &b) { ++b.of.epoch; });
    row("nonce", "wrong-nonce", [](ReleaseBody &b) { b.of.nonce[31] ^= 1; });
    row("number", "left-2", [](ReleaseBody &b) { b.number = u"08"_s; });
    row("no number", "left-2", [](ReleaseBody &b) { b.number.clear(); });
}

void TestAuthorityRelease::eachFieldFlippedIsRefused()
{
    QFETCH(std::function<void(ReleaseBody &)>, change);
    QFETCH(QByteArray, answer);
    Circle c = contained();
    ReleaseBody body{c.containment(), u"07"_s};
    change(body);
    c.release(c.hanako, body);
    QCOMPARE(words(c.effects), answer);
    QVERIFY(c.state.isolation.standing);
}

void TestAuthorityRelease::onlyAFullHelpersOwnWord_data()
{
    QTest::addColumn<int>("who");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("waiting helper") << 0 << QByteArray("no-rights");
    QTest::newRow("stranger") << 1 << QByteArray("unknown-signer");
    QTest::newRow("another's name") << 2 << QByteArray("bad-signature");
    QTest::newRow("another's link") << 3 << QByteArray("unknown-signer");
    QTest::newRow("damaged") << 4 << QByteArray("bad-signature");
    QTest::newRow("another statement") << 5 << QByteArray("bad-signature");
}

void TestAuthorityRelease::onlyAFullHelpersOwnWord()
{
    QFETCH(int, who);
    QFETCH(QByteArray, answer);
    Circle c = Circle::withHanako();
    c.enrol(c.taro);
    c.contain();
    const ReleaseBody body{c.containment(), u"07"_s};
    const Helper &signer = who == 0 ? c.taro : who == 1 || who == 2 ? c.stranger : c.hanako;
    auto statement = signer.sign(body);
    DeviceId from = signer.id;
    if (who == 2)
        statement.signer = from = c.hanako.id;
    else if (who == 3)
        from = c.taro.id;
    else if (who == 4)
        statement.body[0] ^= 1;
    else if (who == 5)
        statement = c.hanako.sign(KeepBody{c.containment()});
    c.run(SubmitRelease{statement, from, Circle::challenge(9)});
    QCOMPARE(words(c.effects), answer);
    QCOMPARE(c.standing().triesLeft, access::WrongNumberTries);
}

void TestAuthorityRelease::wrongNumbersMakeANewChallenge()
{
    Circle c = contained();
    const ReleaseBody wrong{c.containment(), u"08"_s};
    const ReleaseBody right{c.containment(), u"07"_s};
    c.release(c.hanako, wrong);
    QCOMPARE(words(c.effects), "left-2");
    c.release(c.hanako, wrong);
    QCOMPARE(words(c.effects), "left-1");
    c.release(c.hanako, wrong, 5);
    QCOMPARE(words(c.effects), "left-0 contained-1");
    c.release(c.hanako, right);
    QCOMPARE(words(c.effects), "wrong-nonce");
    c.release(c.hanako, {c.containment(), u"07"_s});
    QCOMPARE(words(c.effects), "released-0");
}

void TestAuthorityRelease::helpAgainVoidsEarlierReleases()
{
    Circle c = contained();
    const ReleaseBody before{c.containment(), u"07"_s};
    c.contain(ContainCause::Help, 2);
    QCOMPARE(words(c.effects), "contained-1");
    c.release(c.hanako, before);
    QCOMPARE(words(c.effects), "wrong-nonce");
}

void TestAuthorityRelease::anotherToolVoidsNothing()
{
    Circle c = contained();
    const ReleaseBody before{c.containment(), u"07"_s};
    c.contain(ContainCause::Refusal, 2);
    QCOMPARE(words(c.effects), "contained-1");
    c.contain(ContainCause::Restored, 3);
    QCOMPARE(words(c.effects), "contained-1");
    c.release(c.hanako, before);
    QCOMPARE(words(c.effects), "released-0");
}

void TestAuthorityRelease::keepVoidsAndVetoes()
{
    Circle c = contained();
    const ReleaseBody before{c.containment(), u"07"_s};
    c.run(BreakGlass{requestId(1)});
    QCOMPARE(words(c.effects), "glass");
    const auto keep = c.hanako.sign(KeepBody{c.containment()});
    c.run(SubmitKeep{keep, c.hanako.id, Circle::challenge(3)});
    QCOMPARE(words(c.effects), "glass-ended contained-1");
    c.release(c.hanako, before);
    QCOMPARE(words(c.effects), "wrong-nonce");
    c.run(SubmitKeep{keep, c.hanako.id, Circle::challenge(4)}); // replayed
    QCOMPARE(words(c.effects), "wrong-nonce");
}

void TestAuthorityRelease::anotherBootVoidsTheChallenge()
{
    Circle c = contained();
    const ReleaseBody before{c.containment(), u"07"_s};
    c.reboot();
    c.release(c.hanako, before);
    QCOMPARE(words(c.effects), "wrong-nonce");
    c.run(typed(c, u"11112222"_s));
    QCOMPARE(words(c.effects), "wrong-nonce");
    c.contain(ContainCause::Restored, 4);
    QCOMPARE(words(c.effects), "contained-1");
    QCOMPARE(c.standing().cause, ContainCause::Help);
    c.release(c.hanako, before);
    QCOMPARE(words(c.effects), "wrong-nonce");
    c.release(c.hanako, {c.containment(), u"07"_s});
    QCOMPARE(words(c.effects), "released-0");
}

void TestAuthorityRelease::ordersCutOnceOnly()
{
    Circle c = Circle::withHanako();
    const auto order = c.hanako.sign(OrderBody{c.state.circle, c.state.self, 0});
    const auto send = [&c](const wire::SignedByDevice &what) {
        c.run(SubmitOrder{what, what.signer, Circle::challenge(1)});
        return words(c.effects);
    };
    QCOMPARE(send(c.taro.sign(OrderBody{c.state.circle, c.state.self, 0})), "unknown-signer");
    QCOMPARE(send(c.hanako.sign(OrderBody{c.state.circle, AuthorityId(), 0})), "wrong-authority");
    QCOMPARE(send(order), "contained-1");
    QCOMPARE(c.standing().cause, ContainCause::Order);
    QCOMPARE(send(order), "over");
    c.release(c.hanako, {c.containment(), u"07"_s});
    QCOMPARE(send(order), "over"); // replayed after the release
    QVERIFY(!c.state.isolation.standing);
    QCOMPARE(send(c.hanako.sign(OrderBody{c.state.circle, c.state.self, 1})), "contained-2");
}

void TestAuthorityRelease::nothingElseReleases()
{
    Circle c = contained();
    c.open(1);
    c.decide(c.hanako, c.approval(1));
    c.run(Withdraw{requestId(1)});
    c.run(SetIncident{false});
    c.run(Remove{c.hanako.id});
    c.pass(std::chrono::hours(24 * 400));
    c.run(Tick{});
    c.run(Mature{});
    c.reboot();
    c.run(Tick{});
    c.run(Mature{});
    c.state = *decode(encode(c.state));
    QVERIFY(c.state.isolation.standing);
}

void TestAuthorityRelease::offlineCode()
{
    Circle c = contained();
    c.run(typed(c, u"11112222"_s));
    QCOMPARE(words(c.effects), "released-1");
    QCOMPARE(std::get<ContainmentOff>(c.effects.front()).body.by, c.hanako.id);
    c.run(typed(c, u"11112222"_s));
    QCOMPARE(words(c.effects), "not-in-force");
}

void TestAuthorityRelease::offlineCodesOfOthers()
{
    Circle c = Circle::withHanako();
    c.enrol(c.taro); // waits for rights
    c.contain();
    c.run(typed(c, u"33334444"_s));
    QCOMPARE(words(c.effects), "wait-15");
    c.pass(15s);
    c.run(SubmitOfflineRelease{{}, {{c.hanako.id, {}}}}); // no code was made: none is right
    QCOMPARE(words(c.effects), "wait-30");
    QVERIFY(c.state.isolation.standing);
}

void TestAuthorityRelease::wrongCodesMakeHerWait()
{
    Circle c = contained();
    c.run(typed(c, u"00000000"_s));
    QCOMPARE(words(c.effects), "wait-15");
    c.run(typed(c, u"11112222"_s)); // right, but too soon
    QCOMPARE(words(c.effects), "too-soon");
    c.pass(14'999ms);
    c.run(typed(c, u"11112222"_s));
    QCOMPARE(words(c.effects), "too-soon");
    c.reboot(); // does not shorten the wait
    c.run(Tick{});
    c.contain(ContainCause::Restored, 2);
    c.pass(14'999ms);
    c.run(typed(c, u"11112222"_s));
    QCOMPARE(words(c.effects), "too-soon");
    c.pass(1ms);
    for (const char *wait : {"wait-30", "wait-60", "wait-120", "wait-240", "wait-480", "wait-900",
                             "wait-900"}) {
        c.run(typed(c, u"00000000"_s));
        QCOMPARE(words(c.effects), wait);
        c.state = *decode(encode(c.state));
        c.pass(15min);
    }
    c.run(typed(c, u"11112222"_s));
    QCOMPARE(words(c.effects), "released-1");
    QCOMPARE(c.state.isolation.offline.wrong, quint64(0));
}

void TestAuthorityRelease::breakGlassAfterADay()
{
    Circle c = Circle::withHanako();
    c.run(BreakGlass{requestId(1)});
    QCOMPARE(words(c.effects), "not-in-force");
    c.contain();
    c.run(BreakGlass{requestId(1)});
    QCOMPARE(words(c.effects), "glass");
    QCOMPARE(std::get<BreakGlassBegun>(c.effects.front()).body.effective, c.now.wall + 24h);
    c.run(BreakGlass{requestId(2)}); // asking again begins nothing anew
    QCOMPARE(words(c.effects), "duplicate");
    c.pass(24h - 1ms);
    c.run(Mature{});
    QCOMPARE(words(c.effects), "");
    c.pass(1ms);
    c.run(Tick{}); // ticks only tighten
    QCOMPARE(words(c.effects), "");
    c.run(Mature{});
    QCOMPARE(words(c.effects), "released-2");
}

void TestAuthorityRelease::breakGlassOverARestart()
{
    Circle c = contained();
    c.run(BreakGlass{requestId(1)});
    c.pass(12h);
    c.run(Mature{});
    c.reboot(-48h); // the clock was set back
    c.run(Mature{});
    c.pass(12h - 1ms);
    c.run(Mature{});
    QVERIFY(c.state.isolation.standing);
    c.pass(1ms);
    c.run(Mature{});
    QCOMPARE(words(c.effects), "released-2");
}

void TestAuthorityRelease::breakGlassIsEndedBy_data()
{
    QTest::addColumn<bool>("help");
    QTest::newRow("a helper's no") << false;
    QTest::newRow("HELP") << true;
}

void TestAuthorityRelease::breakGlassIsEndedBy()
{
    QFETCH(bool, help);
    Circle c = contained();
    c.run(BreakGlass{requestId(1)});
    c.pass(23h);
    c.run(Mature{});
    if (help)
        c.contain(ContainCause::Help, 2);
    else
        c.run(SubmitKeep{c.hanako.sign(KeepBody{c.containment()}), c.hanako.id,
                         Circle::challenge(3)});
    QCOMPARE(words(c.effects), "glass-ended contained-1");
    c.pass(48h);
    c.run(Mature{});
    QCOMPARE(words(c.effects), "");
    QVERIFY(c.state.isolation.standing);
}

void TestAuthorityRelease::triggers()
{
    Circle c = Circle::withHanako();
    QVERIFY(c.state.isolation.triggers.onHelp);
    const auto send = [&c](const Helper &by, quint64 revision, bool onHelp) {
        const TriggersBody body{c.state.circle, c.state.self, revision, onHelp, true};
        c.run(SubmitTriggers{by.sign(body), by.id});
        return words(c.effects);
    };
    QCOMPARE(send(c.stranger, 1, false), "unknown-signer");
    QCOMPARE(send(c.hanako, 0, false), "over");
    QCOMPARE(send(c.hanako, 1, false), "triggers");
    QCOMPARE(send(c.hanako, 2, true), "triggers");
    QCOMPARE(send(c.hanako, 1, false), "over"); // replayed
    QVERIFY(c.state.isolation.triggers.onHelp);
}

void TestAuthorityRelease::noEnrolmentMeanwhile()
{
    Circle c = contained();
    c.enrol(c.taro);
    QCOMPARE(words(c.effects), "locked");
    c.release(c.hanako, {c.containment(), u"07"_s});
    c.enrol(c.taro);
    QCOMPARE(words(c.effects), "pending consent");
}

QTEST_GUILESS_MAIN(TestAuthorityRelease)
#include "tst_authorityrelease.moc"
