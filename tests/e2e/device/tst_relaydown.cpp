// SPDX-License-Identifier: MPL-2.0
// A relay that is down, a relay that is somebody else, and devices that begin anew.
#include "tests/e2e/device/family.h"
#include "tests/e2e/device/hear.h"

#include <QJsonArray>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

class RelayDownTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void helpWaitsForTheRelay_data();
    void helpWaitsForTheRelay();
    void anotherKeyAtTheSameAddress();
    void pairsAgainAfterAWipe_data();
    void pairsAgainAfterAWipe();
};

void RelayDownTest::initTestCase()
{
    if (const QString why = Family::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void RelayDownTest::helpWaitsForTheRelay_data()
{
    QTest::addColumn<bool>("restarted");
    QTest::newRow("the device goes on") << false;
    QTest::newRow("the device is killed meanwhile") << true;
}

void RelayDownTest::helpWaitsForTheRelay()
{
    QFETCH(bool, restarted);
    Family f;
    QVERIFY(f.startPaired());
    f.broker.stop();
    HEARD(f.mother, u"relay"_s, {{u"state"_s, u"offline"_s}});
    const QString id = f.help();
    QVERIFY(!id.isEmpty()); // written down, relay or not
    f.mother.send(u"step"_s, {{u"n"_s, 0}, {u"done"_s, true}, {u"ref"_s, u"s"_s}});
    HEARD(f.mother, u"step"_s, {{u"ref"_s, u"s"_s}});
    QVERIFY(f.mother.status()[u"outbox"_s].toInt() > 0);
    if (restarted) {
        f.mother.kill9();
        QVERIFY(f.mother.startReady());
        QCOMPARE(openCalls(f.mother.status()), QStringList{id});
    }
    QTest::qWait(500);
    QCOMPARE(f.mother.count(u"help-progress"_s, {{u"state"_s, u"sent"_s}}), 0);
    QCOMPARE(f.hanako.count(u"help-call"_s), 0);
    QVERIFY(f.broker.start());
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}});
    HEARD(f.mother, u"help-progress"_s, {{u"id"_s, id}, {u"state"_s, u"delivered"_s}});
    QVERIFY(f.converges());
    QCOMPARE(f.hanako.count(u"help-call"_s), 1);
    QCOMPARE(checklist(f.hanako.status()), u"100000"_s);
}

void RelayDownTest::anotherKeyAtTheSameAddress()
{
    Family f;
    QVERIFY(f.startPaired());
    f.broker.stop();
    RealBroker impostor({u"--port"_s, QString::number(f.broker.port())});
    QVERIFY(impostor.start());
    for (Device *device : {&f.mother, &f.hanako})
        HEARD(*device, u"relay"_s, {{u"state"_s, u"wrong-certificate"_s}});
    const QString id = f.help();
    QVERIFY(!id.isEmpty());
    QTest::qWait(3000);
    QCOMPARE(f.mother.count(u"help-progress"_s, {{u"state"_s, u"sent"_s}}), 0);
    QCOMPARE(f.hanako.count(u"help-call"_s), 0);
    // Nor does a device that has just started trust it, whatever certificate it is told to.
    f.hanako.kill9();
    f.hanako.setRelay(f.url(), impostor.certificate());
    QVERIFY(f.hanako.startReady());
    HEARD(f.hanako, u"relay"_s, {{u"state"_s, u"wrong-certificate"_s}});
    QCOMPARE(f.hanako.count(u"help-call"_s), 0);
    impostor.stop();
    QVERIFY(f.broker.start());
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}}, 60'000);
    QCOMPARE(f.hanako.count(u"help-call"_s), 1);
}

void RelayDownTest::pairsAgainAfterAWipe_data()
{
    QTest::addColumn<bool>("protectedOne");
    QTest::newRow("the senior's device is new") << true;
    QTest::newRow("the helper's device is new") << false;
}

void RelayDownTest::pairsAgainAfterAWipe()
{
    QFETCH(bool, protectedOne);
    Family f;
    QVERIFY(f.startPaired());
    const QString before = f.help();
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, before}});
    f.hanako.send(u"resolve-help"_s, {{u"id"_s, before}});
    HEARD(f.mother, u"help-resolved"_s);
    QVERIFY(f.converges());

    Device &wiped = protectedOne ? f.mother : f.hanako;
    wiped.kill9();
    wiped.wipe();
    QVERIFY(wiped.startReady());
    QCOMPARE(wiped.status()[u"peers"_s].toArray().size(), 0);
    f.mother.send(u"invite"_s);
    HEAR(invite, f.mother, u"invite"_s);
    f.hanako.send(u"join"_s, {{u"uri"_s, invite[u"uri"_s]}});
    HEARD(f.mother, u"sas"_s);
    HEARD(f.hanako, u"sas"_s);
    f.mother.send(u"confirm-sas"_s);
    f.hanako.send(u"confirm-sas"_s);
    HEARD(f.mother, u"paired"_s);
    HEARD(f.hanako, u"paired"_s);
    const QString id = f.help();
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}, {u"repeat"_s, false}});
    const QString newest = f.hanako.status()[u"self"_s][u"id"_s].toString();
    HEARD(f.mother, u"help-progress"_s,
          {{u"id"_s, id}, {u"state"_s, u"shown"_s}, {u"by"_s, newest}});
    if (protectedOne) { // a new circle, and its first helper
        HEARD(f.hanako, u"rights"_s, {{u"rights"_s, u"full"_s}});
        f.hanako.send(u"answer-help"_s, {{u"id"_s, id}});
        HEARD(f.mother, u"help-progress"_s, {{u"id"_s, id}, {u"state"_s, u"answered"_s}});
    } else { // the alarm reaches it at once; deciding needs a consent or a day
        HEARD(f.hanako, u"rights"_s, {{u"rights"_s, u"pending"_s}});
    }
    QCOMPARE(f.hanako.count(u"help-call"_s, {{u"id"_s, id}}), 1);
}

QTEST_GUILESS_MAIN(RelayDownTest)
#include "tst_relaydown.moc"
