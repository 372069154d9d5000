// SPDX-License-Identifier: MPL-2.0
// Every program of the machine that runs this, a Debian desktop or not: none is taken for a
// remote-control tool, except those that are one. Another root: SOBANI_PROGRAMS_ROOT=/folder.
#include "core/catalogue/classifier.h"
#include "core/catalogue/elffile.h"
#include "core/catalogue/pefile.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace sobani::catalogue;
using namespace Qt::StringLiterals;

namespace {

/// Packages that are catalogued tools.
const QSet<QString> &tools()
{
    static const QSet<QString> packages{u"x11vnc"_s,
                                        u"wayvnc"_s,
                                        u"vino"_s,
                                        u"krfb"_s,
                                        u"xrdp"_s,
                                        u"tigervnc-standalone-server"_s,
                                        u"tigervnc-scraping-server"_s,
                                        u"tigervnc-common"_s,
                                        u"tightvncserver"_s,
                                        u"gnome-remote-desktop"_s};
    return packages;
}

QString packageOf(const QString &root, const QString &path)
{
    QProcess dpkg;
    dpkg.start(u"dpkg-query"_s, {u"--root="_s + root, u"-S"_s, path});
    if (!dpkg.waitForFinished(30'000))
        return {};
    return QString::fromUtf8(dpkg.readAllStandardOutput()).section(u':', 0, 0);
}

struct Count
{
    int files = 0;
    int elf = 0;
    int pe = 0;
    int hits = 0;
};

ProgramFacts factsOf(const QString &file, const QString &path, Count &count)
{
    ProgramFacts facts;
    facts.path = path;
    facts.commandLine = path;
    QFile program(file);
    if (!program.open(QIODevice::ReadOnly))
        return facts;
    ++count.files;
    if (const auto elf = readElf(program)) {
        facts.elf = elf->names;
        ++count.elf;
    } else if (const auto pe = readPe(program)) {
        facts.platform = Platform::Windows;
        facts.pe = namesOf(*pe);
        ++count.pe;
    }
    return facts;
}

} // namespace

class TestDebianPrograms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noFalseAlarm();
};

void TestDebianPrograms::noFalseAlarm()
{
    const QString root = qEnvironmentVariable("SOBANI_PROGRAMS_ROOT", u"/"_s);
    const Classifier classifier(builtInCatalogue());
    const QString prefix = root == "/"_L1 ? QString() : root;
    QStringList alarms;
    Count count;
    QElapsedTimer timer;
    timer.start();
    for (const QString &folder : {u"/usr"_s, u"/opt"_s}) {
        QDirIterator files(prefix + folder,
                           QDir::Files | QDir::Executable | QDir::Hidden | QDir::NoSymLinks,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString path = file.sliced(prefix.size());
            const auto found = classifier.classify(factsOf(file, path, count));
            if (!found)
                continue;
            ++count.hits;
            if (const QString package = packageOf(root, path); !tools().contains(package))
                alarms.append(path + u" ("_s + package + u") is "_s + found->tool);
        }
    }
    qInfo("%d programs (%d ELF, %d PE) in %lld ms: %d are catalogued tools", count.files, count.elf,
          count.pe, timer.elapsed(), count.hits);
    QVERIFY2(alarms.isEmpty(), qPrintable(alarms.join(u'\n')));
    QVERIFY(count.elf > 200);
}

QTEST_GUILESS_MAIN(TestDebianPrograms)
#include "tst_debianprograms.moc"
