// SPDX-License-Identifier: MPL-2.0
// The relay itself is the enemy: it has its own key, so TLS ends at it; it reads every packet
// and may keep, change, repeat and re-address each of them.
#include "tests/e2e/device/family.h"
#include "tests/e2e/device/hear.h"
#include "tests/integration/rawclient.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

class MitmTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void repeatedPacketsDoNothing();
    void changedPacketsDoNothing();
    void readdressedPacketsDoNothing();
    void repeatedPacketsDoNothingAfterARestart();
    void delayedPacketCountsOnce();
    void nothingReadable();
    void cleanupTestCase();

private:
    /// Publishes each, as the relay's own packets.
    bool inject(const QList<RawClient::Message> &packets);
    /// True when the devices say nothing about it, and are still there for one another.
    bool staysQuiet();

    std::unique_ptr<Family> m_family;
    std::unique_ptr<RawClient> m_relay; ///< sees all topics
    QList<RawClient::Message> m_recorded;
};

void MitmTest::initTestCase()
{
    if (const QString why = Family::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_family = std::make_unique<Family>(Family::Relay::Plain);
    Family &f = *m_family;
    QVERIFY(f.broker.start());
    m_relay = std::make_unique<RawClient>(f.broker, RawClient::Identity{.id = "the-relay"});
    QCOMPARE(m_relay->connect(), 0);
    QVERIFY(m_relay->subscribe("#") <= 2);
    QVERIFY(f.mother.startReady());
    QVERIFY(f.hanako.startReady());
    QVERIFY(f.pair());

    // A whole life to record: every kind of message, in both directions.
    const QString id = f.help();
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}});
    f.hanako.send(u"answer-help"_s, {{u"id"_s, id}});
    HEARD(f.mother, u"help-progress"_s, {{u"state"_s, u"answered"_s}});
    f.mother.send(u"step"_s, {{u"n"_s, 0}, {u"done"_s, true}});
    HEARD(f.hanako, u"step"_s, {{u"n"_s, 0}});
    f.hanako.send(u"push-step"_s, {{u"n"_s, 2}});
    HEARD(f.mother, u"step"_s, {{u"n"_s, 2}, {u"pushed"_s, true}});
    f.hanako.send(u"resolve-help"_s, {{u"id"_s, id}});
    HEARD(f.mother, u"help-resolved"_s);
    f.mother.send(u"request-access"_s, {{u"tool"_s, u"AnyDesk"_s}});
    HEAR(request, f.mother, u"access-request"_s);
    HEARD(f.hanako, u"access-request"_s);
    f.hanako.send(u"decide"_s, {{u"id"_s, request[u"id"_s]}, {u"verdict"_s, u"approve"_s},
                                {u"minutes"_s, 15}, {u"number"_s, request[u"number"_s]}});
    HEARD(f.mother, u"access-decided"_s, {{u"verdict"_s, u"approve"_s}});
    HEARD(f.hanako, u"access-decided"_s, {{u"verdict"_s, u"approve"_s}});
    f.hanako.send(u"revoke-access"_s, {{u"id"_s, request[u"id"_s]}});
    HEARD(f.hanako, u"access-ended"_s);
    QCOMPARE(f.mother.quit(), 0);
    HEARD(f.hanako, u"presence"_s, {{u"state"_s, u"offline"_s}});
    QVERIFY(f.mother.startReady());
    HEARD(f.hanako, u"presence"_s, {{u"state"_s, u"online"_s}});
    QVERIFY(f.converges());
    m_relay->pumpUntil([] { return false; }, 1500);
    m_recorded = m_relay->heard();
    QSet<QByteArray> topics;
    for (const auto &packet : m_recorded)
        topics.insert(packet.topic);
    QVERIFY2(m_recorded.size() > 30, qPrintable(QString::number(m_recorded.size())));
    QVERIFY(topics.size() >= 4); // two directions, two presences
}

bool MitmTest::inject(const QList<RawClient::Message> &packets)
{
    // Each acknowledged by the relay, which has then handed it to whoever listens.
    for (const auto &packet : packets) {
        const int reason = m_relay->publish(packet.topic, packet.payload);
        if (reason != 0) {
            qWarning() << "not taken, reason" << reason << packet.payload.size() << "bytes";
            return false;
        }
    }
    return true;
}

bool MitmTest::staysQuiet()
{
    Family &f = *m_family;
    const qsizetype mother = f.mother.heard();
    const qsizetype hanako = f.hanako.heard();
    // Whatever was to come of it comes within this.
    for (int i = 0; i < 15; ++i) {
        QTest::qWait(100);
        m_relay->pumpUntil([] { return false; }, 20);
    }
    bool quiet = true;
    for (const auto &[device, before] : {std::pair(&f.mother, mother), {&f.hanako, hanako}}) {
        for (qsizetype i = before; i < device->heard(); ++i) {
            qWarning() << device->setup().role << device->heardAt(i);
            quiet = false;
        }
    }
    // They listen: a genuine message still passes, so the silence means something.
    const QString id = f.help();
    const bool rings = !f.hanako.waitFor(u"help-call"_s, {{u"id"_s, id}}).isEmpty();
    f.hanako.send(u"resolve-help"_s, {{u"id"_s, id}});
    return quiet && rings && !f.mother.waitFor(u"help-resolved"_s, {{u"id"_s, id}}).isEmpty()
        && f.converges();
}

void MitmTest::repeatedPacketsDoNothing()
{
    QVERIFY(inject(m_recorded));
    QVERIFY(staysQuiet());
}

void MitmTest::changedPacketsDoNothing()
{
    QList<RawClient::Message> changed;
    for (const auto &packet : m_recorded) {
        if (packet.payload.isEmpty())
            continue;
        // In front (version, encapsulated key), in the middle, in the tag; and cut short.
        for (const qsizetype place : {qsizetype(0), qsizetype(5), packet.payload.size() / 2,
                                      packet.payload.size() - 1}) {
            auto one = packet;
            one.payload[place] = char(one.payload[place] ^ 0x20);
            changed.append(one);
        }
        changed.append({packet.topic, packet.payload.chopped(1)});
        changed.append({packet.topic, packet.payload + '\0'});
    }
    QVERIFY(inject(changed));
    QVERIFY(staysQuiet());
}

void MitmTest::readdressedPacketsDoNothing()
{
    QSet<QByteArray> topics;
    for (const auto &packet : m_recorded)
        topics.insert(packet.topic);
    QList<RawClient::Message> moved;
    for (const auto &packet : m_recorded) {
        for (const QByteArray &topic : topics) {
            if (topic != packet.topic)
                moved.append({topic, packet.payload});
        }
    }
    QVERIFY(inject(moved));
    QVERIFY(staysQuiet());
}

void MitmTest::repeatedPacketsDoNothingAfterARestart()
{
    for (Device *device : {&m_family->mother, &m_family->hanako}) {
        device->kill9();
        QVERIFY(device->startReady());
    }
    // Both are up, and have said what they say about each other.
    QVERIFY(m_family->converges());
    HEARD(m_family->hanako, u"presence"_s, {{u"state"_s, u"online"_s}});
    HEARD(m_family->mother, u"presence"_s, {{u"state"_s, u"online"_s}});
    QVERIFY(inject(m_recorded));
    QVERIFY(staysQuiet());
}

void MitmTest::delayedPacketCountsOnce()
{
    // A genuine packet that the relay held back: the one thing it can do. It counts, and once.
    Family f(Family::Relay::Plain);
    QVERIFY(f.startPaired());
    RawClient relay(f.broker, {.id = "the-relay"});
    QCOMPARE(relay.connect(), 0);
    QVERIFY(relay.subscribe("#") <= 2);
    f.hanako.kill9();
    relay.pumpUntil([] { return false; }, 500);
    const qsizetype before = relay.heard().size();
    const QString id = f.help();
    HEARD(f.mother, u"help-progress"_s, {{u"state"_s, u"sent"_s}, {u"id"_s, id}});
    QVERIFY(relay.pumpUntil([&] { return relay.heard().size() > before; }));
    const auto held = relay.heard().mid(before);
    f.mother.kill9(); // nobody sends it again
    f.broker.kill9();
    QDir(QFileInfo(QString::fromUtf8(f.broker.fact("config"))).absolutePath() + u"/data"_s)
        .removeRecursively();
    QDir().mkpath(QFileInfo(QString::fromUtf8(f.broker.fact("config"))).absolutePath()
                  + u"/data"_s);
    QVERIFY(f.broker.start());
    QVERIFY(f.hanako.startReady());
    HEARD(f.hanako, u"relay"_s, {{u"state"_s, u"online"_s}});
    RawClient again(f.broker, {.id = "the-relay-again"});
    QCOMPARE(again.connect(), 0);
    QTest::qWait(500);
    QCOMPARE(f.hanako.count(u"help-call"_s), 0);
    for (int i = 0; i < 3; ++i) {
        for (const auto &packet : held)
            QVERIFY(again.publish(packet.topic, packet.payload) != RawClient::Gone);
    }
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}});
    QTest::qWait(1000);
    QCOMPARE(f.hanako.count(u"help-call"_s), 1);
}

void MitmTest::nothingReadable()
{
    // Names, texts and ids, which all were in what the relay has seen.
    const QByteArrayList secrets{u"母さん"_s.toUtf8(), u"花子"_s.toUtf8(), "AnyDesk",
                                 "hanako", "help", "approve"};
    for (const auto &packet : m_relay->heard()) {
        for (const QByteArray &secret : secrets) {
            QVERIFY2(!packet.payload.contains(secret), secret.constData());
            QVERIFY2(!packet.topic.contains(secret), packet.topic.constData());
        }
    }
}

void MitmTest::cleanupTestCase()
{
    m_relay.reset();
    m_family.reset();
}

QTEST_GUILESS_MAIN(MitmTest)
#include "tst_mitm.moc"
