// SPDX-License-Identifier: MPL-2.0
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int status = -1;
    QList<QByteArray> lines;
    QByteArray errors;
};

Run run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(SOBANI_GUARDCTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    Run result;
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return result;
    result.status = process.exitCode();
    const QByteArray output = process.readAllStandardOutput();
    if (!output.isEmpty()) {
        result.lines = output.split('\n');
        result.lines.removeLast(); // after the last line feed
    }
    result.errors = process.readAllStandardError();
    return result;
}

QJsonObject answer(const QByteArray &line)
{
    const Run result = run({u"classify"_s}, line + '\n');
    return result.status == 0 && result.lines.size() == 1
               ? QJsonDocument::fromJson(result.lines.first()).object()
               : QJsonObject();
}

} // namespace

class TestGuardctl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCaseInOneRun();
    void badLines_data();
    void badLines();
    void unknownAndEmpty();
    void answersAtOnce();
    void longLineCostsOneAnswer();
    void noInput();
    void usage_data();
    void usage();
};

/// All real cases in one go: order, count, and the same answers as the library's.
void TestGuardctl::everyCaseInOneRun()
{
    QByteArray input;
    QList<QJsonValue> wanted;
    for (const char *name : {"known", "harmless"}) {
        QFile file(QStringLiteral(SOBANI_SOURCE_DIR "/tests/data/catalogue/%1.jsonl")
                       .arg(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
            wanted.append(QJsonDocument::fromJson(line).object().value(u"want"_s));
            input += line + '\n';
        }
    }
    const Run result = run({u"classify"_s}, input);
    QCOMPARE(result.status, 0);
    QCOMPARE(result.errors, QByteArray());
    QCOMPARE(result.lines.size(), wanted.size());
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QJsonObject object = QJsonDocument::fromJson(result.lines.at(i)).object();
        QCOMPARE(object.value(u"tool"_s), wanted.at(i));
        QCOMPARE(object.value(u"reason"_s).isString(), wanted.at(i).isString());
        QVERIFY(!object.contains(u"error"_s));
    }
}

void TestGuardctl::badLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("AnyDesk.exe");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("cut") << QByteArray(R"({"platform":"windows","path":"AnyDesk.exe")");
    QTest::newRow("no platform") << QByteArray(R"({"path":"AnyDesk.exe"})");
    QTest::newRow("unknown platform") << QByteArray(R"({"platform":"beos","path":"AnyDesk.exe"})");
    QTest::newRow("nothing known") << QByteArray(R"({"platform":"windows"})");
    QTest::newRow("path is a number") << QByteArray(R"({"platform":"windows","path":7})");
    QTest::newRow("pe is text") << QByteArray(R"({"platform":"windows","path":"a","pe":"x"})");
    QTest::newRow("signer is a list")
        << QByteArray(R"({"platform":"windows","path":"a","pe":{"signer":[]}})");
    QTest::newRow("not UTF-8") << QByteArray("{\"platform\":\"windows\",\"path\":\"\xff\xfe\"}");
    QTest::newRow("null bytes") << QByteArray(10, '\0');
}

void TestGuardctl::badLines()
{
    QFETCH(QByteArray, line);
    const QJsonObject object = answer(line);
    QVERIFY(object.value(u"tool"_s).isNull());
    QVERIFY(!object.value(u"error"_s).toString().isEmpty());
    // The next line is not the worse for it.
    const Run result =
        run({u"classify"_s}, line + "\n{\"platform\":\"linux\",\"path\":\"/usr/bin/anydesk\"}\n");
    QCOMPARE(result.status, 0);
    QCOMPARE(result.lines.size(), 2);
    QVERIFY(result.lines.at(1).contains(R"("tool":"anydesk")"));
}

void TestGuardctl::unknownAndEmpty()
{
    const auto tool = [](const QByteArray &line) {
        const QJsonObject object = answer(line);
        return object.contains(u"error"_s) ? u"error"_s : object.value(u"tool"_s).toString();
    };
    QCOMPARE(tool(R"({"platform":"windows","path":"C:\\a.exe","pe":{"product":"AnyDesk"}})"),
             u"anydesk"_s);
    QCOMPARE(
        tool(R"({"platform":"windows","path":"C:\\a.exe","pe":{"product":"Parsec","signer":""}})"),
        QString());
    QCOMPARE(tool(R"({"platform":"windows","path":"","pe":{"original_filename":"AnyDesk.exe"}})"),
             u"anydesk"_s);
    QCOMPARE(tool(R"({"platform":"windows","path":"C:\\a.exe","pe":null,"bundle_id":null})"),
             QString());
    QCOMPARE(tool(R"({"platform":"macos","path":"","bundle_id":"com.philandro.anydesk"})"),
             u"anydesk"_s);
    QCOMPARE(tool(R"({"platform":"linux","path":"/x","note":"an unknown field"})"), QString());
}

/// Whoever asks one question at a time gets one answer at a time.
void TestGuardctl::answersAtOnce()
{
    QProcess process;
    process.start(QStringLiteral(SOBANI_GUARDCTL), {u"classify"_s});
    for (int i = 0; i < 3; ++i) {
        process.write("{\"platform\":\"android\",\"path\":\"com.carriez.flutter_hbb\"}\n");
        while (!process.canReadLine())
            QVERIFY(process.waitForReadyRead(20'000));
        QVERIFY(process.readLine().contains(R"("tool":"rustdesk")"));
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
}

void TestGuardctl::longLineCostsOneAnswer()
{
    QByteArray longest = R"({"platform":"linux","path":"/usr/bin/anydesk","x":")";
    longest += QByteArray(64 * 1024 - longest.size() - 2, 'a') + "\"}";
    const Run result =
        run({u"classify"_s},
            longest + '\n' + longest + " \n" + QByteArray(8 * 1024 * 1024, '[') + '\n' + longest);
    QCOMPARE(result.status, 0);
    QCOMPARE(result.lines.size(), 4);
    QVERIFY(result.lines.at(0).contains("anydesk"));
    QVERIFY(result.lines.at(1).contains("error"));
    QVERIFY(result.lines.at(2).contains("error"));
    QVERIFY(result.lines.at(3).contains("anydesk")); // the last line needs no line feed
}

void TestGuardctl::noInput()
{
    const Run result = run({u"classify"_s});
    QCOMPARE(result.status, 0);
    QVERIFY(result.lines.isEmpty());
}

void TestGuardctl::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown") << QStringList{u"explode"_s};
    QTest::newRow("too much") << QStringList{u"classify"_s, u"x"_s};
}

void TestGuardctl::usage()
{
    QFETCH(QStringList, arguments);
    const Run result = run(arguments, "{}\n");
    QCOMPARE(result.status, 2);
    QVERIFY(result.errors.startsWith("usage: sobani-guardctl"));
    QVERIFY(result.lines.isEmpty());
}

QTEST_GUILESS_MAIN(TestGuardctl)
#include "tst_guardctl.moc"
