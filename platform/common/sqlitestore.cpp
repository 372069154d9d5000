// SPDX-License-Identifier: MPL-2.0
#include "platform/common/sqlitestore.h"

#include "platform/common/sqlitedatabase.h"

#include <future>

namespace sobani::platform {

SqliteStore::SqliteStore(const QString &path) : m_notes(path + QStringLiteral(".notes"))
{
    m_thread = std::thread([this, path] { run(path); });
}

SqliteStore::~SqliteStore()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Result<std::map<QByteArray, QByteArray>, StoreError> SqliteStore::load()
{
    using Values = Result<std::map<QByteArray, QByteArray>, StoreError>;
    auto values = ask<Values>([](SqliteDatabase &database) { return database.load(); });
    if (values)
        values->merge(m_notes.load());
    return values;
}

Result<std::vector<QByteArray>, StoreError> SqliteStore::journal(int limit)
{
    using Entries = Result<std::vector<QByteArray>, StoreError>;
    return ask<Entries>([limit](SqliteDatabase &database) { return database.journal(limit); });
}

void SqliteStore::commit(Batch batch, Committed done)
{
    push(Commit{std::move(batch), std::move(done)});
}

void SqliteStore::note(const QByteArray &key, const QByteArray &value)
{
    m_notes.append(key, value);
}

template <typename T>
T SqliteStore::ask(std::function<T(SqliteDatabase &)> question)
{
    std::promise<T> promise;
    auto answer = promise.get_future();
    push([&](SqliteDatabase &database) { promise.set_value(question(database)); });
    return answer.get();
}

void SqliteStore::push(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_all();
}

void SqliteStore::run(const QString &path)
{
    SqliteDatabase database(path);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        auto tasks = std::exchange(m_tasks, {});
        lock.unlock();
        std::vector<Commit> group;
        for (Task &task : tasks) {
            if (auto *commit = std::get_if<Commit>(&task)) {
                group.push_back(std::move(*commit));
                continue;
            }
            writeTogether(database, std::exchange(group, {}));
            std::get<Query>(task)(database);
        }
        writeTogether(database, std::move(group));
        lock.lock();
    }
}

void SqliteStore::writeTogether(SqliteDatabase &database, std::vector<Commit> commits)
{
    if (commits.empty())
        return;
    std::vector<const Batch *> batches;
    batches.reserve(commits.size());
    for (const Commit &commit : commits)
        batches.push_back(&commit.batch);
    const auto together = database.write(batches);
    for (Commit &commit : commits) {
        const bool alone = !together && commits.size() > 1;
        report(std::move(commit.done), alone ? database.write({&commit.batch}) : together);
    }
}

void SqliteStore::report(Committed done, Result<Done, StoreError> result)
{
    if (!done)
        return;
    const auto turn = [done = std::move(done), result] { done(result); };
    QMetaObject::invokeMethod(this, turn, Qt::QueuedConnection);
}

} // namespace sobani::platform
