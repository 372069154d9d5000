// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/store.h"

namespace sobani {

/// Collects what one event changes and commits it as a whole, so that a message's effect, its
/// "already seen" mark and the answers it causes are on the disk together or not at all.
///
/// Whoever dispatches an event calls commit() once afterwards. What the disk refuses is written
/// again with a later commit, in the old order and before anything newer. Store and this object live on
/// the engine's thread.
class UnitOfWork
{
public:
    using After = std::function<void(bool durable)>;

    explicit UnitOfWork(Store &store) : m_store(store) {}

    void put(const QByteArray &key, const QByteArray &value)
    {
        m_batch.changes.push_back({key, value});
    }
    void remove(const QByteArray &key) { m_batch.changes.push_back({key, std::nullopt}); }
    void append(const QByteArray &journalEntry) { m_batch.journal.push_back(journalEntry); }
    /// Store::note(): at once, and not part of what is committed together.
    void note(const QByteArray &key, const QByteArray &value) { m_store.note(key, value); }
    /// \a after runs once what was put before is on the disk, or could not be written.
    void afterCommit(After after) { m_after.push_back(std::move(after)); }
    /// Told of every write that failed, but not of one that was only tried again.
    void onFailure(std::function<void(StoreError)> handler) { m_failed = std::move(handler); }

    void commit();

private:
    void settle(const Batch &batch, bool durable);

    Store &m_store;
    Batch m_batch;
    Batch m_owed; ///< refused by the disk
    int m_inFlight = 0;
    std::vector<After> m_after;
    std::function<void(StoreError)> m_failed;
};

} // namespace sobani
