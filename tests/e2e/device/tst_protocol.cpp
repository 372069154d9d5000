// SPDX-License-Identifier: MPL-2.0
// A whole life by docs/device-protocol.md: each command and what answers it, on both kinds of
// relay. tst_edges.cpp has the rest.
#include "tests/e2e/device/family.h"
#include "tests/e2e/device/hear.h"

#include <QJsonArray>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

class ProtocolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void session_data();
    void session();

private:
    static void pairing(Family &f, const QString &offer);
    static void helpCall(Family &f);
    static void mistakenHelp(Family &f);
    static void approval(Family &f);
    static void denials(Family &f);
    static void namesAndHistory(Family &f);
    static void presence(Family &f);
    static void leaving(Family &f);
};

void ProtocolTest::initTestCase()
{
    if (const QString why = Family::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void ProtocolTest::session_data()
{
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QString>("offer");
    QTest::newRow("the shipped relay, QR code") << false << u"uri"_s;
    QTest::newRow("a relay that lets anybody in, typed code") << true << u"code"_s;
}

void ProtocolTest::session()
{
    QFETCH(bool, plain);
    QFETCH(QString, offer);
    Family f(plain ? Family::Relay::Plain : Family::Relay::Shipped);
    QVERIFY(f.start());
    STAGE(pairing(f, offer));
    STAGE(helpCall(f));
    STAGE(mistakenHelp(f));
    STAGE(approval(f));
    STAGE(denials(f));
    STAGE(namesAndHistory(f));
    STAGE(presence(f));
    STAGE(leaving(f));
    QCOMPARE(f.mother.quit(), 0);
    QCOMPARE(f.hanako.quit(), 0);
    for (const Device *device : {&f.mother, &f.hanako}) {
        QCOMPARE(device->badLines(), QList<QByteArray>{});
        QCOMPARE(device->heardAt(device->heard() - 1)[u"event"_s].toString(), u"stopped"_s);
    }
}

void ProtocolTest::pairing(Family &f, const QString &offer)
{
    HEARD(f.mother, u"relay"_s, {{u"state"_s, u"online"_s}});
    f.mother.send(u"invite"_s, {{u"ref"_s, u"i"_s}});
    HEAR(invite, f.mother, u"invite"_s, {{u"ref"_s, u"i"_s}});
    QCOMPARE(invite[u"code"_s].toString().size(), 12);
    QVERIFY(invite[u"uri"_s].toString().startsWith(u"sobani:"_s));
    QVERIFY(invite[u"expires"_s].toString() > invite[u"at"_s].toString());
    f.hanako.send(u"join"_s, {{u"ref"_s, u"j"_s}, {offer, invite[offer]}});
    HEAR(there, f.hanako, u"sas"_s, {{u"ref"_s, u"j"_s}});
    HEAR(here, f.mother, u"sas"_s);
    QCOMPARE(here[u"digits"_s].toString().size(), 6);
    QCOMPARE(here[u"digits"_s], there[u"digits"_s]);
    QCOMPARE(here[u"pictures"_s].toArray().size(), 4);
    QCOMPARE(here[u"pictures"_s], there[u"pictures"_s]);
    f.mother.send(u"confirm-sas"_s);
    QTest::qWait(300);
    // One person's word is not enough.
    QCOMPARE(f.mother.count(u"paired"_s) + f.hanako.count(u"paired"_s), 0);
    f.hanako.send(u"confirm-sas"_s);
    HEAR(paired, f.mother, u"paired"_s);
    QCOMPARE(paired[u"peer"_s][u"name"_s].toString(), u"花子"_s);
    QCOMPARE(paired[u"peer"_s][u"role"_s].toString(), u"helper"_s);
    HEAR(joined, f.hanako, u"paired"_s);
    QCOMPARE(joined[u"circle"_s], paired[u"circle"_s]);
    QCOMPARE(joined[u"peer"_s][u"name"_s].toString(), u"母さん"_s);
    HEARD(f.mother, u"rights"_s, {{u"rights"_s, u"full"_s}});
    HEARD(f.hanako, u"rights"_s, {{u"rights"_s, u"full"_s}});
}

void ProtocolTest::helpCall(Family &f)
{
    f.mother.send(u"help"_s, {{u"ref"_s, u"h"_s}});
    HEAR(written, f.mother, u"help-progress"_s, {{u"state"_s, u"written"_s}, {u"ref"_s, u"h"_s}});
    const QJsonObject call{{u"id"_s, written[u"id"_s]}};
    HEAR(rung, f.hanako, u"help-call"_s, call);
    QCOMPARE(rung[u"repeat"_s].toBool(true), false);
    QCOMPARE(rung[u"from_name"_s].toString(), u"母さん"_s);
    for (const auto &state : {u"sent"_s, u"delivered"_s, u"shown"_s})
        HEARD(f.mother, u"help-progress"_s, {{u"state"_s, state}, {u"id"_s, call[u"id"_s]}});
    f.mother.send(u"help"_s); // alarms again, the same call
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, call[u"id"_s]}, {u"repeat"_s, true}});
    f.hanako.send(u"help-shown"_s, call);
    f.hanako.send(u"answer-help"_s, {{u"id"_s, call[u"id"_s]}, {u"ref"_s, u"a"_s}});
    HEARD(f.hanako, u"help-progress"_s, {{u"state"_s, u"answered"_s}, {u"ref"_s, u"a"_s}});
    HEARD(f.mother, u"help-progress"_s, {{u"state"_s, u"answered"_s}, {u"by_name"_s, u"花子"_s}});

    f.mother.send(u"step"_s, {{u"n"_s, 0}, {u"done"_s, true}, {u"ref"_s, u"s"_s}});
    HEARD(f.mother, u"step"_s, {{u"n"_s, 0}, {u"done"_s, true}, {u"ref"_s, u"s"_s}});
    HEARD(f.hanako, u"step"_s, {{u"n"_s, 0}, {u"done"_s, true}});
    f.hanako.send(u"push-step"_s, {{u"n"_s, 3}, {u"done"_s, false}});
    HEARD(f.mother, u"step"_s, {{u"n"_s, 3}, {u"pushed"_s, true}, {u"done"_s, false}});
    f.hanako.send(u"push-step"_s, {{u"n"_s, 5}, {u"done"_s, true}});
    HEARD(f.mother, u"step"_s, {{u"n"_s, 5}, {u"done"_s, true}});
    HEARD(f.hanako, u"step"_s, {{u"n"_s, 5}, {u"done"_s, true}});
    QVERIFY(f.converges());
    const QJsonObject status = f.mother.status();
    QCOMPARE(checklist(status), u"100001"_s);
    QCOMPARE(status[u"relay"_s].toString(), u"online"_s);

    // Nobody is enrolled while help is needed.
    f.mother.send(u"invite"_s, {{u"ref"_s, u"no"_s}});
    HEARD(f.mother, u"error"_s, {{u"code"_s, u"locked"_s}, {u"ref"_s, u"no"_s}});

    f.hanako.send(u"resolve-help"_s, {{u"id"_s, call[u"id"_s]}, {u"ref"_s, u"r"_s}});
    HEARD(f.hanako, u"help-resolved"_s, {{u"id"_s, call[u"id"_s]}, {u"ref"_s, u"r"_s}});
    HEARD(f.mother, u"help-resolved"_s, {{u"id"_s, call[u"id"_s]}, {u"by_name"_s, u"花子"_s}});
    QVERIFY(f.converges());
    QCOMPARE(openCalls(f.mother.status()), QStringList{});
}

void ProtocolTest::mistakenHelp(Family &f)
{
    const QString id = f.help();
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}});
    f.mother.send(u"cancel-help"_s, {{u"id"_s, id}, {u"ref"_s, u"c"_s}});
    HEARD(f.mother, u"help-cancelled"_s, {{u"id"_s, id}, {u"ref"_s, u"c"_s}});
    HEARD(f.hanako, u"help-cancelled"_s, {{u"id"_s, id}, {u"by_name"_s, u"母さん"_s}});
    f.mother.send(u"cancel-help"_s, {{u"id"_s, id}, {u"ref"_s, u"again"_s}});
    HEARD(f.mother, u"error"_s, {{u"code"_s, u"unknown-id"_s}, {u"ref"_s, u"again"_s}});
}

void ProtocolTest::approval(Family &f)
{
    const QJsonObject details{
        {u"caller"_s, u"them"_s},     {u"warning"_s, true},
        {u"asked"_s, u"AnyDesk"_s},   {u"money"_s, u"20万円"_s},
        {u"gift_cards"_s, false},     {u"company"_s, u"Soft Support"_s},
        {u"person"_s, u"Smith"_s},    {u"phone"_s, u"050-0000-0000"_s},
        {u"purpose"_s, u"repair"_s},  {u"tool"_s, u"AnyDesk"_s},
        {u"code"_s, u"123 456 789"_s}};
    QJsonObject command = details;
    command.insert(u"ref"_s, u"q"_s);
    f.mother.send(u"request-access"_s, command);
    HEAR(here, f.mother, u"access-request"_s, {{u"ref"_s, u"q"_s}});
    HEAR(there, f.hanako, u"access-request"_s, {{u"id"_s, here[u"id"_s]}});
    QVERIFY(contains(there, details));
    QCOMPARE(there[u"source"_s].toString(), u"declared"_s);
    QVERIFY(there[u"flags"_s].toArray().contains(u"they-called"_s));
    QVERIFY(there[u"flags"_s].toArray().contains(u"money"_s));
    const QString number = here[u"number"_s].toString();
    QCOMPARE(number.size(), 2);
    QVERIFY(!there.contains(u"number"_s)); // never sent to a helper

    QJsonObject decision{{u"id"_s, here[u"id"_s]}, {u"verdict"_s, u"approve"_s},
                         {u"minutes"_s, 15},       {u"ref"_s, u"d"_s},
                         {u"number"_s, u"%1"_s.arg((number.toInt() + 1) % 100, 2, 10, QLatin1Char('0'))}};
    f.hanako.send(u"decide"_s, decision);
    HEARD(f.hanako, u"error"_s,
          {{u"code"_s, u"wrong-number"_s}, {u"ref"_s, u"d"_s}, {u"tries_left"_s, 2}});
    decision.insert(u"number"_s, number);
    f.hanako.send(u"decide"_s, decision);
    const QJsonObject approved{{u"id"_s, here[u"id"_s]}, {u"verdict"_s, u"approve"_s},
                               {u"minutes"_s, 15},       {u"reason"_s, u"helper"_s},
                               {u"by_name"_s, u"花子"_s}};
    HEARD(f.mother, u"access-decided"_s, approved);
    HEAR(told, f.hanako, u"access-decided"_s, approved);
    QCOMPARE(told[u"ref"_s].toString(), u"d"_s);
    QCOMPARE(f.mother.status()[u"access"_s].toArray().size(), 1);
    f.hanako.send(u"revoke-access"_s, {{u"id"_s, here[u"id"_s]}});
    for (Device *device : {&f.mother, &f.hanako})
        HEARD(*device, u"access-ended"_s, {{u"id"_s, here[u"id"_s]}, {u"reason"_s, u"revoked"_s}});
}

void ProtocolTest::denials(Family &f)
{
    f.mother.send(u"request-access"_s); // every field is optional
    HEAR(first, f.hanako, u"access-request"_s);
    QCOMPARE(first[u"flags"_s].toArray(), QJsonArray{});
    f.hanako.send(u"decide"_s, {{u"id"_s, first[u"id"_s]}, {u"verdict"_s, u"deny"_s},
                                {u"note"_s, u"電話を切って"_s}});
    for (Device *device : {&f.mother, &f.hanako})
        HEARD(*device, u"access-decided"_s,
              {{u"id"_s, first[u"id"_s]}, {u"verdict"_s, u"deny"_s}, {u"reason"_s, u"helper"_s},
               {u"note"_s, u"電話を切って"_s}});

    f.mother.forgetHeard();
    f.mother.send(u"request-access"_s);
    HEAR(second, f.mother, u"access-request"_s);
    HEARD(f.hanako, u"access-request"_s, {{u"id"_s, second[u"id"_s]}});
    const QString wrong = second[u"number"_s] == u"11"_s ? u"12"_s : u"11"_s;
    for (int triesLeft = 2; triesLeft >= 0; --triesLeft) {
        f.hanako.send(u"decide"_s, {{u"id"_s, second[u"id"_s]}, {u"verdict"_s, u"approve"_s},
                                    {u"minutes"_s, 30}, {u"number"_s, wrong}});
        if (triesLeft > 0)
            HEARD(f.hanako, u"error"_s, {{u"code"_s, u"wrong-number"_s},
                                         {u"tries_left"_s, triesLeft},
                                         {u"id"_s, second[u"id"_s]}});
    }
    for (Device *device : {&f.mother, &f.hanako})
        HEARD(*device, u"access-decided"_s,
              {{u"id"_s, second[u"id"_s]}, {u"verdict"_s, u"deny"_s},
               {u"reason"_s, u"wrong-number"_s}});

    f.mother.send(u"request-access"_s, {{u"ref"_s, u"w"_s}});
    HEAR(third, f.mother, u"access-request"_s, {{u"ref"_s, u"w"_s}});
    HEARD(f.hanako, u"access-request"_s, {{u"id"_s, third[u"id"_s]}});
    f.mother.send(u"withdraw-access"_s, {{u"id"_s, third[u"id"_s]}, {u"ref"_s, u"w2"_s}});
    HEARD(f.mother, u"access-ended"_s, {{u"ref"_s, u"w2"_s}, {u"reason"_s, u"withdrawn"_s}});
    HEARD(f.hanako, u"access-ended"_s, {{u"id"_s, third[u"id"_s]}, {u"reason"_s, u"withdrawn"_s}});
}

void ProtocolTest::namesAndHistory(Family &f)
{
    f.hanako.send(u"set-profile"_s, {{u"name"_s, u"花"_s}, {u"phone"_s, u"090-1111-2222"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(f.mother.status()[u"peers"_s][0][u"phone"_s].toString(),
                              u"090-1111-2222"_s, 20'000);
    QCOMPARE(f.mother.status()[u"peers"_s][0][u"name"_s].toString(), u"花"_s);
    const QJsonValue helper = f.mother.status()[u"peers"_s][0][u"id"_s];
    f.mother.send(u"set-peer-phone"_s, {{u"peer"_s, helper}, {u"phone"_s, u"03-9999-0000"_s}});
    QCOMPARE(f.mother.status()[u"peers"_s][0][u"phone"_s].toString(), u"03-9999-0000"_s);
    f.mother.send(u"history"_s, {{u"limit"_s, 200}, {u"ref"_s, u"y"_s}});
    HEAR(history, f.mother, u"history"_s, {{u"ref"_s, u"y"_s}});
    QCOMPARE(history[u"intact"_s].toBool(), true);
    QStringList kinds;
    for (const QJsonValue &entry : history[u"entries"_s].toArray())
        kinds.append(entry[u"kind"_s].toString());
    for (const auto &kind : {u"paired"_s, u"help-raised"_s, u"help-resolved"_s,
                             u"access-approved"_s, u"access-denied"_s})
        QVERIFY2(kinds.contains(kind), qPrintable(kind));
    f.mother.send(u"start-over"_s, {{u"ref"_s, u"o"_s}});
    HEARD(f.mother, u"error"_s, {{u"code"_s, u"not-needed"_s}, {u"ref"_s, u"o"_s}});
}

void ProtocolTest::presence(Family &f)
{
    f.hanako.forgetHeard();
    QCOMPARE(f.mother.quit(), 0);
    HEARD(f.hanako, u"presence"_s, {{u"state"_s, u"offline"_s}});
    QVERIFY(f.mother.startReady());
    HEARD(f.hanako, u"presence"_s, {{u"state"_s, u"online"_s}});
    f.mother.kill9(); // the relay's last will, and twenty seconds in which she does not come back
    HEARD(f.hanako, u"presence"_s, {{u"state"_s, u"dropped"_s}}, 45'000);
    QVERIFY(f.mother.startReady());
    HEARD(f.hanako, u"presence"_s, {{u"state"_s, u"online"_s}});
}

void ProtocolTest::leaving(Family &f)
{
    const QJsonValue peer = f.mother.status()[u"peers"_s][0][u"id"_s];
    f.mother.send(u"leave"_s, {{u"peer"_s, peer}, {u"ref"_s, u"l"_s}});
    HEARD(f.mother, u"peer-left"_s, {{u"ref"_s, u"l"_s}});
    HEARD(f.hanako, u"peer-left"_s);
    QCOMPARE(f.mother.status()[u"peers"_s].toArray().size(), 0);
    QCOMPARE(f.hanako.status()[u"peers"_s].toArray().size(), 0);
    f.mother.send(u"leave"_s, {{u"ref"_s, u"l2"_s}});
    HEARD(f.mother, u"error"_s, {{u"code"_s, u"unknown-id"_s}, {u"ref"_s, u"l2"_s}});
}

QTEST_GUILESS_MAIN(ProtocolTest)
#include "tst_protocol.moc"
