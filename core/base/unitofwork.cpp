// SPDX-License-Identifier: MPL-2.0
#include "core/base/unitofwork.h"

#include <algorithm>
#include <utility>

namespace sobani {

namespace {

void addTo(Batch &batch, const Batch &more)
{
    batch.changes.insert(batch.changes.end(), more.changes.begin(), more.changes.end());
    batch.journal.insert(batch.journal.end(), more.journal.begin(), more.journal.end());
}

} // namespace

void UnitOfWork::commit()
{
    const bool isNew = !m_batch.isEmpty() || !m_after.empty();
    const bool retry = !m_owed.isEmpty() && m_inFlight == 0;
    if (!isNew && !retry)
        return;
    Batch batch;
    if (retry)
        batch = std::exchange(m_owed, {});
    addTo(batch, std::exchange(m_batch, {}));
    ++m_inFlight;
    auto done = [this, batch, isNew, after = std::exchange(m_after, {}),
                 failed = m_failed](const Result<Done, StoreError> &result) {
        --m_inFlight;
        settle(batch, result.ok());
        for (const After &run : after)
            run(result.ok());
        if (!result && failed && isNew)
            failed(result.error());
    };
    m_store.commit(std::move(batch), std::move(done));
}

void UnitOfWork::settle(const Batch &batch, bool durable)
{
    if (!durable) {
        addTo(m_owed, batch);
        return;
    }
    // What the disk has now is newer than what it refused before.
    std::erase_if(m_owed.changes, [&](const Change &owed) {
        return std::any_of(batch.changes.begin(), batch.changes.end(),
                           [&](const Change &change) { return change.key == owed.key; });
    });
}

} // namespace sobani
