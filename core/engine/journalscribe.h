// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"
#include "core/engine/context.h"
#include "core/journal/journal.h"

namespace sobani::engine {

/// The evidence journal of this device.
class JournalScribe final : public Scribe
{
public:
    JournalScribe(UnitOfWork &work, Store &store, const Clock &clock);

    void restore(const std::map<QByteArray, QByteArray> &stored);
    void note(const QString &kind, const std::optional<DeviceId> &by,
              const QString &detail) override;
    /// The newest \a limit entries, and whether their chain is whole up to its head.
    [[nodiscard]] api::HistoryReport history(int limit) const;

private:
    UnitOfWork &m_work;
    Store &m_store;
    const Clock &m_clock;
    journal::Journal m_journal;
};

} // namespace sobani::engine
