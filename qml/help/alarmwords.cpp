// SPDX-License-Identifier: MPL-2.0
// The sentences of AlarmViewModel.
#include "qml/common/words.h"
#include "qml/help/alarmviewmodel.h"
#include "qml/common/personname.h"

#include <algorithm>

namespace sobani::help {

QString AlarmViewModel::from() const
{
    const AlarmEntry *entry = current();
    return entry ? common::PersonName::polite(entry->status.from.name) : QString();
}

QString AlarmViewModel::sinceText() const
{
    const AlarmEntry *entry = current();
    if (!entry || entry->status.raised.ms <= 0)
        return {};
    const auto ago = common::wallNow() - entry->status.raised;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(ago).count();
    if (minutes < 1)
        return tr("Just now");
    if (minutes >= 120)
        return tr("Since %1").arg(common::Words::dayAndClock(entry->status.raised,
                                                            common::wallNow()));
    return minutes == 1 ? tr("For 1 minute") : tr("For %1 minutes").arg(minutes);
}

QString AlarmViewModel::answerText() const
{
    const AlarmEntry *entry = current();
    if (!entry)
        return {};
    if (entry->mine && entry->status.state == HelpState::Answered)
        return tr("%1 knows that you will telephone").arg(from());
    if (entry->mine)
        return m_book.relayUp() ? tr("Telling %1 that you will telephone…").arg(from())
                                : tr("No connection: %1 does not know yet. Please telephone.").arg(from());
    if (entry->status.state == HelpState::Answered && entry->status.by)
        return tr("%1 has said: I will call now").arg(common::PersonName::polite(entry->status.by->name));
    return tr("Nobody has answered yet");
}

QString AlarmViewModel::stepsText() const
{
    const AlarmEntry *entry = current();
    if (!entry)
        return {};
    const auto done = std::ranges::count(entry->status.steps, true);
    return done == StepCount ? tr("All steps are done")
                             : tr("%1 of %2 steps done").arg(done).arg(StepCount);
}

QString AlarmViewModel::overText() const
{
    const AlarmEntry *entry = current();
    if (!entry || !entry->ended)
        return {};
    const QString by = common::PersonName::polite(entry->endedBy);
    if (!entry->calledOff)
        return entry->endedBy.isEmpty() ? tr("The call for help is closed.")
                                        : tr("The call for help was closed by %1.").arg(by);
    return tr("Call all the same and listen to the voice: somebody may have told %1 to press it.").arg(from());
}

QString AlarmViewModel::relayText() const
{
    switch (m_book.relay()) {
    case RelayState::Online:
        return tr("Ready: a call for help rings here");
    case RelayState::Connecting:
        return tr("Connecting. Until then no call for help can arrive here.");
    case RelayState::Offline:
        return tr("No connection: no call for help can arrive here. Keep your telephone at hand.");
    case RelayState::WrongCertificate:
        return tr("Not connected: the other side could not prove who it is. No call for help can arrive here.");
    }
    return {};
}

bool AlarmViewModel::isSilenceExpected() const
{
    const AlarmEntry *entry = current();
    if (!entry || entry->ended)
        return false;
    return entry->status.steps[1] || entry->status.steps[2] || entry->status.pushed == 1
           || entry->status.pushed == 2;
}

} // namespace sobani::help
