// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/cataloguejudge.h"

#include "core/guard/toolidentity.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace sobani;
using namespace Qt::StringLiterals;

namespace {

class FileContent final : public guard::ProgramContent
{
public:
    explicit FileContent(const QString &path) : m_file(path) { (void)m_file.open(QIODevice::ReadOnly); }

    [[nodiscard]] qint64 size() const override { return m_file.size(); }
    [[nodiscard]] QByteArray read(qint64 offset, qint64 length) const override
    {
        return m_file.seek(offset) ? m_file.read(length) : QByteArray();
    }

private:
    mutable QFile m_file;
};

} // namespace

/// The built-in catalogue before real files, as the gate asks it.
class CatalogueJudgeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aToolIsKnownByItsPlace()
    {
        const FileContent content(u"/bin/true"_s);
        const auto found = m_judge.judge({u"/usr/bin/anydesk"_s, {}}, content);
        QVERIFY(found);
        QCOMPARE(found->toolId, u"anydesk"_s);
        QVERIFY(!found->reason.isEmpty());
    }

    void everyToolIdFitsAnIdentity()
    {
        const catalogue::Catalogue known = catalogue::builtInCatalogue();
        for (const catalogue::Tool &tool : known.tools())
            QVERIFY2(guard::isToolId(tool.id), qPrintable(tool.id));
    }

    // Each is what an ordinary desktop has; none may ever be stopped.
    void noProgramOfThisSystemIsATool()
    {
        const QFileInfoList programs = QDir(u"/usr/bin"_s).entryInfoList(QDir::Files | QDir::Executable);
        QVERIFY(programs.size() > 50);
        const QStringList catalogued{u"x11vnc"_s, u"Xvnc"_s, u"krfb"_s};
        for (const QFileInfo &program : programs) {
            const FileContent content(program.filePath());
            const auto found = m_judge.judge({program.canonicalFilePath(), {}}, content);
            QVERIFY2(!found || catalogued.contains(program.fileName()),
                     qPrintable(program.filePath()));
        }
    }

private:
    const platform::CatalogueJudge m_judge{catalogue::builtInCatalogue()};
};

QTEST_GUILESS_MAIN(CatalogueJudgeTest)
#include "tst_cataloguejudge.moc"
