// SPDX-License-Identifier: MPL-2.0
#include "platform/common/sqlitestore.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstdio>

#ifdef SOBANI_TEST_UNIX
#include <sys/mount.h>
#include <unistd.h>
#endif

using namespace sobani;
using namespace sobani::platform;
using namespace Qt::StringLiterals;

namespace {

using Values = std::map<QByteArray, QByteArray>;

bool commitNow(SqliteStore &store, Batch batch, std::optional<StoreError> expected = {})
{
    std::optional<std::optional<StoreError>> answer;
    store.commit(std::move(batch), [&](Result<Done, StoreError> result) {
        answer = result ? std::nullopt : std::optional(result.error());
    });
    return QTest::qWaitFor([&] { return answer.has_value(); }, 20'000) && *answer == expected;
}

/// The other process: commits numbers one after another and says each once it is durable.
int writeUntilKilled(QCoreApplication &app, const QString &path)
{
    SqliteStore store(path);
    int next = 0;
    std::function<void()> write = [&] {
        const QByteArray number = QByteArray::number(next++);
        store.commit({{{number, number}, {"last", number}}, {number}},
                     [&write, number](Result<Done, StoreError> result) {
                         if (!result)
                             QCoreApplication::exit(1);
                         std::printf("%s\n", number.constData());
                         std::fflush(stdout);
                         write();
                     });
    };
    for (int i = 0; i < 4; ++i) // several wait at once, so that transactions are shared
        write();
    return app.exec();
}

#ifdef SOBANI_TEST_UNIX
class TinyDisk
{
public:
    explicit TinyDisk(const QString &path) : m_path(QFile::encodeName(path))
    {
        m_mounted = ::mount("tmpfs", m_path.constData(), "tmpfs", 0, "size=1m,mode=700") == 0;
    }
    ~TinyDisk()
    {
        if (m_mounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool isMounted() const { return m_mounted; }

private:
    QByteArray m_path;
    bool m_mounted = false;
};
#endif

} // namespace

class SqliteStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsValuesAndJournal();
    void emptyAndBinaryValues();
    void callbacksKeepOrderAndComeLater();
    void destructorWritesEverything();
    void ownerOnly();
    void damagedFileStaysUntouched_data();
    void damagedFileStaysUntouched();
    void newerVersionIsRefused();
    void twoStoresOnOneFile();
    void killLosesNothingReported();
    void fullDisk();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void SqliteStoreTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(u"profile/store.db"_s);
}

void SqliteStoreTest::keepsValuesAndJournal()
{
    {
        SqliteStore store(m_path);
        QVERIFY(store.load()->empty());
        QVERIFY(commitNow(store, {{{"a", "1"}, {"b", "2"}}, {"first", "second"}}));
        QVERIFY(commitNow(store,
                          {{{"a", "3"}, {"b", std::nullopt}, {"none", std::nullopt}}, {"third"}}));
    }
    SqliteStore store(m_path);
    QCOMPARE(store.load().value(), (Values{{"a", "3"}}));
    QCOMPARE(store.journal(2).value(), (std::vector<QByteArray>{"second", "third"}));
    QCOMPARE(store.journal(10)->size(), 3U);
    QVERIFY(store.journal(0)->empty());
}

void SqliteStoreTest::emptyAndBinaryValues()
{
    const QByteArray binary = QByteArray::fromHex("00ff00270a");
    {
        SqliteStore store(m_path);
        QVERIFY(commitNow(store, {{{"null", QByteArray()}, {binary, binary}}, {QByteArray()}}));
    }
    SqliteStore store(m_path);
    QCOMPARE(store.load().value(), (Values{{binary, binary}, {"null", ""}}));
    QCOMPARE(store.journal(5).value(), std::vector<QByteArray>{""});
}

void SqliteStoreTest::callbacksKeepOrderAndComeLater()
{
    SqliteStore store(m_path);
    QList<int> order;
    for (int i = 0; i < 100; ++i) {
        store.commit({{{"k", QByteArray::number(i)}}, {QByteArray::number(i)}},
                     [&order, i](Result<Done, StoreError> result) {
                         QVERIFY(result.ok());
                         QCOMPARE(QThread::currentThread(), qApp->thread());
                         order << i;
                     });
    }
    QVERIFY(order.isEmpty());
    QCOMPARE(store.journal(1).value(), std::vector<QByteArray>{"99"}); // sees earlier commits
    QVERIFY(order.isEmpty());
    QTRY_COMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QCOMPARE(store.load().value(), (Values{{"k", "99"}}));
}

void SqliteStoreTest::destructorWritesEverything()
{
    bool called = false;
    {
        SqliteStore store(m_path);
        for (int i = 0; i < 50; ++i)
            store.commit({{{QByteArray::number(i), "x"}}, {}}, [&](auto) { called = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!called);
    SqliteStore store(m_path);
    QCOMPARE(store.load()->size(), 50U);
}

void SqliteStoreTest::ownerOnly()
{
    SqliteStore store(m_path);
    QVERIFY(commitNow(store, {{{"a", "1"}}, {}}));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                        | QFile::WriteOther | QFile::ExeOther;
    const QDir folder(m_directory->filePath(u"profile"_s));
    QCOMPARE(QFile::permissions(folder.path()) & others, QFile::Permissions{});
    const auto files = folder.entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2); // the file and its log
    for (const QFileInfo &file : files)
        QCOMPARE(file.permissions() & others, QFile::Permissions{});
}

void SqliteStoreTest::damagedFileStaysUntouched_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("no database at all") << 0 << QByteArray("this is not a database, sorry....");
    QTest::newRow("pages full of noise") << 4096 << QByteArray(8192, '\xa5');
    QTest::newRow("truncated") << -5000 << QByteArray();
}

void SqliteStoreTest::damagedFileStaysUntouched()
{
    QFETCH(int, from);
    QFETCH(QByteArray, damage);
    {
        SqliteStore store(m_path);
        for (int i = 0; i < 20; ++i)
            QVERIFY(commitNow(store, {{{QByteArray::number(i), QByteArray(1000, 'v')}}, {"j"}}));
    }
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (from < 0) {
        QVERIFY(file.resize(file.size() + from));
    } else {
        file.seek(from);
        file.write(damage);
    }
    file.seek(0);
    const QByteArray before = file.readAll();
    file.close();
    {
        SqliteStore store(m_path);
        QCOMPARE(store.load().error(), StoreError::Unreadable);
        QCOMPARE(store.journal(1).error(), StoreError::Unreadable);
        QVERIFY(commitNow(store, {{{"a", "1"}}, {}}, StoreError::Unreadable));
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == before);
}

void SqliteStoreTest::newerVersionIsRefused()
{
    {
        SqliteStore store(m_path);
        QVERIFY(commitNow(store, {{{"a", "1"}}, {}}));
    }
    {
        QSqlDatabase later = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"later"_s);
        later.setDatabaseName(m_path);
        QVERIFY(later.open());
        QVERIFY(QSqlQuery(later).exec(u"PRAGMA user_version=2"_s));
    }
    QSqlDatabase::removeDatabase(u"later"_s);
    SqliteStore store(m_path);
    QCOMPARE(store.load().error(), StoreError::Unreadable);
}

void SqliteStoreTest::twoStoresOnOneFile()
{
    SqliteStore a(m_path);
    QVERIFY(commitNow(a, {{{"a", "0"}}, {}}));
    SqliteStore b(m_path);
    int done = 0;
    const auto count = [&](Result<Done, StoreError> result) {
        QVERIFY(result.ok());
        ++done;
    };
    for (int i = 0; i < 30; ++i) {
        a.commit({{{"a" + QByteArray::number(i), "1"}}, {"a"}}, count);
        b.commit({{{"b" + QByteArray::number(i), "1"}}, {"b"}}, count);
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 60, 30'000);
    QCOMPARE(a.load()->size(), 61U);
    QCOMPARE(b.journal(100)->size(), 60U);
}

void SqliteStoreTest::killLosesNothingReported()
{
    int reported = -1;
    for (int round = 0; round < 3; ++round) {
        init();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, m_path});
        QVERIFY(child.waitForStarted());
        QByteArray said;
        while (said.count('\n') < 20 + 17 * round) {
            QVERIFY(child.waitForReadyRead(20'000));
            said += child.readAllStandardOutput();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        said += child.readAllStandardOutput();
        said.truncate(said.lastIndexOf('\n'));
        reported = said.mid(said.lastIndexOf('\n') + 1).toInt();

        SqliteStore store(m_path);
        const auto values = store.load();
        QVERIFY(values.ok());
        const int last = values->at("last").toInt();
        QVERIFY2(last >= reported, qPrintable(u"%1 < %2"_s.arg(last).arg(reported)));
        // Whole batches and no gap: each number has its value and its journal entry.
        QCOMPARE(int(values->size()), last + 2);
        QCOMPARE(int(store.journal(1'000'000)->size()), last + 1);
        QCOMPARE(store.journal(1)->front().toInt(), last);
    }
    QVERIFY(reported > 0);
}

void SqliteStoreTest::fullDisk()
{
#ifdef SOBANI_TEST_UNIX
    if (::geteuid() != 0)
        QSKIP("mounting a tiny disk needs root");
    const QString mountPoint = m_directory->filePath(u"tiny"_s);
    QVERIFY(QDir().mkpath(mountPoint));
    TinyDisk disk(mountPoint);
    if (!disk.isMounted())
        QSKIP("this machine lets nobody mount a tmpfs");
    SqliteStore store(mountPoint + u"/store.db"_s);
    QVERIFY(commitNow(store, {{{"small", "1"}}, {"small"}}));
    QVERIFY(commitNow(store, {{{"big", QByteArray(3'000'000, 'x')}}, {"big"}}, StoreError::Full));
    // A neighbour that shared the transaction is not taken down.
    QList<bool> results;
    const auto note = [&](Result<Done, StoreError> result) { results << result.ok(); };
    store.commit({{{"one", "1"}}, {}}, note);
    store.commit({{{"big", QByteArray(3'000'000, 'x')}}, {}}, note);
    store.commit({{{"two", "2"}}, {}}, note);
    QTRY_COMPARE_WITH_TIMEOUT(results, (QList<bool>{true, false, true}), 20'000);
    QCOMPARE(store.load().value(), (Values{{"one", "1"}, {"small", "1"}, {"two", "2"}}));
    QCOMPARE(store.journal(5).value(), std::vector<QByteArray>{"small"});
#else
    QSKIP("knows only how to make a small disk on Unix");
#endif
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--write"_s)
        return writeUntilKilled(app, arguments.at(2));
    SqliteStoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sqlitestore.moc"
