// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/store.h"

#include <QObject>

#include <deque>
#include <memory>

namespace sobani::fakes {

/// What survives when a MemoryStore goes: give it to the next one.
struct MemoryDisk
{
    std::map<QByteArray, QByteArray> values;
    std::vector<QByteArray> journal;
};

/// A Store whose disk is memory. Commits reach the disk, and their callbacks run, through the
/// event loop, one turn per batch and in order, as with a real disk.
///
/// Destroying it is kill -9: batches that did not reach the disk are gone, callbacks silent.
class MemoryStore : public QObject, public Store
{
public:
    enum class Crash {
        BeforeWrite, ///< no waiting batch reaches the disk
        AfterWrite,  ///< the oldest waiting batch does; its caller never hears of it
    };

    explicit MemoryStore(std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>());

    [[nodiscard]] Result<std::map<QByteArray, QByteArray>, StoreError> load() override;
    [[nodiscard]] Result<std::vector<QByteArray>, StoreError> journal(int limit) override;
    void commit(Batch batch, Committed done) override;
    void note(const QByteArray &key, const QByteArray &value) override;

    /// While held, commits wait until flush().
    void holdCommits(bool hold);
    /// Lets the commits that wait now go on; they finish in later turns of the event loop.
    void flush();
    /// Every later commit that is due fails so, until given nothing. load() and journal() fail
    /// with Unreadable and Failed, but not with Full.
    void setFailure(std::optional<StoreError> error) { m_failure = error; }
    /// Loses what is not durable; their callbacks never run. The store works on afterwards.
    void crash(Crash moment = Crash::BeforeWrite);

    [[nodiscard]] std::shared_ptr<MemoryDisk> disk() const { return m_disk; }
    /// Batches whose callback has not run yet.
    [[nodiscard]] int waiting() const { return int(m_waiting.size()); }
    [[nodiscard]] int committed() const { return m_committed; }

private:
    struct Waiting
    {
        Batch batch;
        Committed done;
    };

    void schedule();
    void finishOldest();
    void write(const Batch &batch);

    std::shared_ptr<MemoryDisk> m_disk;
    std::deque<Waiting> m_waiting;
    std::optional<StoreError> m_failure;
    bool m_hold = false;
    bool m_scheduled = false;
    qsizetype m_released = 0; ///< how many of the waiting go on although commits are held
    int m_committed = 0;
    quint64 m_life = 0; ///< crash() makes turns of an earlier life ineffective
};

} // namespace sobani::fakes
