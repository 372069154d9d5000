// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"
#include "core/base/result.h"

#include <optional>
#include <vector>

namespace sobani::help {

/// One call for help as a helper's device sees it.
struct AlarmEntry
{
    api::HelpStatus status;
    bool ringing = false; ///< asks for this helper's eyes and ears
    bool mine = false;    ///< this helper answered
    /// Asked again after an answer: rings until answered anew, whatever a report says.
    bool askedAgain = false;
    bool ended = false;
    bool calledOff = false;
    QString endedBy;
    int shownRounds = 0;  ///< how many of its alarms the person has had on the screen
    int rounds = 1;
};

/// The calls for help that a helper's device knows. Pure bookkeeping.
class AlarmBook
{
public:
    /// Whether anything changed.
    bool apply(const api::Event &event, const DeviceId &self);

    [[nodiscard]] const std::vector<AlarmEntry> &entries() const { return m_entries; }
    [[nodiscard]] AlarmEntry *find(const HelpId &id);
    /// What the screen is for: a ringing call before an answered one before an ended one,
    /// the oldest of them first.
    [[nodiscard]] AlarmEntry *mostUrgent();
    [[nodiscard]] bool anyRinging() const;
    void forget(const HelpId &id);

private:
    bool take(const api::StatusReport &report, const DeviceId &self);
    bool take(const api::HelpCalled &called, WallTime at);
    bool take(const api::HelpProgress &progress, const DeviceId &self);
    bool end(const HelpId &id, bool calledOff, const QString &by);
    bool take(const api::StepChanged &change);

    std::vector<AlarmEntry> m_entries;
};

} // namespace sobani::help
