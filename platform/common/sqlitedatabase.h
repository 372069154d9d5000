// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/store.h"

#include <QSqlDatabase>

#include <memory>
#include <vector>

namespace sobani::platform {

/// The blocking half of a SqliteStore: one connection, used on one thread.
///
/// The file belongs to its owner alone (0600 in a 0700 folder). Write-ahead log with
/// synchronous=FULL: what write() reported has been fsynced. A file that is damaged, foreign or
/// of a newer version is refused and stays as it is.
class SqliteDatabase
{
public:
    explicit SqliteDatabase(QString path);
    ~SqliteDatabase();
    Q_DISABLE_COPY_MOVE(SqliteDatabase)

    /// Opens and checks on first use; tries again after Full and Failed.
    [[nodiscard]] Result<Done, StoreError> open();
    [[nodiscard]] Result<std::map<QByteArray, QByteArray>, StoreError> load();
    [[nodiscard]] Result<std::vector<QByteArray>, StoreError> journal(int limit);
    /// All batches in one transaction: durable together or not at all.
    [[nodiscard]] Result<Done, StoreError> write(const std::vector<const Batch *> &batches);

private:
    [[nodiscard]] Result<Done, StoreError> openFile();
    [[nodiscard]] Result<Done, StoreError> prepareFile() const;
    [[nodiscard]] Result<Done, StoreError> checkSchema();
    [[nodiscard]] Result<Done, StoreError> createSchema();
    [[nodiscard]] Result<Done, StoreError> prepareStatements();
    [[nodiscard]] Result<Done, StoreError> insert(const Batch &batch);

    /// Prepared once, for every write.
    struct Statements;

    const QString m_path;
    const QString m_connection;
    QSqlDatabase m_database;
    std::unique_ptr<Statements> m_statements;
    bool m_usable = false;
    bool m_unreadable = false;
};

} // namespace sobani::platform
