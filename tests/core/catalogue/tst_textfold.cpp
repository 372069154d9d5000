// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/programname.h"
#include "core/catalogue/textfold.h"

#include <QTest>

using namespace sobani::catalogue;
using namespace Qt::StringLiterals;

class TestTextFold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fold_data();
    void fold();
    void words_data();
    void words();
    void globs_data();
    void globs();
    void baseNames_data();
    void baseNames();
    void paths();
};

void TestTextFold::fold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("plain") << u"AnyDesk"_s << u"anydesk"_s;
    QTest::newRow("full width") << u"ＡｎｙＤｅｓｋ．ＥＸＥ"_s << u"anydesk.exe"_s;
    QTest::newRow("invisible") << u"Any\u200b\u2060Desk\ufeff"_s << u"anydesk"_s;
    QTest::newRow("reading direction") << u"\u202eAnyDesk"_s << u"anydesk"_s;
    QTest::newRow("trade mark") << u"TeamViewer®™"_s << u"teamviewer"_s;
    QTest::newRow("look-alikes") << u"АnуDеsk"_s << u"anydesk"_s;
    QTest::newRow("Russian stays") << u"Ассистент"_s << u"ассистент"_s;
    QTest::newRow("Greek stays") << u"ΤΟΝΟΣ"_s << u"τονοσ"_s;
    QTest::newRow("half-width kana") << u"ｺﾋﾟｰ"_s << u"コピー"_s;
    QTest::newRow("Turkish") << u"BİLİŞIM"_s << u"bilişim"_s;
    QTest::newRow("dash and blank") << u"a\u2013b\u3000c\u00a0d"_s << u"a-b c d"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestTextFold::fold()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(sobani::catalogue::fold(text), folded);
    QCOMPARE(sobani::catalogue::fold(folded), folded);
}

void TestTextFold::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("split"); // with a bar where a word begins
    QTest::newRow("camel") << u"AnyDesktop"_s << u"any|desktop"_s;
    QTest::newRow("capitals") << u"LMIRescue"_s << u"lmi|rescue"_s;
    QTest::newRow("all capitals") << u"ANYDESKTOP"_s << u"anydesktop"_s;
    QTest::newRow("number") << u"x64v2"_s << u"x|64|v|2"_s;
    QTest::newRow("script") << u"AnyDesk日本"_s << u"any|desk|日本"_s;
    QTest::newRow("sign") << u"a_b"_s << u"a|_|b"_s;
}

void TestTextFold::words()
{
    QFETCH(QString, text);
    QFETCH(QString, split);
    const Spelling spelling = spell(text);
    QCOMPARE(qsizetype(spelling.boundary.size()), spelling.folded.size() + 1);
    QString marked;
    for (qsizetype i = 0; i < spelling.folded.size(); ++i) {
        if (i > 0 && spelling.boundary[std::size_t(i)])
            marked += u'|';
        marked += spelling.folded.at(i);
    }
    QCOMPARE(marked, split);
}

void TestTextFold::globs_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    QTest::newRow("equal") << u"a.exe"_s << u"a.exe"_s << true;
    QTest::newRow("star") << u"a*.exe"_s << u"a12.exe"_s << true;
    QTest::newRow("star is nothing") << u"a*.exe"_s << u"a.exe"_s << true;
    QTest::newRow("two stars") << u"*/x*/y"_s << u"c:/a/x1/y"_s << true;
    QTest::newRow("back again") << u"*ab*abc"_s << u"abababc"_s << true;
    QTest::newRow("question") << u"a?c"_s << u"abc"_s << true;
    QTest::newRow("question needs one") << u"a?c"_s << u"ac"_s << false;
    QTest::newRow("rest") << u"a"_s << u"ab"_s << false;
    QTest::newRow("empty glob") << QString() << u"a"_s << false;
    QTest::newRow("empty text") << u"**"_s << QString() << true;
    QTest::newRow("no explosion") << u"*a*a*a*a*a*a*a*a*b"_s << QString(4000, u'a') << false;
}

void TestTextFold::globs()
{
    QFETCH(QString, glob);
    QFETCH(QString, text);
    QTEST(globMatches(glob, text), "matches");
}

void TestTextFold::baseNames_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("base");
    for (const QString &file : {u"msra.exe"_s,
                                u"msra (1).exe"_s,
                                u"msra - コピー.exe"_s,
                                u"msra - コピー (2).exe"_s,
                                u"msra - Copy.exe"_s,
                                u"msra - Kopie.exe"_s,
                                u"msra copy 2.exe"_s,
                                u"msra (copy).exe"_s,
                                u"msra (3rd copy).exe"_s,
                                u"msraのコピー.exe"_s,
                                u"msra - 副本.exe"_s,
                                u"msra.exe.exe"_s,
                                u"msra (1) (2).exe"_s,
                                u"Copy of msra.exe"_s,
                                u"Kopie von msra.exe"_s,
                                u"msra .exe"_s,
                                u"msra[1].exe"_s,
                                u"msra（１）.exe"_s,
                                u"msra.exe - ショートカット.lnk"_s,
                                u"コピー ～ msra.exe"_s,
                                u"msra.exe.crdownload"_s,
                                u"msra 2.app"_s})
        QTest::newRow(qPrintable(file)) << file << u"msra"_s;
    QTest::newRow("only a number") << u"(1).exe"_s << u"(1)"_s;
    QTest::newRow("only a copy") << u"copy.exe"_s << u"copy"_s;
    QTest::newRow("photocopy") << u"photocopy.exe"_s << u"photocopy"_s;
    QTest::newRow("no ending") << u"join.me"_s << u"join.me"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestTextFold::baseNames()
{
    QFETCH(QString, file);
    QTEST(baseName(file), "base");
}

void TestTextFold::paths()
{
    const ProgramName windows = programName(u"C:\\PROGRA~2\\X\\a.EXE"_s, Platform::Windows);
    QCOMPARE(windows.path, u"c:/program files/x/a.exe"_s);
    QCOMPARE(windows.file, u"a.EXE"_s);
    QVERIFY(windows.windows && windows.program && windows.ended);
    QVERIFY(!programName(u"C:\\a.pdf"_s, Platform::Windows).program);
    const ProgramName deleted = programName(u"/usr/bin/x (deleted)"_s, Platform::Linux);
    QCOMPARE(deleted.file, u"x"_s);
    QVERIFY(!deleted.windows && !deleted.ended);
    QCOMPARE(programName(u"/memfd:x (deleted)"_s, Platform::Linux).file, u"x"_s);
    QCOMPARE(programName(u"C:\\w\\b.exe"_s, Platform::Linux).file, u"b.exe"_s);
    QCOMPARE(programName(u"a\\b"_s, Platform::Linux).file, u"a\\b"_s);
    const QString longPath = QString(100'000, u'x') + u"/y"_s;
    QCOMPARE(programName(longPath, Platform::Linux).file, u"y"_s);
    QVERIFY(programName(longPath, Platform::Linux).path.size() <= MaximumPath);
    QVERIFY(programName({}, Platform::Windows).file.isEmpty());
}

QTEST_GUILESS_MAIN(TestTextFold)
#include "tst_textfold.moc"
