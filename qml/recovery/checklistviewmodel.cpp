// SPDX-License-Identifier: MPL-2.0
#include "qml/recovery/checklistviewmodel.h"

#include "qml/common/personname.h"
#include "qml/recovery/stepwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sobani::recovery {

ChecklistViewModel::ChecklistViewModel(api::EnginePort &engine, QObject *parent)
    : QObject(parent), m_requester(engine, u"checklist"_s)
{
    connect(&engine, &api::EnginePort::emitted, this, &ChecklistViewModel::receive);
    connect(&m_language, &common::LanguageWatch::changed, this, &ChecklistViewModel::changed);
}

QString ChecklistViewModel::pushedText() const
{
    if (!m_pushed)
        return {};
    return m_pushedBy.isEmpty() ? tr("Your family asks you to do this now.")
                                : tr("%1 asks you to do this now.").arg(common::PersonName::polite(m_pushedBy));
}

QString ChecklistViewModel::title() const
{
    return StepWords::title(m_current);
}

QString ChecklistViewModel::how() const
{
    return StepWords::how(m_current);
}

QString ChecklistViewModel::reason() const
{
    return StepWords::reason(m_current);
}

QString ChecklistViewModel::condition() const
{
    return StepWords::condition(m_current);
}

QString ChecklistViewModel::readOn() const
{
    return StepWords::readOn(m_current);
}

QString ChecklistViewModel::telephoneNote() const
{
    return StepWords::telephoneNote(m_current);
}

QString ChecklistViewModel::couldNotLabel() const
{
    return StepWords::couldNotLabel(m_current);
}

QString ChecklistViewModel::doneLabel() const
{
    return StepWords::doneLabel(m_current);
}

QString ChecklistViewModel::otherWay() const
{
    return m_stuck ? StepWords::otherWay(m_current) : QString();
}

QString ChecklistViewModel::picture() const
{
    return StepWords::picture(m_current);
}

void ChecklistViewModel::markDone()
{
    m_requester.send(api::MarkStep{m_current, true});
    m_done[index()] = true;
    next();
}

void ChecklistViewModel::couldNot()
{
    m_requester.send(api::MarkStep{m_current, false});
    m_done[index()] = false;
    m_stuck = true;
    Q_EMIT changed();
}

void ChecklistViewModel::next()
{
    if (m_current + 1 < StepCount)
        return go(m_current + 1);
    m_finished = true;
    m_stuck = false;
    m_pushed = false;
    Q_EMIT changed();
}

void ChecklistViewModel::back()
{
    // From the last page back to the last step, else one step back.
    go(m_finished ? m_current : std::max(0, m_current - 1));
}

void ChecklistViewModel::restart(const HelpId &call)
{
    if (m_call == call)
        return;
    m_call = call;
    m_done = {};
    go(0);
}

void ChecklistViewModel::go(int n)
{
    m_current = n;
    m_finished = false;
    m_stuck = false;
    m_pushed = false;
    Q_EMIT changed();
}

void ChecklistViewModel::receive(const api::Event &event)
{
    if (const auto *report = std::get_if<api::StatusReport>(&event.body))
        take(*report);
    else if (const auto *change = std::get_if<api::StepChanged>(&event.body))
        take(*change);
}

void ChecklistViewModel::take(const api::StatusReport &report)
{
    const auto own = std::ranges::find_if(report.help, [&](const api::HelpStatus &help) {
        return help.from.id == report.self.id && !help.cancelled;
    });
    if (own == report.help.end())
        return;
    const bool fresh = m_call != own->id;
    m_call = own->id;
    m_done = own->steps;
    if (!fresh)
        return Q_EMIT changed();
    const auto open = std::ranges::find(m_done, false);
    go(own->pushed >= 0 ? own->pushed
                        : open == m_done.end() ? StepCount - 1 : int(open - m_done.begin()));
    m_finished = open == m_done.end() && own->pushed < 0;
    m_pushed = own->pushed >= 0;
    m_pushedBy.clear();
    Q_EMIT changed();
}

void ChecklistViewModel::take(const api::StepChanged &change)
{
    if (change.n < 0 || change.n >= StepCount || (!m_call.isNull() && change.id != m_call))
        return;
    if (!change.pushed) {
        m_done[std::size_t(change.n)] = change.done;
        return Q_EMIT changed();
    }
    go(change.n);
    m_pushed = true;
    m_pushedBy = change.by.name;
    Q_EMIT changed();
}

} // namespace sobani::recovery
