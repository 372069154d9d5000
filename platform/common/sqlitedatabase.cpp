// SPDX-License-Identifier: MPL-2.0
#include "platform/common/sqlitedatabase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace sobani::platform {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(storeLog, "sobani.store", QtWarningMsg)

namespace {

constexpr int SchemaVersion = 1;
constexpr int ApplicationId = 0x536f6261; // "Soba"

// SQLite's primary result codes (sqlite3.h).
constexpr int SqliteCorrupt = 11;
constexpr int SqliteFull = 13;
constexpr int SqliteNotADatabase = 26;

StoreError errorOf(const QSqlError &error)
{
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    qCWarning(storeLog, "SQLite error %s", qPrintable(error.nativeErrorCode()));
    if (primary == SqliteFull)
        return StoreError::Full;
    if (primary == SqliteCorrupt || primary == SqliteNotADatabase)
        return StoreError::Unreadable;
    return StoreError::Failed;
}

Result<QVariant, StoreError> ask(const QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return Failure{errorOf(query.lastError())};
    return query.next() ? query.value(0) : QVariant{};
}

Result<Done, StoreError> run(QSqlQuery &prepared, const QList<QByteArray> &values = {})
{
    for (qsizetype i = 0; i < values.size(); ++i) // a null array would bind NULL
        prepared.bindValue(int(i), values[i].isNull() ? QByteArray("") : values[i]);
    const bool done = prepared.exec();
    const QSqlError error = prepared.lastError();
    prepared.finish();
    if (!done)
        return Failure{errorOf(error)};
    return Done{};
}

} // namespace

struct SqliteDatabase::Statements
{
    explicit Statements(const QSqlDatabase &database)
        : begin(database), put(database), remove(database), append(database), commit(database)
    {
    }

    QSqlQuery begin, put, remove, append, commit;
};

SqliteDatabase::SqliteDatabase(QString path)
    : m_path(std::move(path)), m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteDatabase::~SqliteDatabase()
{
    if (!m_database.isValid())
        return;
    m_statements.reset();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<Done, StoreError> SqliteDatabase::open()
{
    if (m_usable)
        return Done{};
    if (m_unreadable)
        return Failure{StoreError::Unreadable};
    auto opened = openFile();
    if (opened)
        opened = prepareStatements();
    m_usable = opened.ok();
    if (!opened) {
        m_unreadable = opened.error() == StoreError::Unreadable;
        m_statements.reset();
        m_database.close();
    }
    return opened;
}

Result<Done, StoreError> SqliteDatabase::openFile()
{
    if (const auto prepared = prepareFile(); !prepared)
        return prepared;
    if (!m_database.isValid()) {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        m_database.setDatabaseName(m_path);
        m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    }
    if (!m_database.open())
        return Failure{errorOf(m_database.lastError())};
    return checkSchema();
}

Result<Done, StoreError> SqliteDatabase::prepareFile() const
{
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const QDir folder = QFileInfo(m_path).absoluteDir();
    if (!folder.exists()) {
        if (!folder.mkpath(u"."_s))
            return Failure{StoreError::Failed};
        QFile::setPermissions(folder.path(), owner | QFile::ExeOwner);
    }
    // Made here and not by SQLite, which would let the group read it; its log files follow.
    QFile file(m_path);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, owner))
        return Failure{StoreError::Failed};
    file.close();
    file.setPermissions(owner);
    return Done{};
}

Result<Done, StoreError> SqliteDatabase::checkSchema()
{
    // Nothing is written before the file has proved to be ours and whole.
    const auto pages = ask(m_database, u"PRAGMA page_count"_s);
    if (!pages)
        return Failure{pages.error()};
    if (pages->toInt() == 0)
        return createSchema();
    const auto application = ask(m_database, u"PRAGMA application_id"_s);
    const auto version = ask(m_database, u"PRAGMA user_version"_s);
    if (!application || !version)
        return Failure{application ? version.error() : application.error()};
    if (application->toInt() != ApplicationId || version->toInt() != SchemaVersion)
        return Failure{StoreError::Unreadable};
    const auto check = ask(m_database, u"PRAGMA quick_check(1)"_s);
    if (!check)
        return Failure{check.error()};
    if (check->toString() != u"ok"_s)
        return Failure{StoreError::Unreadable};
    for (const auto &setting : {u"PRAGMA synchronous=FULL"_s, u"PRAGMA fullfsync=ON"_s}) {
        if (const auto set = ask(m_database, setting); !set)
            return Failure{set.error()};
    }
    return Done{};
}

Result<Done, StoreError> SqliteDatabase::createSchema()
{
    const QString statements[] = {
        u"PRAGMA journal_mode=WAL"_s,
        u"PRAGMA synchronous=FULL"_s,
        u"PRAGMA fullfsync=ON"_s,
        u"BEGIN IMMEDIATE"_s,
        u"PRAGMA application_id=%1"_s.arg(ApplicationId),
        u"CREATE TABLE entries (key BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL)"
        " WITHOUT ROWID"_s,
        u"CREATE TABLE journal (number INTEGER PRIMARY KEY AUTOINCREMENT, entry BLOB NOT NULL)"_s,
        u"PRAGMA user_version=%1"_s.arg(SchemaVersion),
        u"COMMIT"_s,
    };
    for (const QString &statement : statements) {
        if (const auto done = ask(m_database, statement); !done) {
            m_database.rollback();
            return Failure{done.error()};
        }
    }
    return Done{};
}

Result<std::map<QByteArray, QByteArray>, StoreError> SqliteDatabase::load()
{
    if (const auto opened = open(); !opened)
        return Failure{opened.error()};
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT key, value FROM entries"_s))
        return Failure{errorOf(query.lastError())};
    std::map<QByteArray, QByteArray> values;
    while (query.next())
        values.emplace(query.value(0).toByteArray(), query.value(1).toByteArray());
    if (query.lastError().isValid())
        return Failure{errorOf(query.lastError())};
    return values;
}

Result<std::vector<QByteArray>, StoreError> SqliteDatabase::journal(int limit)
{
    if (const auto opened = open(); !opened)
        return Failure{opened.error()};
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT entry FROM (SELECT number, entry FROM journal ORDER BY number DESC"
                  " LIMIT ?) ORDER BY number"_s);
    query.addBindValue(std::max(0, limit));
    if (!query.exec())
        return Failure{errorOf(query.lastError())};
    std::vector<QByteArray> entries;
    while (query.next())
        entries.push_back(query.value(0).toByteArray());
    if (query.lastError().isValid())
        return Failure{errorOf(query.lastError())};
    return entries;
}

Result<Done, StoreError> SqliteDatabase::write(const std::vector<const Batch *> &batches)
{
    if (const auto opened = open(); !opened)
        return opened;
    const auto roll = [this](StoreError error) -> Result<Done, StoreError> {
        // SQLite has ended the transaction by itself after some errors; asking twice is free.
        QSqlQuery(m_database).exec(u"ROLLBACK"_s);
        return Failure{error};
    };
    if (const auto begun = run(m_statements->begin); !begun)
        return begun;
    for (const Batch *batch : batches) {
        if (const auto inserted = insert(*batch); !inserted)
            return roll(inserted.error());
    }
    if (const auto committed = run(m_statements->commit); !committed)
        return roll(committed.error());
    return Done{};
}

Result<Done, StoreError> SqliteDatabase::prepareStatements()
{
    m_statements = std::make_unique<Statements>(m_database);
    const std::pair<QSqlQuery *, QString> all[] = {
        {&m_statements->begin, u"BEGIN IMMEDIATE"_s},
        {&m_statements->put, u"INSERT OR REPLACE INTO entries (key, value) VALUES (?, ?)"_s},
        {&m_statements->remove, u"DELETE FROM entries WHERE key = ?"_s},
        {&m_statements->append, u"INSERT INTO journal (entry) VALUES (?)"_s},
        {&m_statements->commit, u"COMMIT"_s},
    };
    for (const auto &[query, statement] : all) {
        if (!query->prepare(statement))
            return Failure{errorOf(query->lastError())};
    }
    return Done{};
}

Result<Done, StoreError> SqliteDatabase::insert(const Batch &batch)
{
    for (const Change &change : batch.changes) {
        const auto done = change.value ? run(m_statements->put, {change.key, *change.value})
                                       : run(m_statements->remove, {change.key});
        if (!done)
            return done;
    }
    for (const QByteArray &entry : batch.journal) {
        if (const auto done = run(m_statements->append, {entry}); !done)
            return done;
    }
    return Done{};
}

} // namespace sobani::platform
