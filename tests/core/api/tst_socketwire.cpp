// SPDX-License-Identifier: MPL-2.0
#include "core/api/jsonlines.h"
#include "core/api/names.h"
#include "core/api/socketwire.h"
#include "core/wire/cbor.h"
#include "tests/core/api/everybody.h"

#include <QTest>

using namespace sobani;
using namespace sobani::api;
using namespace sobani::api::testing;

namespace {

Command fullCommand(const CommandBody &body)
{
    return {body, u"参照 1"_s, named<CircleId>('c'), named<DeviceId>('p')};
}

QByteArray json(const EventBody &body)
{
    return formatEvent({body, Wall, u"r"_s});
}

} // namespace

class TestSocketWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCommandRoundTrips();
    void everyEventRoundTrips();
    void defaultsRoundTrip();
    void carriesWhatTheLinesCarry();
    void namesAreFixed();
    void everyTruncationIsRefused();
    void nothingMayFollow();
    void hostile_data();
    void hostile();
    void whatIsTooLongIsCut();
    void theLongestFits();
};

void TestSocketWire::everyCommandRoundTrips()
{
    const auto bodies = everyCommand();
    QCOMPARE(bodies.size(), std::variant_size_v<CommandBody>);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        QCOMPARE(bodies[i].index(), i);
        const QByteArray bytes = encodeCommand(fullCommand(bodies[i]));
        QVERIFY(bytes.size() <= LongestCommand);
        const auto again = decodeCommand(bytes);
        QVERIFY2(again, nameOf(bodies[i]).data());
        QCOMPARE(again->body.index(), i);
        QCOMPARE(again->ref, u"参照 1"_s);
        QCOMPARE(*again->circle, named<CircleId>('c'));
        QCOMPARE(*again->peer, named<DeviceId>('p'));
        QCOMPARE(encodeCommand(*again), bytes);
    }
    const auto decide = std::get<Decide>(decodeCommand(encodeCommand(fullCommand(bodies[13])))->body);
    QVERIFY(decide.verdict == Verdict::Approve && decide.minutes == 60 && decide.number == u"07"_s);
    const auto asked = std::get<RequestAccess>(decodeCommand(encodeCommand(fullCommand(bodies[12])))->body);
    QVERIFY(asked.details == fullDetails());
}

void TestSocketWire::everyEventRoundTrips()
{
    const auto bodies = everyEvent();
    QCOMPARE(bodies.size(), std::variant_size_v<EventBody>);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        QCOMPARE(bodies[i].index(), i);
        const QByteArray bytes = encodeEvent({bodies[i], Wall, u"r"_s});
        const auto again = decodeEvent(bytes);
        QVERIFY2(again, nameOf(bodies[i]).data());
        QCOMPARE(again->body.index(), i);
        QCOMPARE(again->at, Wall);
        QCOMPARE(encodeEvent(*again), bytes);
        QCOMPARE(json(again->body), json(bodies[i]));
    }
}

void TestSocketWire::defaultsRoundTrip()
{
    for (const CommandBody &body : everyCommand()) {
        const CommandBody empty = *bodyNamed<CommandBody>(QString(nameOf(body)));
        const auto again = decodeCommand(encodeCommand({empty, {}, {}, {}}));
        QVERIFY2(again && !again->circle && !again->peer, nameOf(body).data());
        QCOMPARE(encodeCommand(*again), encodeCommand({empty, {}, {}, {}}));
    }
    for (const EventBody &body : everyEvent()) {
        const EventBody empty = *bodyNamed<EventBody>(QString(nameOf(body)));
        const auto again = decodeEvent(encodeEvent({empty, {}, {}}));
        QVERIFY2(again, nameOf(body).data());
        QCOMPARE(json(again->body), json(empty));
    }
}

void TestSocketWire::carriesWhatTheLinesCarry()
{
    // A command that came as a line and went over the socket is still the same command.
    const auto line = parseCommand(
        R"({"do":"request-access","caller":"them","warning":true,"asked":"x","tool":"AnyDesk","ref":"7"})");
    QVERIFY(line);
    const auto again = decodeCommand(encodeCommand(*line));
    QVERIFY(again);
    QVERIFY(std::get<RequestAccess>(again->body).details
            == std::get<RequestAccess>(line->body).details);
}

void TestSocketWire::namesAreFixed()
{
    // Two programs of different versions meet on this socket.
    QStringList commands;
    for (const CommandBody &body : everyCommand())
        commands << nameOf(body);
    QCOMPARE(commands.join(u' '),
             u"invite join confirm-sas reject-sas consent help cancel-help answer-help resolve-help "
             "help-shown step push-step request-access decide withdraw-access revoke-access leave "
             "history status set-profile set-peer-phone start-over quit allow-pairing"_s);
    QCOMPARE(commands.removeDuplicates(), 0);
    QCOMPARE(SocketVersion, quint64(1));
    // help, no fields, no ref, no circle, no peer
    QCOMPARE(encodeCommand({RaiseHelp{}, {}, {}, {}}).toHex(), QByteArray("856468656c7080608080"));
}

void TestSocketWire::everyTruncationIsRefused()
{
    for (const CommandBody &body : everyCommand()) {
        const QByteArray bytes = encodeCommand(fullCommand(body));
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY2(!decodeCommand(bytes.first(size)), nameOf(body).data());
    }
    for (const EventBody &body : everyEvent()) {
        const QByteArray bytes = encodeEvent({body, Wall, u"r"_s});
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY2(!decodeEvent(bytes.first(size)), nameOf(body).data());
    }
}

void TestSocketWire::nothingMayFollow()
{
    for (const CommandBody &body : everyCommand())
        QVERIFY(!decodeCommand(encodeCommand(fullCommand(body)) + '\0'));
    for (const EventBody &body : everyEvent())
        QVERIFY(!decodeEvent(encodeEvent({body, Wall, {}}) + '\0'));
}

void TestSocketWire::hostile_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("unknown name") << QByteArray("856464616e636580608080");
    QTest::newRow("name in capitals") << QByteArray("856448454c5080608080");
    QTest::newRow("an event's name") << QByteArray("856572656164798060808000");
    QTest::newRow("a field too many") << QByteArray("856468656c708100608080");
    QTest::newRow("indefinite array") << QByteArray("9f6468656c7080608080ff");
    QTest::newRow("indefinite name") << QByteArray("857f6468656c70ff80608080");
    QTest::newRow("endless array") << QByteArray("9bffffffffffffffff6468656c70");
    QTest::newRow("endless text") << QByteArray("857bffffffffffffffff");
    QTest::newRow("a map") << QByteArray("a0");
    QTest::newRow("a tag") << QByteArray("c0856468656c7080608080");
    QTest::newRow("two circles") << QByteArray("856468656c70806082") + "50" + QByteArray(32, '1')
            + "50" + QByteArray(32, '1') + "80";
    QTest::newRow("short circle") << QByteArray("856468656c708060814111") + "80";
    QTest::newRow("control character in ref") << QByteArray("856468656c70806101" "8080");
    QTest::newRow("bad UTF-8 in ref") << QByteArray("856468656c708062c328" "8080");
    QTest::newRow("step 6") << QByteArray("85647374657082" "06f5" "608080");
    QTest::newRow("step -1") << QByteArray("85647374657082" "20f5" "608080");
    QTest::newRow("step 1.0") << QByteArray("85647374657082" "f93c00f5" "608080");
    QTest::newRow("done null") << QByteArray("85647374657082" "01f6" "608080");
    QTest::newRow("verdict 2") << QByteArray("856664656369646585") + "50" + QByteArray(32, '1')
            + "02" "00" "60" "60" "608080";
    QTest::newRow("caller twice") << QByteArray("856e726571756573742d6163636573738b"
                                                "820101" "80808080" "606060606060" "608080");
    QTest::newRow("nested deep") << QByteArray("81").repeated(10'000);
}

void TestSocketWire::hostile()
{
    QFETCH(QByteArray, hex);
    QVERIFY(!decodeCommand(QByteArray::fromHex(hex)));
}

void TestSocketWire::whatIsTooLongIsCut()
{
    HistoryReport report;
    for (int i = 0; i < 300; ++i)
        report.entries.push_back({{i}, u"k"_s, {}, QString(1'000, u'花')});
    const auto again = decodeEvent(encodeEvent({report, Wall, {}}));
    QVERIFY(again);
    const auto &entries = std::get<HistoryReport>(again->body).entries;
    QCOMPARE(entries.size(), std::size_t(200));
    QCOMPARE(entries.back().at.ms, 299); // the newest stay
    QCOMPARE(entries.back().detail.size(), limits::Note);
    PeerInfo hostile = person();
    hostile.name = QString(3, QChar(7)) + u"x"_s; // what no decoder takes is not sent
    QVERIFY(decodeEvent(encodeEvent({HelpResolved{{}, hostile}, Wall, {}})));
    QVERIFY(decodeEvent(encodeEvent({StepChanged{{}, 99, false, false, {}}, {-5}, {}})));
}

void TestSocketWire::theLongestFits()
{
    const QString text(1'000, u'花');
    StatusReport report = fullStatus();
    AccessStatus access{fullRequest(), fullDecision()};
    access.request.details = {Caller::Me, text, text, text, text, text, text, text, text, text, text};
    access.decision->note = text;
    report.access.assign(100, access);
    report.peers.assign(100, report.peers.front());
    report.help.assign(100, report.help.front());
    const QByteArray bytes = encodeEvent({report, Wall, text});
    QVERIFY2(bytes.size() < LongestEvent, QByteArray::number(bytes.size()).constData());
    QVERIFY(decodeEvent(bytes));
    RequestAccess request{access.request.details};
    const QByteArray command = encodeCommand({request, text, named<CircleId>('c'), {}});
    QVERIFY2(command.size() < LongestCommand, QByteArray::number(command.size()).constData());
    QVERIFY(decodeCommand(command));
}

QTEST_GUILESS_MAIN(TestSocketWire)
#include "tst_socketwire.moc"
