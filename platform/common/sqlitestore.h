// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/store.h"
#include "platform/common/notefile.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>

namespace sobani::platform {

class SqliteDatabase;

/// Store in one SQLite file, written on an own thread.
///
/// Commits that wait at the same time share one transaction; when that fails each is tried
/// alone, so one that does not fit takes no other with it. Callbacks keep the order of calls.
/// The destructor waits until everything given has been written; callbacks no longer run then.
/// Owner and thread: the thread that made it, which needs an event loop for the callbacks.
class SqliteStore final : public QObject, public Store
{
public:
    explicit SqliteStore(const QString &path);
    ~SqliteStore() override;

    [[nodiscard]] Result<std::map<QByteArray, QByteArray>, StoreError> load() override;
    [[nodiscard]] Result<std::vector<QByteArray>, StoreError> journal(int limit) override;
    void commit(Batch batch, Committed done) override;
    void note(const QByteArray &key, const QByteArray &value) override;

private:
    struct Commit
    {
        Batch batch;
        Committed done;
    };
    using Query = std::function<void(SqliteDatabase &)>;
    using Task = std::variant<Commit, Query>;

    void run(const QString &path);
    void push(Task task);
    void writeTogether(SqliteDatabase &database, std::vector<Commit> commits);
    void report(Committed done, Result<Done, StoreError> result);
    template <typename T>
    T ask(std::function<T(SqliteDatabase &)> question);

    NoteFile m_notes;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace sobani::platform
