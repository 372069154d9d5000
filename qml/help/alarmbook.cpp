// SPDX-License-Identifier: MPL-2.0
#include "qml/help/alarmbook.h"

#include <algorithm>

namespace sobani::help {

bool AlarmBook::apply(const api::Event &event, const DeviceId &self)
{
    return std::visit(
        Overloaded{
            [&](const api::StatusReport &report) { return take(report, self); },
            [&](const api::HelpCalled &called) { return take(called, event.at); },
            [&](const api::HelpProgress &progress) { return take(progress, self); },
            [&](const api::HelpCancelled &over) { return end(over.id, true, over.by.name); },
            [&](const api::HelpResolved &over) { return end(over.id, false, over.by.name); },
            [&](const api::StepChanged &change) { return take(change); },
            [](const auto &) { return false; },
        },
        event.body);
}

AlarmEntry *AlarmBook::find(const HelpId &id)
{
    const auto it = std::ranges::find_if(
        m_entries, [&id](const AlarmEntry &entry) { return entry.status.id == id; });
    return it == m_entries.end() ? nullptr : &*it;
}

AlarmEntry *AlarmBook::mostUrgent()
{
    const auto weight = [](const AlarmEntry &entry) {
        return entry.ringing ? 0 : entry.ended ? 2 : 1;
    };
    const auto it = std::ranges::min_element(m_entries, [&](const auto &a, const auto &b) {
        return std::pair(weight(a), a.status.raised) < std::pair(weight(b), b.status.raised);
    });
    return it == m_entries.end() ? nullptr : &*it;
}

bool AlarmBook::anyRinging() const
{
    return std::ranges::any_of(m_entries, [](const AlarmEntry &entry) { return entry.ringing; });
}

void AlarmBook::forget(const HelpId &id)
{
    std::erase_if(m_entries, [&id](const AlarmEntry &entry) { return entry.status.id == id; });
}

bool AlarmBook::take(const api::StatusReport &report, const DeviceId &self)
{
    for (const api::HelpStatus &help : report.help) {
        if (help.from.id == self)
            continue;
        AlarmEntry *entry = find(help.id);
        if (!entry && help.cancelled)
            continue;
        if (!entry)
            entry = &m_entries.emplace_back();
        const WallTime raised = help.raised.ms > 0 ? help.raised : entry->status.raised;
        entry->status = help;
        entry->status.raised = raised;
        const bool answered = help.state == HelpState::Answered;
        entry->mine = entry->mine || (answered && help.by && help.by->id == self);
        entry->ringing = !entry->ended && !help.cancelled && (!answered || entry->askedAgain);
        if (help.cancelled)
            end(help.id, true, help.from.name);
    }
    return true;
}

bool AlarmBook::take(const api::HelpCalled &called, WallTime at)
{
    AlarmEntry *entry = find(called.id);
    if (!entry) {
        entry = &m_entries.emplace_back();
        entry->status.id = called.id;
        entry->status.raised = called.raised.ms > 0 ? called.raised : at;
    } else {
        entry->askedAgain = entry->status.state == HelpState::Answered;
        ++entry->rounds;
    }
    entry->status.circle = called.circle;
    entry->status.from = called.from;
    entry->ended = false;
    entry->ringing = true;
    return true;
}

bool AlarmBook::take(const api::HelpProgress &progress, const DeviceId &self)
{
    AlarmEntry *entry = find(progress.id);
    if (!entry || entry->ended || progress.state < entry->status.state)
        return false;
    entry->status.state = progress.state;
    if (progress.by)
        entry->status.by = progress.by;
    if (progress.state == HelpState::Answered) {
        entry->mine = entry->mine || (progress.by && progress.by->id == self);
        entry->askedAgain = false;
        entry->ringing = false;
    }
    return true;
}

bool AlarmBook::end(const HelpId &id, bool calledOff, const QString &by)
{
    AlarmEntry *entry = find(id);
    if (!entry)
        return false;
    entry->ended = true;
    entry->calledOff = calledOff;
    entry->endedBy = by;
    entry->ringing = false;
    return true;
}

bool AlarmBook::take(const api::StepChanged &change)
{
    AlarmEntry *entry = find(change.id);
    if (!entry || change.n < 0 || change.n >= StepCount)
        return false;
    if (change.pushed)
        entry->status.pushed = change.n;
    else
        entry->status.steps[std::size_t(change.n)] = change.done;
    if (!change.pushed && change.done && entry->status.pushed == change.n)
        entry->status.pushed = -1;
    return true;
}

} // namespace sobani::help
