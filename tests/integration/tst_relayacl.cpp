// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/rawclient.h"
#include "tests/integration/realbroker.h"

#include <QTcpSocket>
#include <QTest>

#include <mqtt_protocol.h>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

/// The shipped relay against a client that tries everything but an exact topic.
///
/// An observer with an account of its own, which only this test gives it, reads every topic: so a
/// refusal is seen to be one, and not merely a message that nobody was waiting for.
class RelayAclTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void exactTopicsWork();
    void subscriptionsElsewhere_data();
    void subscriptionsElsewhere();
    void publishesElsewhere_data();
    void publishesElsewhere();
    void willsElsewhere_data();
    void willsElsewhere();
    void nothingOfTheBrokerIsPublished();
    void takeoverNeedsTheClientId();
    void takeoverNeedsTheAccount();
    void queuesAreBounded();
    void bigPacketsAreRefused();
    void plainTextIsRefused();

private:
    std::unique_ptr<RealBroker> m_broker;
    std::unique_ptr<RawClient> m_observer;
};

namespace {
const QByteArray Exact = "s1/Vn0b6k3rM2yQpXcW1dT8uHsLgEoJzA4iKfRq7v95BxY";
constexpr int NotAuthorized = MQTT_RC_NOT_AUTHORIZED;
} // namespace

void RelayAclTest::initTestCase()
{
    if (const QString why = RealBroker::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void RelayAclTest::init()
{
    m_broker = std::make_unique<RealBroker>();
    m_broker->addObserver(u"observer"_s, u"everything"_s);
    QVERIFY(m_broker->start());
    m_observer = std::make_unique<RawClient>(
        *m_broker, RawClient::Identity{"observer-id", "observer", "everything"});
    QCOMPARE(m_observer->connect(), 0);
    QCOMPARE(m_observer->subscribe("#"), 1);
}

void RelayAclTest::cleanup()
{
    m_observer.reset();
    m_broker.reset();
}

void RelayAclTest::exactTopicsWork()
{
    RawClient a(*m_broker, {"a"});
    RawClient b(*m_broker, {"b"});
    a.setWill(Exact, "gone", true);
    QCOMPARE(a.connect(), 0);
    QCOMPARE(b.connect(), 0);
    QCOMPARE(b.subscribe(Exact), 1);
    QCOMPARE(a.publish(Exact, "hello"), 0);
    QVERIFY(b.pumpUntil([&] { return b.heard().contains({Exact, "hello"}); }));
    QCOMPARE(a.publish(Exact, "kept", true), 0);
    a.vanish();
    QVERIFY(b.pumpUntil([&] { return b.heard().contains({Exact, "gone"}); }));
    QVERIFY(m_observer->pumpUntil([&] { return m_observer->heard().size() == 3; }));
}

void RelayAclTest::subscriptionsElsewhere_data()
{
    QTest::addColumn<QByteArray>("filter");
    for (const char *filter : {"#",
                               "+",
                               "+/#",
                               "+/+",
                               "/#",
                               "/+",
                               "s1",
                               "s1/#",
                               "s1/+",
                               "s1/+/#",
                               "s1/+/+",
                               "s1/x/#",
                               "s1/x/y",
                               "/s1/x",
                               "s2/x",
                               "S1/x",
                               "other",
                               "$SYS/#",
                               "$SYS/broker/clients/connected",
                               "$CONTROL/#",
                               "$CONTROL/dynamic-security/v1",
                               "$CONTROL/dynamic-security/v1/response",
                               "$share/g/#",
                               "$share/g/s1/+",
                               "$share/g/s1/#",
                               "$share/g/+/x",
                               "$share/g/$SYS/#"})
        QTest::newRow(filter) << QByteArray(filter);
    QTest::newRow("share of an exact topic") << QByteArray("$share/g/") + Exact;
    QTest::newRow("wildcard for a known topic") << QByteArray("+/") + Exact.mid(3);
    QTest::newRow("below a known topic") << Exact + "/#";
}

void RelayAclTest::subscriptionsElsewhere()
{
    QFETCH(QByteArray, filter);
    RawClient spy(*m_broker, {"spy"});
    QCOMPARE(spy.connect(), 0);
    QCOMPARE(spy.subscribe(filter), NotAuthorized);
    QCOMPARE(spy.subscribe("s1/control"), 1);
    RawClient a(*m_broker, {"a"});
    QCOMPARE(a.connect(), 0);
    for (const QByteArray &topic : {Exact, QByteArray("s1/x"), QByteArray("s1/control")})
        QCOMPARE(a.publish(topic, "secret", true), 0);
    // The control came last: had the filter taken hold, something would have come before it.
    QVERIFY(spy.pumpUntil([&] { return !spy.heard().isEmpty(); }));
    QCOMPARE(spy.heard(), (QList<RawClient::Message>{{"s1/control", "secret"}}));
}

void RelayAclTest::publishesElsewhere_data()
{
    QTest::addColumn<QByteArray>("topic");
    for (const char *topic : {"s1", "s1/x/y", "s2/x", "/s1/x", "other", "$SYS/broker/uptime",
                              "$CONTROL/dynamic-security/v1", "$share/g/s1/x"})
        QTest::newRow(topic) << QByteArray(topic);
}

void RelayAclTest::publishesElsewhere()
{
    QFETCH(QByteArray, topic);
    for (const bool retain : {false, true}) {
        RawClient a(*m_broker, {"a"});
        QCOMPARE(a.connect(), 0);
        const int answer = a.publish(topic, "x", retain);
        QVERIFY2(answer == NotAuthorized || answer == RawClient::Gone,
                 qPrintable(QString::number(answer)));
        RawClient b(*m_broker, {"b"});
        QCOMPARE(b.connect(), 0);
        QCOMPARE(b.publish("s1/control", "control"), 0);
    }
    QVERIFY(m_observer->pumpUntil([&] { return m_observer->heard().size() >= 2; }));
    for (const auto &message : m_observer->heard())
        QCOMPARE(message.topic, "s1/control");
    // Nor is anything kept for those who come later.
    RawClient late(*m_broker, {"late", "observer", "everything"});
    QCOMPARE(late.connect(), 0);
    QCOMPARE(late.subscribe("#"), 1);
    QCOMPARE(late.publish("s1/ping", "x"), NotAuthorized); // an answer that ends the wait
    QVERIFY(late.heard().isEmpty());
}

void RelayAclTest::willsElsewhere_data()
{
    publishesElsewhere_data();
}

void RelayAclTest::willsElsewhere()
{
    QFETCH(QByteArray, topic);
    RawClient a(*m_broker, {"a"});
    a.setWill(topic, "will", true);
    (void)a.connect(); // refused now, or the will later: both are fine
    a.vanish();
    RawClient b(*m_broker, {"b"});
    b.setWill("s1/will", "will", true);
    QCOMPARE(b.connect(), 0);
    b.vanish();
    QVERIFY(m_observer->pumpUntil([&] { return !m_observer->heard().isEmpty(); }));
    QCOMPARE(m_observer->heard(), (QList<RawClient::Message>{{"s1/will", "will"}}));
}

void RelayAclTest::nothingOfTheBrokerIsPublished()
{
    QCOMPARE(m_observer->subscribe("$SYS/#"), 1); // it may, and yet there is nothing
    RawClient a(*m_broker, {"a"});
    QCOMPARE(a.connect(), 0);
    QCOMPARE(a.publish("s1/control", "x"), 0);
    QVERIFY(m_observer->pumpUntil([&] { return !m_observer->heard().isEmpty(); }));
    QCOMPARE(m_observer->heard(), (QList<RawClient::Message>{{"s1/control", "x"}}));
}

void RelayAclTest::takeoverNeedsTheClientId()
{
    // Without accounts the client id is the key to a session: random, 128 bits, told to nobody.
    const QByteArray victim = "5f0c9b7e1d2a4c6f8091a2b3c4d5e6f7";
    {
        RawClient sleeper(*m_broker, {victim});
        QCOMPARE(sleeper.connect(), 0);
        QCOMPARE(sleeper.subscribe(Exact), 1);
    }
    RawClient a(*m_broker, {"a"});
    QCOMPARE(a.connect(), 0);
    QCOMPARE(a.publish(Exact, "for the sleeper"), 0);
    for (const QByteArray &guess :
         {QByteArray("a1"), victim.left(31), victim.toUpper(), victim + '0', QByteArray()}) {
        RawClient thief(*m_broker, {guess, {}, {}, guess.isEmpty()});
        const int answer = thief.connect();
        if (guess.isEmpty())
            QVERIFY(answer != 0); // no id, no session
        else
            QCOMPARE(answer, 0);
        QVERIFY(!thief.sessionPresent());
        QVERIFY(thief.heard().isEmpty());
    }
    RawClient sleeper(*m_broker, {victim});
    QCOMPARE(sleeper.connect(), 0);
    QVERIFY(sleeper.sessionPresent());
    QVERIFY(sleeper.pumpUntil([&] { return !sleeper.heard().isEmpty(); }));
    QCOMPARE(sleeper.heard(), (QList<RawClient::Message>{{Exact, "for the sleeper"}}));
}

void RelayAclTest::takeoverNeedsTheAccount()
{
    // With a family account even somebody who knows the client id stays outside.
    RealBroker closed({u"--family"_s, u"tanaka"_s});
    QVERIFY(closed.start());
    const QByteArray password = closed.fact("password");
    {
        RawClient sleeper(closed, {"known-id", "tanaka", password});
        QCOMPARE(sleeper.connect(), 0);
        QCOMPARE(sleeper.subscribe(Exact), 1);
    }
    for (const bool clean : {true, false}) {
        RawClient nobody(closed, {"known-id", {}, {}, clean});
        QVERIFY(nobody.connect() != 0);
        RawClient guesser(closed, {"known-id", "tanaka", "wrong", clean});
        QVERIFY(guesser.connect() != 0);
    }
    RawClient sleeper(closed, {"known-id", "tanaka", password});
    QCOMPARE(sleeper.connect(), 0);
    QVERIFY(sleeper.sessionPresent());
    QCOMPARE(sleeper.subscribe("s1/+"), NotAuthorized); // the account opens the door and no more
}

void RelayAclTest::queuesAreBounded()
{
    {
        RawClient sleeper(*m_broker, {"sleeper"});
        QCOMPARE(sleeper.connect(), 0);
        QCOMPARE(sleeper.subscribe(Exact), 1);
    }
    RawClient flood(*m_broker, {"flood"});
    QCOMPARE(flood.connect(), 0);
    int last = 0;
    for (int i = 0; i < 1500; ++i)
        last = flood.publish(Exact, QByteArray::number(i));
    QVERIFY(last != RawClient::Gone);
    RawClient sleeper(*m_broker, {"sleeper"});
    QCOMPARE(sleeper.connect(), 0);
    QCOMPARE(flood.publish("s1/control", "x"), 0); // the relay still serves
    QVERIFY(sleeper.pumpUntil([&] { return sleeper.heard().size() >= 1000; }, 20'000));
    // The relay answers in order, so after this nothing more of the queue can be under way.
    QCOMPARE(sleeper.subscribe("s1/end"), 1);
    QCOMPARE(sleeper.publish("s1/end", "end"), 0);
    QVERIFY(sleeper.pumpUntil([&] { return sleeper.heard().last().payload == "end"; }));
    QVERIFY2(sleeper.heard().size() <= 1000 + 100 + 1,
             qPrintable(QString::number(sleeper.heard().size())));
    QCOMPARE(sleeper.heard().first().payload, "0"); // the oldest stay, the newest go
}

void RelayAclTest::bigPacketsAreRefused()
{
    RawClient a(*m_broker, {"a"});
    QCOMPARE(a.connect(), 0);
    QCOMPARE(a.publish(Exact, QByteArray(65536, 'x')), 0);
    const int answer = a.publish(Exact, QByteArray(200'000, 'x'));
    QVERIFY2(answer != 0, qPrintable(QString::number(answer)));
    QVERIFY(m_observer->pumpUntil([&] { return !m_observer->heard().isEmpty(); }));
    RawClient b(*m_broker, {"b"});
    QCOMPARE(b.connect(), 0);
    QCOMPARE(b.publish("s1/control", "control"), 0);
    QVERIFY(m_observer->pumpUntil([&] { return m_observer->heard().size() >= 2; }));
    QCOMPARE(m_observer->heard().at(0).payload.size(), 65536);
    QCOMPARE(m_observer->heard().at(1).topic, "s1/control");
}

void RelayAclTest::plainTextIsRefused()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_broker->port());
    QVERIFY(socket.waitForConnected());
    socket.write(QByteArray::fromHex("100d00044d5154540402003c000161")); // CONNECT of 3.1.1
    QVERIFY(socket.waitForDisconnected(10'000) || socket.state() == QTcpSocket::UnconnectedState);
    const QByteArray answer = socket.readAll();
    QVERIFY(!answer.startsWith(char(0x20))); // anything but a CONNACK
}

QTEST_GUILESS_MAIN(RelayAclTest)
#include "tst_relayacl.moc"
