// SPDX-License-Identifier: MPL-2.0
#include "core/engine/journalscribe.h"

namespace sobani::engine {

namespace {

const QByteArray HeadKey("journal/head");

} // namespace

JournalScribe::JournalScribe(UnitOfWork &work, Store &store, const Clock &clock)
    : m_work(work), m_store(store), m_clock(clock)
{
}

void JournalScribe::restore(const std::map<QByteArray, QByteArray> &stored)
{
    const auto found = stored.find(HeadKey);
    if (found == stored.end())
        return;
    if (const auto head = journal::Head::decode(found->second))
        m_journal = journal::Journal(*head);
}

void JournalScribe::note(const QString &kind, const std::optional<DeviceId> &by,
                         const QString &detail)
{
    const QStringList words = detail.isEmpty() ? QStringList() : QStringList{detail};
    m_work.append(m_journal.append(m_clock.now().wall, kind, by, words));
    m_work.put(HeadKey, m_journal.head().encode());
}

api::HistoryReport JournalScribe::history(int limit) const
{
    api::HistoryReport report;
    const auto stored = m_store.journal(limit);
    if (!stored) {
        report.intact = false;
        return report;
    }
    report.intact = !journal::firstBroken(*stored, m_journal.head());
    for (const QByteArray &bytes : *stored) {
        const auto entry = journal::Entry::decode(bytes);
        if (!entry)
            continue;
        report.entries.push_back({entry->at, entry->kind,
                                  entry->by ? entry->by->toString() : QString(),
                                  entry->detail.join(u' ')});
    }
    return report;
}

} // namespace sobani::engine
