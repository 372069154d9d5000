// SPDX-License-Identifier: MPL-2.0
// The parser, and the catalogue that is shipped.
#include "core/catalogue/catalogue.h"
#include "core/catalogue/textfold.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace sobani::catalogue;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Head = "format 1\nversion 7\n";
const QByteArray OneTool = Head + "tool x\n  name X\n  mark anydesk\n";

QByteArray shipped()
{
    QFile file(QStringLiteral(SOBANI_SOURCE_DIR "/core/catalogue/catalogue.txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads();
    void refuses_data();
    void refuses();
    void truncatedAnywhere();
    void shippedFile();
    void shippedToolsAreSorted();
    void viewersHaveNoSigns();
};

void TestCatalogue::reads()
{
    const auto parsed = Catalogue::parse(
        Head
        + "# words\nfiller Setup x64\ncontrary 削除\noperator viewer\nuninstaller unins*\n"
          "\ntool any-desk\n  name Any Desk\n  vendor V\n  kind rdp\n  role both\n  abused yes\n"
          "  code read-out 9 10\n  mark any desk\n  windows.name A bc.exe\n"
          "  linux.folder /opt/any/*\n  domain *.x.com\n  ports 80 443\n");
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->version(), 7U);
    QVERIFY(parsed->vocabulary().filler.contains(u"setup"_s));
    QVERIFY(parsed->vocabulary().contrary.contains(u"削除"_s));
    QCOMPARE(parsed->tools().size(), 1U);
    const Tool &tool = *parsed->tool(u"any-desk"_s);
    QCOMPARE(tool.name, u"Any Desk"_s);
    QVERIFY(tool.kind == Kind::Rdp && tool.role == Role::Both && tool.abused);
    QVERIFY(tool.code && tool.code->readOut);
    QCOMPARE(tool.code->digits, (std::vector<int>{9, 10}));
    QCOMPARE(tool.signs.size(), 3U);
    QVERIFY(tool.signs[1].kind == SignKind::Name && tool.signs[1].platform == Platform::Windows);
    QCOMPARE(tool.signs[1].text, u"A bc.exe"_s);
    QCOMPARE(tool.domains, QStringList{u"*.x.com"_s});
    QCOMPARE(tool.ports, (std::vector<int>{80, 443}));
    QVERIFY(parsed->tool(u"other"_s) == nullptr);
}

void TestCatalogue::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ParseError>("error");
    QTest::addColumn<int>("line");
    const auto bad = [](const char *name, const QByteArray &text, ParseError error, int line) {
        QTest::newRow(name) << text << error << line;
    };
    bad("nothing", "", ParseError::Empty, 0);
    bad("no tools", Head, ParseError::Empty, 0);
    bad("no version", "format 1\ntool x\n  name X\n", ParseError::Empty, 0);
    bad("later format", "format 2\n", ParseError::OtherFormat, 1);
    bad("format twice", Head + "format 1\n", ParseError::OtherFormat, 3);
    bad("no format", "version 7\n", ParseError::OtherFormat, 1);
    bad("version 0", "format 1\nversion 0\n", ParseError::BadLine, 2);
    bad("version twice", Head + "version 8\n", ParseError::BadLine, 3);
    bad("negative version", "format 1\nversion -1\n", ParseError::BadLine, 2);
    bad("version after tools", OneTool + "version 8\n", ParseError::BadLine, 6);
    bad("unknown key", OneTool + "  color red\n", ParseError::BadLine, 6);
    bad("key without value", OneTool + "  mark\n", ParseError::BadLine, 6);
    bad("blank at the end", OneTool + "  mark radmin \n", ParseError::BadLine, 6);
    bad("one blank of indent", OneTool + " mark radmin\n", ParseError::BadLine, 6);
    bad("sign outside", Head + "  mark radmin\n", ParseError::BadLine, 3);
    bad("mark with a system", OneTool + "  windows.mark radmin\n", ParseError::BadLine, 6);
    bad("name without a system", OneTool + "  weak a.exe\n", ParseError::BadLine, 6);
    bad("id", Head + "tool X Y\n", ParseError::BadLine, 3);
    bad("id twice", OneTool + "tool x\n", ParseError::Duplicate, 6);
    bad("sign twice", OneTool + "  mark ＡnyDesk\n", ParseError::Duplicate, 6);
    bad("not UTF-8", OneTool + "  mark \xff\xfe\n", ParseError::NotText, 6);
    bad("control", OneTool + "  mark a\rb\n", ParseError::NotText, 6);
    bad("port", OneTool + "  ports 70000\n", ParseError::BadLine, 6);
    bad("code", OneTool + "  code shouted 9\n", ParseError::BadLine, 6);
    bad("long line", OneTool + "  mark " + QByteArray(600, 'a') + '\n', ParseError::TooLarge, 6);
    bad("too large", QByteArray(MaximumSize + 1, '\n'), ParseError::TooLarge, 0);
    for (const char *broad :
         {"mark vnc", "mark *desk*", "word tv", "short any", "windows.name *.exe",
          "windows.name a.exe", "windows.installer *.exe", "windows.installer a*",
          "windows.folder *\\*", "windows.folder *\\Program Files*\\*", "linux.folder /*",
          "android.bundle com.*", "android.bundle anydesk", "argument *a*", "uri a*",
          "linux.needs *", "signer *", "product *"})
        bad(broad, OneTool + "  " + broad + '\n', ParseError::TooBroad, 6);
}

void TestCatalogue::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(ParseError, error);
    QFETCH(int, line);
    const auto parsed = Catalogue::parse(text);
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().error, error);
    QCOMPARE(parsed.error().line, line);
}

/// Whatever is cut off, what is read is either refused or smaller: never another catalogue.
void TestCatalogue::truncatedAnywhere()
{
    const QByteArray text = shipped().first(6000);
    for (qsizetype size = 0; size < text.size(); size += 13)
        if (const auto parsed = Catalogue::parse(text.first(size)); parsed.ok())
            QVERIFY(parsed->version() > 0 && !parsed->tools().empty());
}

void TestCatalogue::shippedFile()
{
    const auto parsed = Catalogue::parse(shipped());
    QVERIFY2(parsed.ok(), qPrintable(parsed.ok() ? QString()
                                                 : u"line %1, error %2"_s.arg(parsed.error().line)
                                                       .arg(int(parsed.error().error))));
    QCOMPARE(parsed->tools().size(), 188U);
    QCOMPARE(builtInCatalogue().version(), parsed->version());
    for (const Tool &tool : parsed->tools())
        QVERIFY2(!tool.name.isEmpty(), qPrintable(tool.id));
    for (const char *licence : {"Apache-2.0", "DRL-1.1", "MIT"})
        QVERIFY(QFile::exists(QStringLiteral(SOBANI_SOURCE_DIR "/core/catalogue/licences/%1.txt")
                                  .arg(QLatin1String(licence))));
}

void TestCatalogue::shippedToolsAreSorted()
{
    const auto catalogue = builtInCatalogue();
    QVERIFY(std::is_sorted(catalogue.tools().begin(), catalogue.tools().end(),
                           [](const Tool &a, const Tool &b) { return a.id < b.id; }));
}

void TestCatalogue::viewersHaveNoSigns()
{
    const auto catalogue = builtInCatalogue();
    int viewers = 0;
    for (const Tool &tool : catalogue.tools()) {
        if (tool.role != Role::Viewer)
            continue;
        ++viewers;
        for (const Sign &sign : tool.signs)
            QVERIFY2(sign.kind == SignKind::Operator || sign.kind == SignKind::Viewer,
                     qPrintable(tool.id + u' ' + sign.text));
    }
    QCOMPARE(viewers, 8);
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
