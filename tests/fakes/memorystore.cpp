// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/memorystore.h"

#include <QMetaObject>

#include <utility>

namespace sobani::fakes {

MemoryStore::MemoryStore(std::shared_ptr<MemoryDisk> disk) : m_disk(std::move(disk)) {}

Result<std::map<QByteArray, QByteArray>, StoreError> MemoryStore::load()
{
    if (m_failure && *m_failure != StoreError::Full)
        return Failure{*m_failure};
    auto values = m_disk->values;
    for (const Waiting &waiting : m_waiting) {
        for (const Change &change : waiting.batch.changes) {
            if (change.value)
                values[change.key] = *change.value;
            else
                values.erase(change.key);
        }
    }
    return values;
}

Result<std::vector<QByteArray>, StoreError> MemoryStore::journal(int limit)
{
    if (m_failure && *m_failure != StoreError::Full)
        return Failure{*m_failure};
    auto entries = m_disk->journal;
    for (const Waiting &waiting : m_waiting)
        entries.insert(entries.end(), waiting.batch.journal.begin(), waiting.batch.journal.end());
    const auto surplus = std::ptrdiff_t(entries.size()) - std::max(0, limit);
    if (surplus > 0)
        entries.erase(entries.begin(), entries.begin() + surplus);
    return entries;
}

void MemoryStore::note(const QByteArray &key, const QByteArray &value)
{
    m_disk->values[key] = value;
}

void MemoryStore::commit(Batch batch, Committed done)
{
    m_waiting.push_back({std::move(batch), std::move(done)});
    schedule();
}

void MemoryStore::holdCommits(bool hold)
{
    m_hold = hold;
    m_released = 0;
    schedule();
}

void MemoryStore::flush()
{
    m_released = qsizetype(m_waiting.size());
    schedule();
}

void MemoryStore::crash(Crash moment)
{
    if (moment == Crash::AfterWrite && !m_waiting.empty())
        write(m_waiting.front().batch);
    m_waiting.clear();
    m_released = 0;
    m_scheduled = false;
    ++m_life;
}

void MemoryStore::schedule()
{
    if (m_scheduled || m_waiting.empty() || (m_hold && m_released == 0))
        return;
    m_scheduled = true;
    const auto turn = [this, life = m_life] {
        if (life != m_life)
            return;
        m_scheduled = false;
        if (!m_hold || m_released > 0)
            finishOldest();
    };
    QMetaObject::invokeMethod(this, turn, Qt::QueuedConnection);
}

void MemoryStore::finishOldest()
{
    Waiting oldest = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (m_released > 0)
        --m_released;
    const auto failure = m_failure;
    if (!failure)
        write(oldest.batch);
    schedule(); // before the callback: it may destroy this store
    if (!oldest.done)
        return;
    if (failure)
        oldest.done(Failure{*failure});
    else
        oldest.done(Done{});
}

void MemoryStore::write(const Batch &batch)
{
    for (const Change &change : batch.changes) {
        if (change.value)
            m_disk->values[change.key] = *change.value;
        else
            m_disk->values.erase(change.key);
    }
    m_disk->journal.insert(m_disk->journal.end(), batch.journal.begin(), batch.journal.end());
    ++m_committed;
}

} // namespace sobani::fakes
