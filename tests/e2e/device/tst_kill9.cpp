// SPDX-License-Identifier: MPL-2.0
// kill -9 of the protected device, of the helper's device and of the relay, at each point of a
// help call:
//
//   point           what has just happened
//   before-tap      nothing
//   tapped          the help command was written to the senior's device
//   written         the senior's device has said "written"
//   sent            ... "sent": the relay has acknowledged, and nothing more is known
//   rung            the helper's device has printed help-call
//   shown           the senior's device has said "shown"
//   answered        the senior's device has said "answered"
//   ticked          one step of the checklist was ticked
//   resolved        the helper has said resolve-help
//   relay-gap       the helper's device is down, the call is "sent", the relay dies (PUBACK is
//                   not delivery), the helper's device comes back
//
// Afterwards both devices are up again and see the same: the call has rung once at the helper's
// (any other ring says "repeat"), no step is lost, and nothing has happened twice.
#include "tests/e2e/device/family.h"
#include "tests/e2e/device/hear.h"

#include <QJsonArray>
#include <QSet>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

enum class Victim { Mother, Hanako, Relay };
Q_DECLARE_METATYPE(Victim)

class Kill9Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void at_data();
    void at();
    void relayGap();
    void everywhereAtOnce();
    void manyTimes();

private:
    /// Kills and brings back, when \a point is the one of this row.
    bool strike(const QString &point);
    void story();
    void aftermath();

    std::unique_ptr<Family> m_family;
    QString m_point;
    Victim m_victim = Victim::Mother;
    QString m_id; ///< of the help call
    bool m_struck = false;
};

void Kill9Test::initTestCase()
{
    if (const QString why = Family::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void Kill9Test::at_data()
{
    QTest::addColumn<Victim>("victim");
    QTest::addColumn<QString>("point");
    const QList<std::pair<Victim, const char *>> victims{
        {Victim::Mother, "mother"}, {Victim::Hanako, "hanako"}, {Victim::Relay, "relay"}};
    for (const auto &[victim, name] : victims) {
        for (const char *point : {"before-tap", "tapped", "written", "sent", "rung", "shown",
                                  "answered", "ticked", "resolved"})
            QTest::addRow("%s, %s", name, point) << victim << QString::fromLatin1(point);
    }
}

void Kill9Test::at()
{
    QFETCH(Victim, victim);
    QFETCH(QString, point);
    m_victim = victim;
    m_point = point;
    m_struck = false;
    m_family = std::make_unique<Family>();
    QVERIFY(m_family->startPaired());
    STAGE(story());
    QVERIFY(m_struck);
    STAGE(aftermath());
}

bool Kill9Test::strike(const QString &point)
{
    if (point != m_point)
        return true;
    m_struck = true;
    switch (m_victim) {
    case Victim::Mother:
        m_family->mother.kill9();
        return m_family->mother.startReady();
    case Victim::Hanako:
        m_family->hanako.kill9();
        return m_family->hanako.startReady();
    case Victim::Relay:
        m_family->broker.kill9();
        return m_family->broker.start();
    }
    return false;
}

void Kill9Test::story()
{
    Device &mother = m_family->mother;
    Device &hanako = m_family->hanako;
    const auto told = [&](const QString &state) {
        // A device that came back does not say again what it had said: its status tells.
        return mother.count(u"help-progress"_s, {{u"id"_s, m_id}, {u"state"_s, state}}) > 0;
    };
    QVERIFY(strike(u"before-tap"_s));
    mother.send(u"help"_s);
    QVERIFY(strike(u"tapped"_s));
    if (m_point == u"tapped"_s && m_victim == Victim::Mother) {
        // The tap may be lost with the process that took it: the senior sees no alarm and taps.
        QVERIFY(m_family->converges());
        if (openCalls(mother.status()).isEmpty())
            mother.send(u"help"_s);
    }
    QTRY_COMPARE_WITH_TIMEOUT(openCalls(mother.status()).size(), 1, 20'000);
    m_id = openCalls(mother.status()).first();
    QTRY_VERIFY_WITH_TIMEOUT(told(u"written"_s) || m_point == u"tapped"_s, 20'000);
    QVERIFY(strike(u"written"_s));
    QTRY_VERIFY_WITH_TIMEOUT(told(u"sent"_s) || m_struck, 20'000);
    QVERIFY(strike(u"sent"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hanako.count(u"help-call"_s, {{u"id"_s, m_id}}) > 0, 60'000);
    QVERIFY(strike(u"rung"_s));
    QTRY_VERIFY_WITH_TIMEOUT(mother.status()[u"help"_s][0][u"state"_s] == u"shown"_s, 60'000);
    QVERIFY(strike(u"shown"_s));
    QTRY_COMPARE_WITH_TIMEOUT(openCalls(hanako.status()), QStringList{m_id}, 60'000);
    hanako.send(u"answer-help"_s, {{u"id"_s, m_id}});
    QTRY_VERIFY_WITH_TIMEOUT(mother.status()[u"help"_s][0][u"state"_s] == u"answered"_s, 60'000);
    QVERIFY(strike(u"answered"_s));
    mother.send(u"step"_s, {{u"n"_s, 0}, {u"done"_s, true}, {u"ref"_s, u"tick"_s}});
    HEARD(mother, u"step"_s, {{u"ref"_s, u"tick"_s}});
    QCOMPARE(checklist(mother.status()), u"100000"_s);
    QVERIFY(strike(u"ticked"_s));
    if (m_point == u"ticked"_s && m_victim == Victim::Mother
        && checklist(mother.status()) != u"100000"_s)
        mother.send(u"step"_s, {{u"n"_s, 0}, {u"done"_s, true}}); // seen undone: ticked again
    QVERIFY(m_family->converges());
    QCOMPARE(checklist(hanako.status()), u"100000"_s);
    hanako.send(u"resolve-help"_s, {{u"id"_s, m_id}});
    QVERIFY(strike(u"resolved"_s));
    if (m_point == u"resolved"_s && m_victim == Victim::Hanako) {
        QVERIFY(m_family->converges()); // the word may be lost with the process: said again
        if (!openCalls(hanako.status()).isEmpty())
            hanako.send(u"resolve-help"_s, {{u"id"_s, m_id}});
    }
    QTRY_COMPARE_WITH_TIMEOUT(openCalls(mother.status()), QStringList{}, 60'000);
}

void Kill9Test::aftermath()
{
    Device &mother = m_family->mother;
    Device &hanako = m_family->hanako;
    QVERIFY(m_family->converges());
    QCOMPARE(openCalls(hanako.status()), QStringList{});
    // Exactly one call, rung once; every other ring says that it is one.
    QSet<QString> calls;
    for (qsizetype i = 0; i < hanako.heard(); ++i) {
        if (hanako.heardAt(i)[u"event"_s] == u"help-call"_s)
            calls.insert(hanako.heardAt(i)[u"id"_s].toString());
    }
    QCOMPARE(calls, QSet<QString>{m_id});
    QCOMPARE(hanako.count(u"help-call"_s, {{u"id"_s, m_id}, {u"repeat"_s, false}}), 1);
    for (Device *device : {&mother, &hanako}) {
        // A process tells its front once; the one after a kill may have to tell it anew.
        QVERIFY(device->count(u"help-resolved"_s, {{u"id"_s, m_id}}) <= device->count(u"ready"_s));
        QCOMPARE(device->badLines(), QList<QByteArray>{});
        device->send(u"history"_s, {{u"ref"_s, u"end"_s}});
        HEAR(history, *device, u"history"_s, {{u"ref"_s, u"end"_s}});
        QCOMPARE(history[u"intact"_s].toBool(), true);
        QHash<QString, int> kinds;
        for (const QJsonValue &entry : history[u"entries"_s].toArray())
            ++kinds[entry[u"kind"_s].toString()];
        QVERIFY(kinds[u"help-resolved"_s] <= 1);
        QVERIFY(kinds[u"help-ended"_s] <= 1);
    }
    // And the next call goes through at once.
    const QString next = m_family->help();
    HEARD(hanako, u"help-call"_s, {{u"id"_s, next}, {u"repeat"_s, false}});
}

void Kill9Test::relayGap()
{
    Family f;
    QVERIFY(f.startPaired());
    f.hanako.kill9();
    const QString id = f.help();
    HEARD(f.mother, u"help-progress"_s, {{u"id"_s, id}, {u"state"_s, u"sent"_s}});
    f.broker.kill9(); // and with it the only copy on its way
    QVERIFY(f.hanako.startReady());
    QTest::qWait(500);
    QCOMPARE(f.hanako.count(u"help-call"_s), 0);
    QVERIFY(f.broker.start());
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}}, 60'000);
    HEARD(f.mother, u"help-progress"_s, {{u"id"_s, id}, {u"state"_s, u"shown"_s}});
    QVERIFY(f.converges());
    QCOMPARE(f.hanako.count(u"help-call"_s, {{u"id"_s, id}}), 1);
}

void Kill9Test::everywhereAtOnce()
{
    Family f;
    QVERIFY(f.startPaired());
    const QString id = f.help();
    f.mother.kill9();
    f.broker.kill9();
    f.hanako.kill9();
    QVERIFY(f.hanako.startReady());
    QVERIFY(f.mother.startReady());
    QVERIFY(f.broker.start());
    QTRY_VERIFY_WITH_TIMEOUT(f.hanako.count(u"help-call"_s, {{u"id"_s, id}}) > 0, 60'000);
    QVERIFY(f.converges());
    QCOMPARE(openCalls(f.hanako.status()), QStringList{id});
    QCOMPARE(f.hanako.count(u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}}), 1);
}

void Kill9Test::manyTimes()
{
    // The moments in between, which no table can name: the helper's device dies as soon as it
    // rings, and the senior's while it waits.
    Family f;
    QVERIFY(f.startPaired());
    for (int round = 0; round < 12; ++round) {
        const QString id = f.help();
        HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}});
        (round % 2 == 0 ? f.hanako : f.mother).kill9();
        QVERIFY((round % 2 == 0 ? f.hanako : f.mother).startReady());
        QVERIFY(f.converges());
        QCOMPARE(openCalls(f.hanako.status()), QStringList{id});
        QCOMPARE(f.hanako.count(u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}}), 1);
        f.hanako.send(u"resolve-help"_s, {{u"id"_s, id}});
        QTRY_COMPARE_WITH_TIMEOUT(openCalls(f.mother.status()), QStringList{}, 60'000);
    }
}

QTEST_GUILESS_MAIN(Kill9Test)
#include "tst_kill9.moc"
