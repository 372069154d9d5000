// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/commandline.h"

#include <QTest>

using namespace sobani::catalogue;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splits_data();
    void splits();
    void starts_data();
    void starts();
    void bounded();
};

void TestCommandLine::splits_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("blanks") << u"  a  b "_s << Platform::Linux << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("quotes") << u"\"a b\" 'c d'"_s << Platform::Linux
                            << QStringList{u"a b"_s, u"c d"_s};
    QTest::newRow("single quotes on Windows")
        << u"'c d'"_s << Platform::Windows << QStringList{u"'c"_s, u"d'"_s};
    QTest::newRow("backslash") << u"a\\ b"_s << Platform::Linux << QStringList{u"a b"_s};
    QTest::newRow("path") << u"C:\\a b"_s << Platform::Windows << QStringList{u"C:\\a"_s, u"b"_s};
    QTest::newRow("empty word") << u"a \"\" b"_s << Platform::Windows
                                << QStringList{u"a"_s, QString(), u"b"_s};
    QTest::newRow("open quote") << u"a \"b c"_s << Platform::Windows
                                << QStringList{u"a"_s, u"b c"_s};
    QTest::newRow("null") << QString(QLatin1String("a b\0c", 5)) << Platform::Linux
                          << QStringList{u"a b"_s, u"c"_s};
    QTest::newRow("nothing") << QString() << Platform::Linux << QStringList();
}

void TestCommandLine::splits()
{
    QFETCH(QString, line);
    QFETCH(Platform, platform);
    QStringList words;
    for (const Word &word : splitCommandLine(line, platform))
        words.append(word.text);
    QTEST(words, "words");
}

void TestCommandLine::starts_data()
{
    QTest::addColumn<QString>("starter");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<Platform>("platform");
    QTest::addColumn<QStringList>("programs");
    const auto row = [](const char *starter, const char *arguments, Platform platform,
                        const QStringList &programs) {
        QTest::newRow((QByteArray(starter) + ' ' + arguments).constData())
            << QString::fromUtf8(starter) << QString::fromUtf8(arguments) << platform << programs;
    };
    const auto windows = Platform::Windows;
    const auto unix = Platform::Linux;
    row("cmd", "/c a.exe", windows, {u"a.exe"_s});
    row("cmd", "/c start \"\" /b a.exe x", windows, {u"a.exe"_s});
    row("cmd", "/c start \"My title\" a.exe", windows, {u"a.exe"_s});
    row("cmd", R"(/c start "C:\a b.exe")", windows, {u"C:\\a b.exe"_s});
    row("cmd", "/s /c \"cd x && a.exe & b.exe\"", windows, {u"cd"_s, u"a.exe"_s, u"b.exe"_s});
    row("cmd", "/c C:\\p q\\a.exe", windows, {u"C:\\p"_s, u"C:\\p q\\a.exe"_s});
    row("cmd", "", windows, {});
    row("cmd", "/c", windows, {});
    row("powershell", "-c \"Start-Process -FilePath a.exe\"", windows, {u"a.exe"_s});
    row("powershell", "-c \"Get-Process a\"", windows, {});
    row("msiexec", "/qn /i a.msi", windows, {u"a.msi"_s});
    row("msiexec", "/x a.msi", windows, {});
    row("explorer", "/select,a.exe", windows, {});
    row("rundll32", "shell32.dll,Control_RunDLL a.exe", windows, {});
    row("env", "-u X A=1 tool y", unix, {u"tool"_s});
    row("timeout", "-k 5 10 tool", unix, {u"tool"_s});
    row("sudo", "-u her tool", unix, {u"tool"_s});
    row("sudo", "apt remove tool", unix, {u"apt"_s});
    row("sh", "-c 'sleep 1; exec tool & x | y'", unix, {u"sleep"_s, u"exec"_s, u"x"_s, u"y"_s});
    row("bash", "-ec 'A=1 tool'", unix, {u"tool"_s});
    row("bash", "script.sh tool", unix, {u"script.sh"_s});
    row("bash", "-c 'echo \"x; tool\"'", unix, {u"echo"_s});
    row("ld-linux-x86-64.so.2", "--library-path /x /bin/tool", unix, {u"/bin/tool"_s});
    row("ld.so", "--list", unix, {});
    row("python3.11", "-u x.py", unix, {u"x.py"_s});
    row("python3", "-m x", unix, {});
    row("java", "-Xmx1g -cp a.jar:b.jar Main", unix, {u"a.jar"_s, u"b.jar"_s, u"Main"_s});
    row("flatpak", "run --x=1 com.a.B", unix, {u"com.a.B"_s});
    row("flatpak", "uninstall com.a.B", unix, {});
    row("grep", "tool", unix, {});
    row("open", "-a Tool", Platform::Macos, {u"Tool"_s});
    row("open", "-a Tool", unix, {});
}

void TestCommandLine::starts()
{
    QFETCH(QString, starter);
    QFETCH(QString, arguments);
    QFETCH(Platform, platform);
    QStringList programs;
    for (const Launch &launch : launches(starter, splitCommandLine(arguments, platform), platform))
        programs.append(launch.program);
    QTEST(programs, "programs");
}

void TestCommandLine::bounded()
{
    const QString many = u"/c "_s + QString(u"a & "_s).repeated(100'000);
    const Words words = splitCommandLine(many, Platform::Windows);
    QVERIFY(words.size() <= 64);
    QVERIFY(launches(u"cmd"_s, words, Platform::Windows).size() <= 8);
    QVERIFY(launches(u"sh"_s,
                     splitCommandLine(u"-c '"_s + QString(u"a;"_s).repeated(4000), Platform::Linux),
                     Platform::Linux)
                .size()
            <= 8);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
