// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace sobani::bench {

/// One row in SQLite (WAL, synchronous=FULL), written durably again and again. Belongs to the
/// thread that writes first.
class BareStore
{
public:
    explicit BareStore(const QString &path) : m_path(path) {}

    /// After the disk has it.
    [[nodiscard]] bool write(const QByteArray &value);

private:
    [[nodiscard]] bool open();

    const QString m_path;
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQuery> m_insert;
};

/// A BareStore on a thread of its own, for a write that goes on beside the publish.
class BareWriter
{
public:
    explicit BareWriter(const QString &path);
    ~BareWriter();
    Q_DISABLE_COPY_MOVE(BareWriter)

    void write(const QByteArray &value);
    /// Until the disk has the last one; whether it has.
    [[nodiscard]] bool wait();

private:
    void run(const QString &path);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_value; ///< empty: nothing to write
    bool m_stop = false;
    bool m_good = true;
    std::thread m_thread;
};

} // namespace sobani::bench
