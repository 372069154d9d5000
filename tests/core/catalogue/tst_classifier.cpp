// SPDX-License-Identifier: MPL-2.0
// Recall and false alarms of the shipped catalogue, with figures.
#include "core/catalogue/classifier.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sobani::catalogue;
using namespace Qt::StringLiterals;

namespace {

QString wide(const QString &text)
{
    QString result = text;
    for (QChar &c : result)
        if (c.unicode() > 0x20 && c.unicode() < 0x7f && c != u'.' && c != u'\\')
            c = QChar(c.unicode() + 0xfee0);
    return result;
}

/// A file name as it looks after copying, downloading again, shouting, ...
QStringList mutations(const QString &file)
{
    const auto dot = file.lastIndexOf(u'.');
    const QString base = dot < 0 ? file : file.first(dot);
    const QString end = dot < 0 ? QString() : file.sliced(dot);
    return {file,
            file.toUpper(),
            file.toLower(),
            wide(file),
            base + u" (1)"_s + end,
            base + u" (2) (1)"_s + end,
            base + u" - コピー"_s + end,
            base + u" - コピー (3)"_s + end,
            base + u" - Copy"_s + end,
            base + u" - Kopie"_s + end,
            base + u" - 副本"_s + end,
            base + u"のコピー"_s + end,
            u"Copy of "_s + file,
            file + end};
}

ProgramFacts windowsFile(const QString &path)
{
    ProgramFacts facts;
    facts.platform = Platform::Windows;
    facts.path = path;
    return facts;
}

std::optional<QString> textOf(const QJsonObject &object, const QString &key)
{
    return object.contains(key) ? std::optional(object.value(key).toString()) : std::nullopt;
}

Platform platformOf(const QString &name)
{
    static const QHash<QString, Platform> all{{u"windows"_s, Platform::Windows},
                                              {u"macos"_s, Platform::Macos},
                                              {u"linux"_s, Platform::Linux},
                                              {u"android"_s, Platform::Android},
                                              {u"ios"_s, Platform::Ios}};
    return all.value(name, Platform::Any);
}

ProgramFacts factsOf(const QJsonObject &object)
{
    ProgramFacts facts;
    facts.platform = platformOf(object.value(u"platform"_s).toString());
    facts.path = textOf(object, u"path"_s);
    facts.commandLine = textOf(object, u"command_line"_s);
    facts.bundleId = textOf(object, u"bundle_id"_s);
    if (const auto pe = object.value(u"pe"_s).toObject(); object.contains(u"pe"_s))
        facts.pe = PeNames{textOf(pe, u"original_filename"_s), textOf(pe, u"product"_s),
                           textOf(pe, u"signer"_s)};
    return facts;
}

QList<QByteArray> linesOf(const QString &name)
{
    QFile file(QStringLiteral(SOBANI_SOURCE_DIR "/tests/data/catalogue/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n')
                                          : QList<QByteArray>();
}

} // namespace

class TestClassifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void realCases_data();
    void realCases();
    void benignNames();
    void everyNameOfEveryTool();
    void everyOriginalName();
    void everyBundle();
    void everyFolder();
    void signerAloneSaysNothing();
    void weakNameAloneSaysNothing();
    void reasons();
    void hostileInput();

private:
    QString toolOf(const ProgramFacts &facts) const
    {
        const auto found = m_classifier.classify(facts);
        return found ? found->tool : QString();
    }
    /// Tools that share a sign are as good as each other.
    bool shares(const QString &id, const Sign &sign) const;

    Catalogue m_catalogue = builtInCatalogue();
    Classifier m_classifier{m_catalogue};
};

bool TestClassifier::shares(const QString &id, const Sign &sign) const
{
    const Tool *tool = m_catalogue.tool(id);
    return tool != nullptr
           && std::any_of(tool->signs.begin(), tool->signs.end(), [&](const Sign &s) {
                  return s.text.compare(sign.text, Qt::CaseInsensitive) == 0;
              });
}

void TestClassifier::realCases_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *name : {"known", "harmless"}) {
        int number = 0;
        for (const QByteArray &line : linesOf(QLatin1String(name) + u".jsonl"_s))
            QTest::addRow("%s %d", name, ++number) << line;
        QVERIFY(number > 250);
    }
}

void TestClassifier::realCases()
{
    QFETCH(QByteArray, line);
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QVERIFY(object.contains(u"want"_s));
    const auto found = m_classifier.classify(factsOf(object));
    const QString got = found ? found->tool : QString();
    QVERIFY2(got == object.value(u"want"_s).toString(), (line + " is " + got.toUtf8()).constData());
}

void TestClassifier::benignNames()
{
    int cases = 0;
    const auto mustBeNothing = [&](const ProgramFacts &facts) {
        ++cases;
        const auto found = m_classifier.classify(facts);
        QVERIFY2(!found, qPrintable(*facts.path + (found ? u" is "_s + found->tool : QString())));
    };
    for (const QByteArray &line : linesOf(u"benign.tsv"_s)) {
        if (line.startsWith('#'))
            continue;
        const QString name = QString::fromUtf8(line.split('\t').at(1));
        ProgramFacts facts;
        facts.platform = platformOf(QString::fromUtf8(line.split('\t').at(0)));
        QStringList paths{name, u"/usr/bin/"_s + name,
                          u"/Applications/%1.app/Contents/MacOS/%1"_s.arg(name)};
        if (facts.platform == Platform::Windows) {
            paths = {u"C:\\X\\"_s + QString(name).remove(u' ').left(6).toUpper() + u"~1.EXE"_s};
            for (const QString &file : mutations(name))
                paths.append(u"C:\\Users\\花子\\Downloads\\"_s + file);
        }
        for (const QString &path : paths) {
            facts.path = path;
            mustBeNothing(facts);
        }
    }
    qInfo("%d paths of ordinary programs, none taken for a tool", cases);
    QVERIFY(cases > 5000);
}

void TestClassifier::everyNameOfEveryTool()
{
    int cases = 0;
    int missed = 0;
    for (const Tool &tool : m_catalogue.tools()) {
        for (const Sign &sign : tool.signs) {
            if (sign.kind != SignKind::Name || sign.platform != Platform::Windows)
                continue;
            for (const QString &file : mutations(sign.text)) {
                ++cases;
                const QString got = toolOf(windowsFile(u"D:\\data\\"_s + file));
                if (got != tool.id && !shares(got, sign)) {
                    ++missed;
                    qWarning("%s: %s is '%s'", qPrintable(tool.id), qPrintable(file),
                             qPrintable(got));
                }
            }
        }
    }
    qInfo("%d mutated file names of tools, %d missed", cases, missed);
    QVERIFY(cases > 6000);
    QCOMPARE(missed, 0);
}

void TestClassifier::everyOriginalName()
{
    int cases = 0;
    for (const Tool &tool : m_catalogue.tools()) {
        for (const Sign &sign : tool.signs) {
            if ((sign.kind != SignKind::Name && sign.kind != SignKind::Original)
                || sign.platform != Platform::Windows)
                continue;
            ProgramFacts facts = windowsFile(u"C:\\Users\\花子\\Desktop\\請求書.exe"_s);
            QCOMPARE(toolOf(facts), QString());
            facts.pe = PeNames{sign.text, {}, {}};
            const QString got = toolOf(facts);
            QVERIFY2(got == tool.id || shares(got, sign), qPrintable(sign.text + u" is "_s + got));
            ++cases;
        }
    }
    qInfo("%d renamed files recognised by their inside", cases);
    QVERIFY(cases > 500);
}

void TestClassifier::everyBundle()
{
    int cases = 0;
    for (const Tool &tool : m_catalogue.tools()) {
        for (const Sign &sign : tool.signs) {
            const bool known = sign.kind == SignKind::Bundle;
            if (!known && sign.kind != SignKind::Viewer && sign.kind != SignKind::Preinstalled)
                continue;
            ProgramFacts facts;
            facts.platform = sign.platform;
            facts.bundleId = QString(sign.text).replace(u'*', u"x9"_s);
            QVERIFY2(toolOf(facts) == (known ? tool.id : QString()), qPrintable(sign.text));
            ++cases;
        }
    }
    QVERIFY(cases > 140);
}

void TestClassifier::everyFolder()
{
    int cases = 0;
    for (const Tool &tool : m_catalogue.tools()) {
        for (const Sign &sign : tool.signs) {
            if (sign.kind != SignKind::Folder)
                continue;
            const bool windows = sign.platform == Platform::Windows;
            QString path = sign.text;
            if (windows && path.startsWith(u'*'))
                path = u"C:"_s + path.sliced(1);
            if (path.endsWith(u'*'))
                path = path.chopped(1) + u"zz"_s + (windows ? u".exe"_s : QString());
            ProgramFacts facts;
            facts.platform = sign.platform;
            facts.path = path.replace(u'*', u"x9"_s);
            QVERIFY2(toolOf(facts) == tool.id, qPrintable(*facts.path + u" is "_s + toolOf(facts)));
            ++cases;
        }
    }
    qInfo("%d folders", cases);
    QVERIFY(cases > 200);
}

void TestClassifier::signerAloneSaysNothing()
{
    for (const Tool &tool : m_catalogue.tools())
        for (const Sign &sign : tool.signs)
            if (sign.kind == SignKind::Signer) {
                ProgramFacts facts = windowsFile(u"C:\\x\\setup.exe"_s);
                facts.pe = PeNames{u"setup.exe"_s, u"Setup"_s, sign.text};
                QCOMPARE(toolOf(facts), QString());
                facts.pe = PeNames{{}, {}, sign.text};
                QCOMPARE(toolOf(facts), QString());
            }
}

void TestClassifier::weakNameAloneSaysNothing()
{
    int cases = 0;
    for (const Tool &tool : m_catalogue.tools())
        for (const Sign &sign : tool.signs)
            if (sign.kind == SignKind::Weak) {
                ProgramFacts facts;
                facts.platform = sign.platform;
                facts.path = u"/somewhere/"_s + sign.text;
                QVERIFY2(toolOf(facts).isEmpty(), qPrintable(sign.text));
                ++cases;
            }
    QVERIFY(cases > 100);
}

void TestClassifier::reasons()
{
    ProgramFacts facts = windowsFile(u"C:\\x\\AnyDesk.exe"_s);
    QCOMPARE(m_classifier.classify(facts)->reason, Reason::FileName);
    facts.path = u"C:\\x\\ANYDES~1.EXE"_s;
    QCOMPARE(m_classifier.classify(facts)->reason, Reason::ShortName);
    facts.path = u"C:\\x\\y.exe"_s;
    facts.pe = PeNames{{}, u"AnyDesk"_s, u"AnyDesk Software GmbH"_s};
    QCOMPARE(m_classifier.classify(facts)->reason, Reason::ProductAndSigner);
    facts.pe->originalName = u"AnyDesk.exe"_s;
    QCOMPARE(m_classifier.classify(facts)->reason, Reason::OriginalName);
    facts.pe.reset();
    facts.path = u"C:\\Windows\\System32\\cmd.exe"_s;
    facts.commandLine = u"cmd /c AnyDesk.exe"_s;
    QVERIFY(m_classifier.classify(facts)->launched);

    ProgramFacts elf;
    elf.path = u"/tmp/a"_s;
    elf.elf = ElfNames{{}, {u"libc.so.6"_s, u"libvncserver.so.1"_s}, {}};
    QCOMPARE(toolOf(elf), QString()); // a viewer may be built from it too
    elf.elf->needed.append(u"libXtst.so.6"_s);
    QCOMPARE(m_classifier.classify(elf)->reason, Reason::Libraries);
    elf.elf =
        ElfNames{{}, {}, u"gh-releases-zsync|rustdesk|rustdesk|latest|rustdesk-*.AppImage.zsync"_s};
    QCOMPARE(toolOf(elf), u"rustdesk"_s);
}

void TestClassifier::hostileInput()
{
    for (const QString &text :
         {QString(), u"\\"_s, u"/"_s, u"."_s, u"..\\.."_s, u"~"_s, QString(1'000'000, u'a'),
          QString(100'000, u'\\'), QString(u"anydesk"_s).repeated(50'000),
          QString(5000, QChar(0xd800)), QString(u"cmd /c "_s).repeated(10'000),
          QString(100, QChar(u'\0'))}) {
        for (const Platform platform : {Platform::Windows, Platform::Macos, Platform::Linux,
                                        Platform::Android, Platform::Ios}) {
            ProgramFacts facts;
            facts.platform = platform;
            facts.path = facts.commandLine = facts.bundleId = text;
            facts.pe = PeNames{text, text, text};
            facts.elf = ElfNames{text, {text}, text};
            QCOMPARE(toolOf(facts), QString());
        }
    }
}

QTEST_GUILESS_MAIN(TestClassifier)
#include "tst_classifier.moc"
