// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/realbroker.h"
#include "tests/integration/relaypeer.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace sobani;
using namespace sobani::platform;
using namespace sobani::tests;
using namespace Qt::StringLiterals;

namespace {

const auto Topic = u"s1/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"_s;
const auto WillTopic = u"s1/wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"_s;

} // namespace

class MosquittoLinkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void publishesAndReceives();
    void publishesLeaveAtOnce();
    void survivesBrokerKillAndRestart();
    void keepsOrderWhileOffline();
    void boundsWhatWaits();
    void sessionOutlivesTheProcess();
    void willIsPublishedWithoutGoodbye();
    void goodbyeKeepsTheWillBack();
    void newWillTakesEffect();
    void bigPayloadsAreDropped();
    void refusedSubscriptionIsNotReported();
    void familyAccount();
    void retriesTheFirstConnect();
    void destructorIsQuick();
};

void MosquittoLinkTest::initTestCase()
{
    qRegisterMetaType<sobani::RelayState>();
    if (const QString why = RealBroker::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void MosquittoLinkTest::publishesAndReceives()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer a(broker.address(), "a");
    Peer b(broker.address(), "b");
    QVERIFY(b.listensTo(Topic));
    a.link->open();
    QVERIFY(a.becomes(RelayState::Online));
    QCOMPARE(a.states.first().first().value<RelayState>(), RelayState::Connecting);
    a.link->publish(Topic, "hello", false, 42);
    QVERIFY(a.heard.isEmpty());
    QVERIFY(b.hears({"hello"}));
    QTRY_COMPARE(a.acks.size(), 1);
    QCOMPARE(a.acks.first().first().toULongLong(), 42U);
    a.link->publish(Topic, "kept", true, 43);
    QVERIFY(b.hears({"hello", "kept"}));
    Peer late(broker.address(), "late");
    QVERIFY(late.listensTo(Topic));
    QVERIFY(late.hears({"kept"}));
    b.link->unsubscribe(Topic);
    a.link->close();
    QVERIFY(a.becomes(RelayState::Offline));
}

void MosquittoLinkTest::publishesLeaveAtOnce()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer a(broker.address(), "a");
    QVERIFY(a.listensTo(Topic));
    QList<qint64> microseconds;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        a.link->publish(Topic, QByteArray::number(i), false, quint64(i));
        QVERIFY(QTest::qWaitFor([&] { return a.heard.size() == i + 1; }));
        microseconds << timer.nsecsElapsed() / 1000;
    }
    std::sort(microseconds.begin(), microseconds.end());
    // Nagle's algorithm with a delayed acknowledgement would cost 40 ms each time.
    QVERIFY2(microseconds[10] < 30'000, qPrintable(QString::number(microseconds[10])));
}

void MosquittoLinkTest::survivesBrokerKillAndRestart()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer a(broker.address(), "a");
    Peer b(broker.address(), "b");
    QVERIFY(b.listensTo(Topic));
    a.link->open();
    QVERIFY(a.becomes(RelayState::Online));
    broker.kill9();
    a.link->publish(Topic, "1", false, 1); // most likely still into the dead socket
    QVERIFY(a.becomes(RelayState::Offline));
    a.link->publish(Topic, "2", false, 2);
    QVERIFY(b.becomes(RelayState::Offline));
    b.subs.clear();
    QVERIFY(broker.start());
    // The broker lost the session; the link asks for its topics again by itself.
    QTRY_COMPARE_WITH_TIMEOUT(b.subs.size(), 1, Patience);
    a.link->publish(Topic, "3", false, 3);
    QTRY_COMPARE_WITH_TIMEOUT(a.acks.size(), 3, Patience);
    QCOMPARE(a.acks.at(0).first().toULongLong(), 1U);
    QTRY_VERIFY(b.heard.contains("3"));
}

void MosquittoLinkTest::keepsOrderWhileOffline()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer b(broker.address(), "b");
    QVERIFY(b.listensTo(Topic));
    Peer a(broker.address(), "a");
    QList<QByteArray> expected;
    for (int i = 0; i < 200; ++i) {
        expected << QByteArray::number(i);
        a.link->publish(Topic, expected.last(), false, quint64(i));
    }
    a.link->open();
    QVERIFY(b.hears(expected));
    QTRY_COMPARE(a.acks.size(), 200);
}

void MosquittoLinkTest::boundsWhatWaits()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer a(broker.address(), "a");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"dropped a publish"_s));
    for (quint64 i = 0; i < 1001; ++i)
        a.link->publish(Topic, "x", false, i);
    a.link->open();
    QTRY_COMPARE_WITH_TIMEOUT(a.acks.size(), 1000, Patience);
    a.link->publish(Topic, "x", false, 5000);
    QTRY_COMPARE_WITH_TIMEOUT(a.acks.size(), 1001, Patience);
    QVERIFY(!a.acks.contains(QVariantList{quint64(1000)}));
}

void MosquittoLinkTest::sessionOutlivesTheProcess()
{
    RealBroker broker;
    QVERIFY(broker.start());
    {
        Peer b(broker.address(), "b");
        QVERIFY(b.listensTo(Topic));
        b.link->close();
        QVERIFY(b.becomes(RelayState::Offline));
    }
    Peer a(broker.address(), "a");
    a.link->open();
    a.link->publish(Topic, "while you slept", false, 1);
    QTRY_COMPARE_WITH_TIMEOUT(a.acks.size(), 1, Patience);
    QVERIFY(broker.restart()); // a broker that is told to go writes its sessions down
    Peer b(broker.address(), "b");
    b.link->open(); // asks for no topic: the session remembers
    QVERIFY(b.hears({"while you slept"}));
}

void MosquittoLinkTest::willIsPublishedWithoutGoodbye()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer b(broker.address(), "b");
    QVERIFY(b.listensTo(WillTopic));
    {
        Peer a(broker.address(), "a");
        a.link->setWill(wire::Will{WillTopic, "gone"});
        a.link->open();
        QVERIFY(a.becomes(RelayState::Online));
    }
    QVERIFY(b.hears({"gone"}));
    Peer late(broker.address(), "late");
    QVERIFY(late.listensTo(WillTopic));
    QVERIFY(late.hears({"gone"})); // retained
}

void MosquittoLinkTest::goodbyeKeepsTheWillBack()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer b(broker.address(), "b");
    QVERIFY(b.listensTo(WillTopic));
    {
        Peer a(broker.address(), "a");
        a.link->setWill(wire::Will{WillTopic, "gone"});
        a.link->open();
        QVERIFY(a.becomes(RelayState::Online));
        a.link->publish(WillTopic, "bye", false, 1);
        a.link->close();
    }
    Peer c(broker.address(), "c");
    c.link->open();
    c.link->publish(WillTopic, "last", false, 1);
    QVERIFY(b.hears({"bye", "last"}));
}

void MosquittoLinkTest::newWillTakesEffect()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer b(broker.address(), "b");
    QVERIFY(b.listensTo(WillTopic));
    {
        Peer a(broker.address(), "a");
        a.link->setWill(wire::Will{WillTopic, "old"});
        a.link->open();
        QVERIFY(a.becomes(RelayState::Online));
        a.states.clear();
        a.link->setWill(wire::Will{WillTopic, "new"});
        QTRY_VERIFY_WITH_TIMEOUT(
            a.states.contains(QVariantList{QVariant::fromValue(RelayState::Online)}), Patience);
    }
    QVERIFY(b.hears({"new"}));
}

void MosquittoLinkTest::bigPayloadsAreDropped()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer a(broker.address(), "a");
    QVERIFY(a.listensTo(Topic));
    const QByteArray largest(MosquittoWorker::PayloadLimit, 'x');
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"dropped a publish"_s));
    a.link->publish(Topic, largest + 'y', false, 1);
    a.link->publish(Topic, largest, false, 2);
    QVERIFY(a.hears({largest}));
    QTRY_COMPARE(a.acks.size(), 1);
    QCOMPARE(a.acks.first().first().toULongLong(), 2U);
}

void MosquittoLinkTest::refusedSubscriptionIsNotReported()
{
    RealBroker broker;
    QVERIFY(broker.start());
    Peer a(broker.address(), "a");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused a subscription"_s));
    a.link->subscribe(u"elsewhere/x"_s);
    QVERIFY(a.listensTo(Topic));
    // The relay answers in order; a publish after it makes sure that both answers are here.
    a.link->publish(Topic, "x", false, 1);
    QVERIFY(a.hears({"x"}));
    QCOMPARE(a.subs.size(), 1);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused a publish"_s));
    a.link->publish(u"elsewhere/x"_s, "x", false, 2);
    a.link->publish(Topic, "y", false, 3);
    QTRY_COMPARE(a.acks.size(), 2);
    QVERIFY(!a.acks.contains(QVariantList{quint64(2)}));
}

void MosquittoLinkTest::familyAccount()
{
    RealBroker broker({u"--family"_s, u"tanaka"_s});
    QVERIFY(broker.start());
    Peer member(broker.address(), "member",
                {.user = u"tanaka"_s, .password = QString::fromUtf8(broker.fact("password"))});
    QVERIFY(member.listensTo(Topic));
    Peer stranger(broker.address(), "stranger");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused the connection"_s));
    stranger.link->open();
    QVERIFY(stranger.becomes(RelayState::Offline) || stranger.becomes(RelayState::Connecting));
    QTRY_VERIFY_WITH_TIMEOUT(stranger.states.size() >= 2, Patience);
    QCOMPARE(stranger.link->state(), RelayState::Offline);
}

void MosquittoLinkTest::retriesTheFirstConnect()
{
    RealBroker broker;
    Peer a(broker.address(), "a");
    a.link->open();
    QVERIFY(a.becomes(RelayState::Connecting));
    QVERIFY(a.becomes(RelayState::Offline));
    QVERIFY(broker.start());
    QVERIFY(a.becomes(RelayState::Online));
}

void MosquittoLinkTest::destructorIsQuick()
{
    QTcpServer silent; // accepts and never says a word
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    RealBroker broker;
    QVERIFY(broker.start());
    const wire::RelayAddress mute{u"127.0.0.1"_s, silent.serverPort(), broker.pin()};
    for (const auto &address : {mute, broker.address()}) {
        auto link = std::make_unique<MosquittoLink>(address, "a", MosquittoOptions{});
        link->open();
        if (address == mute)
            QTRY_VERIFY(silent.hasPendingConnections());
        else
            QTRY_COMPARE_WITH_TIMEOUT(link->state(), RelayState::Online, Patience);
        QElapsedTimer timer;
        timer.start();
        link.reset();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
}

QTEST_GUILESS_MAIN(MosquittoLinkTest)
#include "tst_mosquittolink.moc"
