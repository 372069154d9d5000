// SPDX-License-Identifier: MPL-2.0
#include "tests/bench/barestore.h"

namespace sobani::bench {

using namespace Qt::StringLiterals;

bool BareStore::write(const QByteArray &value)
{
    if (!m_database.isOpen() && !open())
        return false;
    QSqlQuery control(m_database);
    if (!control.exec(u"BEGIN IMMEDIATE"_s))
        return false;
    m_insert->bindValue(0, QByteArray("the/row"));
    m_insert->bindValue(1, value);
    return m_insert->exec() && control.exec(u"COMMIT"_s);
}

bool BareStore::open()
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_path);
    m_database.setDatabaseName(m_path);
    if (!m_database.open())
        return false;
    QSqlQuery query(m_database);
    const bool made = query.exec(u"PRAGMA journal_mode=WAL"_s)
                      && query.exec(u"PRAGMA synchronous=FULL"_s)
                      && query.exec(u"CREATE TABLE entries (key BLOB PRIMARY KEY NOT NULL,"
                                    " value BLOB NOT NULL) WITHOUT ROWID"_s);
    m_insert = std::make_unique<QSqlQuery>(m_database);
    return made && m_insert->prepare(u"INSERT OR REPLACE INTO entries VALUES (?, ?)"_s);
}

BareWriter::BareWriter(const QString &path)
{
    m_thread = std::thread([this, path] { run(path); });
}

BareWriter::~BareWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void BareWriter::write(const QByteArray &value)
{
    {
        const std::lock_guard lock(m_mutex);
        m_value = value;
    }
    m_changed.notify_all();
}

bool BareWriter::wait()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_value.isEmpty(); });
    return m_good;
}

void BareWriter::run(const QString &path)
{
    BareStore store(path);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_value.isEmpty(); });
        if (m_stop)
            return;
        const QByteArray value = m_value;
        lock.unlock();
        const bool good = store.write(value);
        lock.lock();
        m_good = m_good && good;
        m_value.clear();
        m_changed.notify_all();
    }
}

} // namespace sobani::bench
