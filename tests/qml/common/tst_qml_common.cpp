// SPDX-License-Identifier: MPL-2.0
#include "qml/common/countdown.h"
#include "qml/common/languagewatch.h"
#include "qml/common/peerbook.h"
#include "qml/common/words.h"
#include "tests/qml/common/people.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

namespace {

api::Event told(api::EventBody body)
{
    return {std::move(body), Noon, {}};
}

} // namespace

class TestQmlCommon : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countdownRunsFromTheEnginesTime();
    void countdownEndsOnce();
    void minutesInWords_data();
    void minutesInWords();
    void namesInWords();
    void daysInWords();
    void everyPresenceAndRelayHasWords();
    void bookFollowsTheEngine();
    void bookPutsConnectedHelpersFirst();
    void pairedPeerHasNoRightsUntilTold();
    void languageChangeIsSeen();
};

void TestQmlCommon::countdownRunsFromTheEnginesTime()
{
    common::Countdown countdown;
    QCOMPARE(countdown.secondsLeft(), 0);
    // An engine whose clock is years off from ours still gets its ten minutes.
    countdown.start(Noon + std::chrono::minutes(10), Noon);
    QVERIFY(countdown.secondsLeft() <= 600 && countdown.secondsLeft() > 590);
    countdown.start(Noon, Noon + std::chrono::minutes(10));
    QCOMPARE(countdown.secondsLeft(), 0);
    countdown.stop();
    QCOMPARE(countdown.secondsLeft(), 0);
}

void TestQmlCommon::countdownEndsOnce()
{
    common::Countdown countdown;
    QSignalSpy finished(&countdown, &common::Countdown::finished);
    countdown.start(Noon + Milliseconds(1), Noon);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!countdown.isRunning());
}

void TestQmlCommon::minutesInWords_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("over") << 0 << QString();
    QTest::newRow("below") << -5 << QString();
    QTest::newRow("last") << 59 << u"under a minute"_s;
    QTest::newRow("one") << 60 << u"1 minute"_s;
    QTest::newRow("begun") << 61 << u"2 minutes"_s;
    QTest::newRow("ten") << 600 << u"10 minutes"_s;
}

void TestQmlCommon::minutesInWords()
{
    QFETCH(int, seconds);
    QFETCH(QString, words);
    QCOMPARE(common::Words::minutes(seconds), words);
}

void TestQmlCommon::namesInWords()
{
    QCOMPARE(common::Words::anyOf({}), u"your family"_s);
    QCOMPARE(common::Words::anyOf({u"A"_s}), u"A"_s);
    QCOMPARE(common::Words::anyOf({u"A"_s, u"B"_s}), u"A or B"_s);
}

void TestQmlCommon::daysInWords()
{
    constexpr auto Day = std::chrono::hours(24);
    QCOMPARE(common::Words::day(Noon, Noon), u"Today"_s);
    QCOMPARE(common::Words::day(Noon, Noon + Day), u"Yesterday"_s);
    QCOMPARE(common::Words::day(Noon + Day, Noon), u"Tomorrow"_s);
    QVERIFY(!common::Words::day(Noon, Noon + 5 * Day).isEmpty());
    QCOMPARE(common::Words::day({}, Noon), QString());
    QCOMPARE(common::Words::clock({}), QString());
    QCOMPARE(common::Words::dayAndClock({}, Noon), QString());
}

void TestQmlCommon::everyPresenceAndRelayHasWords()
{
    QStringList seen;
    for (const auto state : {PresenceState::Unknown, PresenceState::Online, PresenceState::Offline,
                             PresenceState::Dropped})
        seen += common::Words::presence(u"X"_s, state);
    for (const auto state : {RelayState::Offline, RelayState::Connecting, RelayState::Online,
                             RelayState::WrongCertificate})
        seen += common::Words::relay(state);
    QVERIFY(!seen.contains(QString()));
    QCOMPARE(seen.removeDuplicates(), 0);
}

void TestQmlCommon::bookFollowsTheEngine()
{
    common::PeerBook book;
    QVERIFY(!book.relayUp());
    QVERIFY(book.apply(told(motherStatus())));
    QVERIFY(book.isProtected());
    QVERIFY(book.relayUp());
    QCOMPARE(book.helperNames(), QStringList{hanako().name});

    QVERIFY(book.apply(told(api::PresenceChanged{family(), hanako(), PresenceState::Dropped})));
    QCOMPARE(book.find(hanako().id)->presence, PresenceState::Dropped);
    QVERIFY(!book.apply(told(api::PresenceChanged{family(), jiro(), PresenceState::Online})));
    QVERIFY(book.apply(told(api::RelayChanged{RelayState::WrongCertificate})));
    QVERIFY(!book.relayUp());
    QVERIFY(!book.apply(told(api::PeerLeft{numbered<CircleId>(7), hanako()})));
    QVERIFY(book.apply(told(api::PeerLeft{family(), hanako()})));
    QVERIFY(book.peers().empty());
    QVERIFY(!book.apply(told(api::Stopped{})));
}

void TestQmlCommon::bookPutsConnectedHelpersFirst()
{
    common::PeerBook book;
    api::StatusReport report = motherStatus();
    report.peers = {asPeer(jiro(), PresenceState::Offline), asPeer(hanako())};
    book.apply(told(report));
    QCOMPARE(book.helpers().front().peer, hanako());
}

void TestQmlCommon::pairedPeerHasNoRightsUntilTold()
{
    common::PeerBook book;
    api::StatusReport report = motherStatus();
    report.peers.clear();
    book.apply(told(report));
    book.apply(told(api::Paired{family(), hanako()}));
    QVERIFY(book.helpers().empty());
    book.apply(told(api::RightsChanged{family(), hanako(), Rights::Full}));
    QCOMPARE(book.helpers().size(), std::size_t(1));
}

void TestQmlCommon::languageChangeIsSeen()
{
    common::LanguageWatch watch;
    QSignalSpy changed(&watch, &common::LanguageWatch::changed);
    QEvent languageChange(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &languageChange);
    QCOMPARE(changed.count(), 1);
}

QTEST_GUILESS_MAIN(TestQmlCommon)
#include "tst_qml_common.moc"
