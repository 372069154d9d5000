// SPDX-License-Identifier: MPL-2.0
#include "platform/common/notefile.h"
#include "platform/common/sqlitestore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sobani;
using sobani::platform::NoteFile;
using Notes = std::map<QByteArray, QByteArray>;

class NoteFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isThereAtOnce();
    void tornAtEachByte();
    void wrongBytesEndIt();
    void keepsTheNewest();
    void belongsToItsOwner();
    void storeFindsThem();

private:
    [[nodiscard]] QByteArray content() const;
    void setContent(const QByteArray &bytes) const;
    [[nodiscard]] Notes load() const { return NoteFile(m_path).load(); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void NoteFileTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(QStringLiteral("notes"));
}

QByteArray NoteFileTest::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void NoteFileTest::setContent(const QByteArray &bytes) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
}

void NoteFileTest::isThereAtOnce()
{
    QCOMPARE(load(), Notes{});
    NoteFile first(m_path);
    first.append("a", "1");
    first.append("b", QByteArray("\0\n", 2));
    first.append("a", "2");
    // The writer is still there and has closed nothing: as after its death.
    const Notes wanted{{"a", "2"}, {"b", QByteArray("\0\n", 2)}};
    QCOMPARE(load(), wanted);
    QCOMPARE(load(), wanted); // loading loses nothing
}

void NoteFileTest::tornAtEachByte()
{
    NoteFile(m_path).append("first", "one");
    const QByteArray whole = content();
    NoteFile(m_path).append("second", "two");
    const QByteArray both = content();
    for (qsizetype size = 0; size < both.size(); ++size) {
        setContent(both.left(size));
        const Notes notes = load();
        QCOMPARE(notes, size < whole.size() ? Notes{} : Notes({{"first", "one"}}));
        NoteFile(m_path).append("later", "3"); // and it can be used on
        QCOMPARE(load().at("later"), QByteArray("3"));
    }
}

void NoteFileTest::wrongBytesEndIt()
{
    NoteFile(m_path).append("first", "one");
    const QByteArray whole = content();
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QByteArray changed = whole;
        changed[i] = char(changed[i] ^ 1);
        setContent(changed);
        QCOMPARE(load(), Notes{});
    }
    setContent(QByteArray(4096, '\0')); // what a power cut leaves
    QCOMPARE(load(), Notes{});
}

void NoteFileTest::keepsTheNewest()
{
    NoteFile file(m_path);
    for (int i = 0; i < 500; ++i)
        file.append(QByteArray::number(i), "x");
    const Notes notes = load();
    QCOMPARE(notes.size(), std::size_t(64));
    QVERIFY(notes.contains("499") && notes.contains("436"));
    QVERIFY(content().size() < 64 * 64);
}

void NoteFileTest::belongsToItsOwner()
{
    NoteFile(m_path).append("a", "1");
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(m_path) & (owner | others), owner);
}

void NoteFileTest::storeFindsThem()
{
    const QString path = m_directory->filePath(QStringLiteral("store.sqlite"));
    platform::SqliteStore(path).note("help/rung/1", "x");
    platform::SqliteStore again(path);
    const auto loaded = again.load();
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->at("help/rung/1"), QByteArray("x"));
}

QTEST_GUILESS_MAIN(NoteFileTest)
#include "tst_notefile.moc"
