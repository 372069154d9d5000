// SPDX-License-Identifier: MPL-2.0
#include "qml/journal/journalviewmodel.h"

#include "qml/common/personname.h"

namespace sobani::journal {

JournalViewModel::JournalViewModel(api::EnginePort &engine, QObject *parent)
    : QObject(parent), m_requester(engine, QStringLiteral("journal"))
{
    connect(&engine, &api::EnginePort::emitted, this, &JournalViewModel::receive);
    connect(&m_language, &common::LanguageWatch::changed, this, &JournalViewModel::show);
    m_requester.send(api::GetStatus{});
    refresh();
}

void JournalViewModel::refresh()
{
    m_ref = m_requester.send(api::GetHistory{Most});
}

QString JournalViewModel::nameOf(const QString &by) const
{
    const auto id = DeviceId::fromString(by);
    if (!id)
        return by;
    if (*id == m_book.self().id)
        return common::PersonName::polite(m_book.self().name);
    const api::PeerStatus *peer = m_book.find(*id);
    return peer ? common::PersonName::polite(peer->peer.name) : tr("a device that is no longer known");
}

void JournalViewModel::show()
{
    std::vector<api::HistoryEntry> entries = m_told;
    for (api::HistoryEntry &entry : entries)
        entry.by = nameOf(entry.by);
    m_entries.set(std::move(entries));
}

void JournalViewModel::receive(const api::Event &event)
{
    m_book.apply(event);
    if (const auto *report = std::get_if<api::HistoryReport>(&event.body)) {
        m_told = report->entries;
        show();
        m_intact = report->intact;
        m_state = report->entries.empty() ? Empty : Listed;
        Q_EMIT changed();
    } else if (std::holds_alternative<api::Error>(event.body) && event.ref == m_ref) {
        m_state = Failed;
        Q_EMIT changed();
    }
}

} // namespace sobani::journal
