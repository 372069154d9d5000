// SPDX-License-Identifier: MPL-2.0
#include "core/api/jsonlines.h"

#include <QTest>

using namespace sobani;
using namespace sobani::api;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Hex = "00112233445566778899aabbccddeeff";

template<typename IdType>
IdType id()
{
    return *IdType::fromString(QString::fromLatin1(Hex));
}

template<typename Body>
Body parsed(const QByteArray &line)
{
    const auto command = parseCommand(line);
    if (!command || !std::holds_alternative<Body>(command->body)) {
        QTest::qFail(("does not parse: " + line).constData(), __FILE__, __LINE__);
        return {};
    }
    return std::get<Body>(command->body);
}

QString codeOf(const QByteArray &line)
{
    const auto command = parseCommand(line);
    return command ? u"accepted"_s : command.error().code;
}

} // namespace

class TestCommandJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCommand();
    void refCircleAndPeer();
    void requestDetails();
    void badLines_data();
    void badLines();
    void valuesAreNeverEchoed();
    void longLines();
    void deepNesting();
};

void TestCommandJson::everyCommand()
{
    const auto with = [](const char *name, const QByteArray &rest) {
        return R"({"do":")" + QByteArray(name) + "\"," + rest + "}";
    };
    const QByteArray byId = R"("id":")" + Hex + '"';
    (void)parsed<MakeInvite>(R"({"do":"invite"})");
    QCOMPARE(parsed<Join>(R"({"do":"join","code":"1ABC-DEFG-HJKM"})").offer, u"1ABC-DEFG-HJKM"_s);
    QCOMPARE(parsed<Join>(R"({"do":"join","uri":"sobani:1?x"})").offer, u"sobani:1?x"_s);
    (void)parsed<ConfirmSas>(R"({"do":"confirm-sas"})");
    (void)parsed<RejectSas>(R"({"do":"reject-sas"})");
    const auto consent = parsed<AnswerConsent>(with("consent", byId + R"(,"accept":true)"));
    QVERIFY(consent.accept && consent.id == id<RequestId>());
    QVERIFY(!parsed<AnswerConsent>(with("consent", byId)).accept);
    (void)parsed<RaiseHelp>(R"({"do":"help"})");
    QCOMPARE(parsed<CancelHelp>(with("cancel-help", byId)).id, id<HelpId>());
    QCOMPARE(parsed<AnswerHelp>(with("answer-help", byId)).id, id<HelpId>());
    QCOMPARE(parsed<ResolveHelp>(with("resolve-help", byId)).id, id<HelpId>());
    QCOMPARE(parsed<HelpShown>(with("help-shown", byId)).id, id<HelpId>());
    for (int n = 0; n < StepCount; ++n) {
        const QByteArray number = R"("n":)" + QByteArray::number(n);
        QCOMPARE(parsed<MarkStep>(with("step", number + R"(,"done":false)")).n, n);
        QVERIFY(!parsed<MarkStep>(with("step", number + R"(,"done":false)")).done);
        QVERIFY(parsed<MarkStep>(with("step", number)).done);
        QCOMPARE(parsed<PushStep>(with("push-step", number)).n, n);
        QVERIFY(!parsed<PushStep>(with("push-step", number)).done);
    }
    (void)parsed<RequestAccess>(R"({"do":"request-access"})");
    const auto decide = parsed<Decide>(with(
        "decide", byId + R"(,"verdict":"approve","minutes":30,"number":"07","note":"花")"));
    QCOMPARE(decide.verdict, Verdict::Approve);
    QCOMPARE(decide.minutes, 30);
    QCOMPARE(decide.number, u"07"_s);
    QCOMPARE(decide.note, u"花"_s);
    QCOMPARE(parsed<Decide>(with("decide", byId + R"(,"verdict":"deny")")).verdict, Verdict::Deny);
    QCOMPARE(parsed<WithdrawAccess>(with("withdraw-access", byId)).id, id<RequestId>());
    QCOMPARE(parsed<RevokeAccess>(with("revoke-access", byId)).id, id<RequestId>());
    (void)parsed<Leave>(R"({"do":"leave"})");
    QCOMPARE(parsed<GetHistory>(R"({"do":"history"})").limit, 200);
    QCOMPARE(parsed<GetHistory>(R"({"do":"history","limit":7})").limit, 7);
    (void)parsed<GetStatus>(R"({"do":"status"})");
    QCOMPARE(parsed<SetProfile>(R"({"do":"set-profile","name":"n","phone":"1"})").phone, u"1"_s);
    QCOMPARE(parsed<SetPeerPhone>(R"({"do":"set-peer-phone","phone":"1"})").phone, u"1"_s);
    (void)parsed<StartOver>(R"({"do":"start-over"})");
    (void)parsed<Quit>(R"({"do":"quit"})");
    (void)parsed<AllowPairing>(R"({"do":"allow-pairing"})");
}

void TestCommandJson::refCircleAndPeer()
{
    const auto command = parseCommand(R"({"do":"leave","ref":"r1","circle":")" + Hex
                                      + R"(","peer":")" + Hex + "\"}");
    QVERIFY(command);
    QCOMPARE(command->ref, u"r1"_s);
    QCOMPARE(*command->circle, id<CircleId>());
    QCOMPARE(*command->peer, id<DeviceId>());
    const auto bad = parseCommand(R"({"do":"dance","ref":"r2"})");
    QVERIFY(!bad);
    QCOMPARE(bad.error().ref, u"r2"_s);
}

void TestCommandJson::requestDetails()
{
    const auto details = parsed<RequestAccess>(R"({"do":"request-access","caller":"them",
        "warning":true,"asked":"install","money":false,"gift_cards":null,"company":"c",
        "person":"p","phone":"1","purpose":"x","tool":"t","code":"9"})")
                             .details;
    QCOMPARE(*details.caller, Caller::Them);
    QVERIFY(isYes(details.warning));
    QCOMPARE(std::get<QString>(details.asked), u"install"_s);
    QVERIFY(!isYes(details.money));
    QVERIFY(std::holds_alternative<std::monostate>(details.giftCards));
    QCOMPARE(details.company + details.person + details.phone + details.purpose + details.tool
                 + details.code,
             u"cp1xt9"_s);
    QCOMPARE(*parsed<RequestAccess>(R"({"do":"request-access","caller":"me"})").details.caller,
             Caller::Me);
}

void TestCommandJson::badLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("code");
    const QByteArray byId = R"("id":")" + Hex + '"';
    const auto row = [](const char *name, const QByteArray &line, const QString &code) {
        QTest::newRow(name) << line << code;
    };
    const QString json = u"bad-json"_s;
    const QString unknown = u"unknown-command"_s;
    const QString field = u"bad-field"_s;
    row("nothing", "", json);
    row("no object", "[]", json);
    row("a text", "\"help\"", json);
    row("two objects", R"({"do":"help"}{"do":"help"})", json);
    row("cut", R"({"do":"help")", json);
    row("comment", R"({"do":"help"} // now)", json);
    row("invalid UTF-8", "{\"do\":\"help\",\"ref\":\"\xc3\x28\"}", json);
    row("NUL between", QByteArray("{\"do\":\"help\"\0}", 14), json);
    row("NUL after", QByteArray("{\"do\":\"help\"}\0", 14), json);
    row("NUL inside a word", QByteArray("{\"do\":\"he\0lp\"}", 14), unknown);
    row("NUL inside a field's name", QByteArray("{\"do\":\"help\",\"a\0\":1}", 20), field);
    row("no do", "{}", unknown);
    row("unknown do", R"({"do":"dance"})", unknown);
    row("do is a number", R"({"do":1})", unknown);
    row("do in capitals", R"({"do":"HELP"})", unknown);
    row("ref is a number", R"({"do":"help","ref":1})", field);
    row("ref too long", R"({"do":"help","ref":")" + QByteArray(121, 'r') + "\"}", field);
    row("unknown field", R"({"do":"help","sooner":true})", field);
    row("another command's field", R"({"do":"help","minutes":1})", field);
    row("no id", R"({"do":"answer-help"})", field);
    row("id of capitals", R"({"do":"answer-help","id":")" + Hex.toUpper() + "\"}", field);
    row("id too short", R"({"do":"answer-help","id":")" + Hex.chopped(1) + "\"}", field);
    row("id is an object", R"({"do":"answer-help","id":{}})", field);
    row("bad circle", R"({"do":"leave","circle":"x"})", field);
    row("null peer", R"({"do":"leave","peer":null})", field);
    row("step too large", R"({"do":"step","n":6})", field);
    row("step negative", R"({"do":"step","n":-1})", field);
    row("step in halves", R"({"do":"step","n":1.5})", field);
    row("step beyond every range", R"({"do":"step","n":1e300})", field);
    row("step as text", R"({"do":"step","n":"1"})", field);
    row("no step", R"({"do":"step"})", field);
    row("done as a number", R"({"do":"step","n":1,"done":1})", field);
    row("code and uri", R"({"do":"join","code":"a","uri":"b"})", field);
    row("neither", R"({"do":"join"})", field);
    row("uri too long", R"({"do":"join","uri":")" + QByteArray(1025, 'u') + "\"}", field);
    row("no verdict", R"({"do":"decide",)" + byId + "}", field);
    row("unknown verdict", R"({"do":"decide",)" + byId + R"(,"verdict":"maybe"})", field);
    row("minutes", R"({"do":"decide",)" + byId + R"(,"verdict":"deny","minutes":61})", field);
    row("number as a number", R"({"do":"decide",)" + byId + R"(,"verdict":"deny","number":7})",
        field);
    row("caller", R"({"do":"request-access","caller":"she"})", field);
    row("answer as a number", R"({"do":"request-access","money":1})", field);
    row("company too long",
        R"({"do":"request-access","company":")" + QByteArray(121, 'c') + "\"}", field);
    row("answer too long", R"({"do":"request-access","asked":")" + QByteArray(281, 'c') + "\"}",
        field);
    row("history of none", R"({"do":"history","limit":0})", field);
    row("too much history", R"({"do":"history","limit":201})", field);
    row("no name", R"({"do":"set-profile"})", field);
}

void TestCommandJson::badLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, code);
    QCOMPARE(codeOf(line), code);
}

void TestCommandJson::valuesAreNeverEchoed()
{
    const auto bad = parseCommand(R"({"do":"step","n":"SECRET"})");
    QVERIFY(!bad);
    QVERIFY(bad.error().message.contains(u"\"n\""_s));
    QVERIFY(!bad.error().message.contains(u"SECRET"_s));
}

void TestCommandJson::longLines()
{
    QByteArray line = R"({"do":"help"})";
    line += QByteArray(MaximumLine - line.size(), ' ');
    QCOMPARE(codeOf(line), u"accepted"_s);
    QCOMPARE(codeOf(line + ' '), u"too-long"_s);
    QCOMPARE(codeOf(QByteArray(10'000'000, '{')), u"too-long"_s);
}

void TestCommandJson::deepNesting()
{
    QByteArray line = R"({"do":"help","ref":)" + QByteArray(30'000, '[') + QByteArray(30'000, ']') + '}';
    QCOMPARE(codeOf(line), u"bad-json"_s);
    line = R"({"do":"help","ref":)" + QByteArray(100, '[') + QByteArray(100, ']') + '}';
    QCOMPARE(codeOf(line), u"bad-field"_s);
}

QTEST_GUILESS_MAIN(TestCommandJson)
#include "tst_commandjson.moc"
