// SPDX-License-Identifier: MPL-2.0
// What docs/device-protocol.md says of wrong input, a missing relay, a second helper, a pairing
// that fails and a call that nobody answers.
#include "tests/e2e/device/family.h"
#include "tests/e2e/device/hear.h"

#include <QJsonArray>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

class EdgesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void consentOfTheSecondHelper();
    void pairingThatFails();
    void badInputIsAnsweredAndSurvived();
    void endOfInputQuits();
    void readyComesWithoutARelay();
    void wrongArgumentsExitWithTwo();
    void nobodyAnswers();

private:
    std::unique_ptr<Family> m_alone; ///< its call is not answered while the other tests run
    QString m_unanswered;
};

void EdgesTest::initTestCase()
{
    if (const QString why = Family::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_alone = std::make_unique<Family>();
    QVERIFY(m_alone->startPaired());
    m_unanswered = m_alone->help();
    QVERIFY(!m_unanswered.isEmpty());
}

void EdgesTest::consentOfTheSecondHelper()
{
    Family f;
    QVERIFY(f.startPaired());
    Device jiro({u"helper"_s, u"次郎"_s, f.directory.filePath(u"jiro"_s), f.url(),
                 f.broker.certificate()});
    QVERIFY(jiro.startReady());
    f.mother.send(u"invite"_s);
    HEAR(invite, f.mother, u"invite"_s);
    jiro.send(u"join"_s, {{u"uri"_s, invite[u"uri"_s]}});
    HEARD(jiro, u"sas"_s);
    HEARD(f.mother, u"sas"_s);
    jiro.send(u"confirm-sas"_s);
    f.mother.send(u"confirm-sas"_s);
    HEARD(jiro, u"paired"_s);
    HEAR(asked, f.hanako, u"consent-request"_s);
    QCOMPARE(asked[u"peer"_s][u"name"_s].toString(), u"次郎"_s);

    // Until then the alarm reaches him, a decision of his does not count.
    f.mother.send(u"request-access"_s);
    HEARD(f.hanako, u"access-request"_s);
    QTest::qWait(500);
    QCOMPARE(jiro.count(u"access-request"_s), 0);
    f.mother.forgetHeard();
    f.hanako.send(u"consent"_s, {{u"id"_s, asked[u"id"_s]}, {u"accept"_s, true}});
    HEARD(jiro, u"rights"_s, {{u"rights"_s, u"full"_s}});
    HEARD(f.mother, u"rights"_s, {{u"rights"_s, u"full"_s}});
    const QString id = f.help();
    HEARD(jiro, u"help-call"_s, {{u"id"_s, id}});
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, id}});
    jiro.send(u"answer-help"_s, {{u"id"_s, id}});
    HEARD(f.hanako, u"help-progress"_s, {{u"state"_s, u"answered"_s}, {u"by_name"_s, u"次郎"_s}});
}

void EdgesTest::pairingThatFails()
{
    Family f;
    QVERIFY(f.start());
    f.hanako.send(u"join"_s, {{u"code"_s, u"AAAAAAAAAAAB"_s}, {u"ref"_s, u"t"_s}});
    HEAR(mistyped, f.hanako, u"error"_s, {{u"ref"_s, u"t"_s}});
    QVERIFY(mistyped[u"code"_s] == u"mistyped-code"_s || mistyped[u"code"_s] == u"bad-code"_s);
    f.hanako.send(u"confirm-sas"_s, {{u"ref"_s, u"n"_s}});
    HEARD(f.hanako, u"error"_s, {{u"code"_s, u"no-pairing"_s}, {u"ref"_s, u"n"_s}});

    f.mother.send(u"invite"_s);
    HEAR(invite, f.mother, u"invite"_s);
    f.hanako.send(u"join"_s, {{u"uri"_s, invite[u"uri"_s]}});
    HEARD(f.mother, u"sas"_s);
    HEARD(f.hanako, u"sas"_s);
    f.hanako.send(u"reject-sas"_s);
    HEAR(there, f.hanako, u"pairing-ended"_s);
    HEAR(here, f.mother, u"pairing-ended"_s);
    QCOMPARE(here[u"reason"_s].toString(), u"mismatch"_s);
    // A mismatch burns the invite.
    f.hanako.send(u"join"_s, {{u"uri"_s, invite[u"uri"_s]}});
    f.mother.send(u"confirm-sas"_s, {{u"ref"_s, u"late"_s}});
    HEARD(f.mother, u"error"_s, {{u"code"_s, u"no-pairing"_s}, {u"ref"_s, u"late"_s}});
    QTest::qWait(1000);
    QCOMPARE(f.mother.count(u"sas"_s), 1);
    QCOMPARE(f.mother.count(u"paired"_s) + f.hanako.count(u"paired"_s), 0);
}

void EdgesTest::badInputIsAnsweredAndSurvived()
{
    Family f;
    QVERIFY(f.start());
    const QList<std::pair<QByteArray, QString>> lines{
        {"nonsense", u"bad-json"_s},
        {"[]", u"bad-json"_s},
        {"{\"do\":\"help\"", u"bad-json"_s},
        {"\xff\xfe\x00", u"bad-json"_s},
        {"{}", u"unknown-command"_s},
        {"{\"do\":7}", u"unknown-command"_s},
        {"{\"do\":\"fly\",\"ref\":\"f\"}", u"unknown-command"_s},
        {"{\"do\":\"step\",\"n\":6,\"ref\":\"f\"}", u"bad-field"_s},
        {"{\"do\":\"step\",\"n\":-1,\"ref\":\"f\"}", u"bad-field"_s},
        {"{\"do\":\"step\",\"n\":1e300,\"ref\":\"f\"}", u"bad-field"_s},
        {"{\"do\":\"help\",\"extra\":1,\"ref\":\"f\"}", u"bad-field"_s},
        {"{\"do\":\"cancel-help\",\"id\":\"zz\",\"ref\":\"f\"}", u"bad-field"_s},
        {"{\"do\":\"join\",\"ref\":\"f\"}", u"bad-field"_s},
        {QByteArray("{\"do\":\"help\",\"x\":\"") + QByteArray(70'000, 'x') + "\"}", u"too-long"_s},
        {QByteArray(200'000, '['), u"too-long"_s},
        {QByteArray(30'000, '['), u"bad-json"_s},
    };
    for (const auto &[line, code] : lines) {
        f.mother.write(line + '\n');
        HEAR(error, f.mother, u"error"_s, {{u"code"_s, code}});
        QVERIFY(!error[u"message"_s].toString().isEmpty());
        QCOMPARE(error[u"ref"_s].toString(), line.contains("\"ref\":\"f\"") ? u"f"_s : u""_s);
    }
    f.mother.write("\n  \n\r\n"); // empty lines are nothing
    f.hanako.send(u"help"_s, {{u"ref"_s, u"role"_s}});
    HEARD(f.hanako, u"error"_s, {{u"code"_s, u"wrong-role"_s}, {u"ref"_s, u"role"_s}});
    f.mother.send(u"step"_s, {{u"n"_s, 1}, {u"ref"_s, u"early"_s}});
    HEARD(f.mother, u"error"_s, {{u"code"_s, u"no-help-call"_s}, {u"ref"_s, u"early"_s}});
    QVERIFY(!f.mother.status().isEmpty());
    QCOMPARE(f.mother.quit(), 0);
    QCOMPARE(f.mother.count(u"error"_s), lines.size() + 1);
    QCOMPARE(f.mother.badLines(), QList<QByteArray>{});
}

void EdgesTest::endOfInputQuits()
{
    Family f;
    QVERIFY(f.start());
    f.mother.write("{\"do\":\"status\",\"ref\":\"last\"}"); // no line feed: it counts all the same
    QCOMPARE(f.mother.endInput(), 0);
    QCOMPARE(f.mother.count(u"status"_s, {{u"ref"_s, u"last"_s}}), 1);
    QCOMPARE(f.mother.count(u"stopped"_s), 1);
}

void EdgesTest::readyComesWithoutARelay()
{
    QTemporaryDir directory;
    const quint16 nobody = freePort();
    Device unreachable({u"protected"_s, u"A"_s, directory.filePath(u"a"_s),
                        u"mqtts://localhost:%1"_s.arg(nobody), {}});
    QVERIFY(unreachable.startReady());
    QVERIFY(unreachable.status()[u"relay"_s].toString() != u"online"_s);
    unreachable.send(u"help"_s, {{u"ref"_s, u"h"_s}});
    HEARD(unreachable, u"help-progress"_s, {{u"state"_s, u"written"_s}, {u"ref"_s, u"h"_s}});
    QCOMPARE(unreachable.quit(), 0);

    Device none({u"helper"_s, u"B"_s, directory.filePath(u"b"_s), {}, {}});
    QVERIFY(none.startReady());
    none.send(u"invite"_s, {{u"ref"_s, u"i"_s}});
    HEARD(none, u"error"_s, {{u"code"_s, u"no-relay"_s}, {u"ref"_s, u"i"_s}});
    QCOMPARE(none.quit(), 0);
}

void EdgesTest::wrongArgumentsExitWithTwo()
{
    QTemporaryDir directory;
    Device role({u"uncle"_s, u"A"_s, directory.filePath(u"a"_s), {}, {}});
    QVERIFY(role.start());
    QCOMPARE(role.endInput(), 2);
    Device relay({u"helper"_s, u"A"_s, directory.filePath(u"a"_s), u"http://localhost"_s, {}});
    QVERIFY(relay.start());
    QCOMPARE(relay.endInput(), 2);
    Device name({u"helper"_s, QString(41, u'x'), directory.filePath(u"a"_s), {}, {}});
    QVERIFY(name.start());
    QCOMPARE(name.endInput(), 2);
    QCOMPARE(role.heard() + relay.heard() + name.heard(), 0);
}

void EdgesTest::nobodyAnswers()
{
    // Two minutes after the tap, most of which the other tests have used.
    HEARD(m_alone->mother, u"help-unanswered"_s, {{u"id"_s, m_unanswered}}, 150'000);
    QCOMPARE(m_alone->mother.count(u"help-unanswered"_s), 1);
    QCOMPARE(m_alone->mother.quit(), 0);
}

QTEST_GUILESS_MAIN(EdgesTest)
#include "tst_edges.moc"
