// SPDX-License-Identifier: MPL-2.0
#include "qml/help/helpviewmodel.h"

#include "qml/common/personname.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sobani::help {

HelpViewModel::HelpViewModel(api::EnginePort &engine, ui::Dialler &dialler,
                             const ui::QrEncoder &encoder, QObject *parent)
    : QObject(parent), m_requester(engine, u"help"_s), m_phone(dialler, encoder),
      m_checklist(engine)
{
    connect(&engine, &api::EnginePort::emitted, this, &HelpViewModel::receive);
    connect(&m_language, &common::LanguageWatch::changed, this, [this] {
        refreshPeople();
        Q_EMIT changed();
    });
}

bool HelpViewModel::isTelephoneNeeded() const
{
    if (m_stage != Calling || m_progress.isAnswered())
        return false;
    const bool stuck = !m_book.relayUp() && !m_progress.has(HelpState::Delivered);
    return stuck || m_unanswered || m_progress.isNotWritten() || isAlone();
}

QString HelpViewModel::telephoneReason() const
{
    if (!isTelephoneNeeded())
        return {};
    if (isAlone())
        return tr("No family member is connected with this device. Please telephone somebody you trust.");
    if (m_progress.isNotWritten())
        return tr("This device could not keep your call. Please telephone your family now.");
    if (m_unanswered)
        return tr("Nobody has answered yet. First hang up, then telephone your family. We keep on calling.");
    return tr("First hang up. Then telephone your family.");
}

QString HelpViewModel::overText() const
{
    switch (m_ending) {
    case Ending::Mistake:
        return tr("Your family is told that you pressed it by mistake. That is quite all right.");
    case Ending::Resolved:
        return tr("%1 has closed this call for help.").arg(common::PersonName::polite(m_endedBy));
    case Ending::Cancelled:
        return tr("The call for help has been called off.");
    }
    return {};
}

QString HelpViewModel::relayText() const
{
    if (isAlone())
        return tr("HELP shows you what to do. Nobody is told yet: first connect with your family.");
    switch (m_book.relay()) {
    case RelayState::Online:
        return tr("Ready: HELP reaches your family at once");
    case RelayState::Connecting:
        return tr("Connecting. HELP is kept and goes out as soon as the connection is there.");
    case RelayState::Offline:
        return tr("No connection right now. HELP shows you the telephone number and is sent later.");
    case RelayState::WrongCertificate:
        return tr("Not connected: the other side could not prove who it is. HELP shows you the telephone number.");
    }
    return {};
}

void HelpViewModel::raise()
{
    if (m_stage != Calling) {
        begin({});
        m_checklist.restart({});
    }
    m_cancelWanted = false;
    m_raiseRef = m_requester.send(api::RaiseHelp{});
    Q_EMIT changed();
}

void HelpViewModel::cancel()
{
    if (m_stage != Calling)
        return;
    if (m_id && !m_id->isNull())
        m_requester.send(api::CancelHelp{*m_id});
    else if (m_progress.isNotWritten())
        go(Calm); // the engine never took the call, so there is nobody to tell
    else
        m_cancelWanted = true; // sent as soon as the engine names the call
}

void HelpViewModel::closeOver()
{
    if (m_stage == Over)
        go(Calm);
}

void HelpViewModel::begin(const HelpId &id)
{
    m_id = id;
    m_progress = {};
    m_unanswered = false;
    go(Calling);
}

void HelpViewModel::end(Ending ending, const QString &by)
{
    m_id.reset();
    m_ending = ending;
    m_endedBy = by;
    go(Over);
}

void HelpViewModel::go(Stage stage)
{
    if (m_stage != stage) {
        m_stage = stage;
        Q_EMIT stageChanged();
    }
    Q_EMIT changed();
}

void HelpViewModel::receive(const api::Event &event)
{
    const bool peopleChanged = m_book.apply(event);
    if (peopleChanged)
        refreshPeople();
    std::visit(
        [this](const auto &body) {
            if constexpr (requires { this->take(body); })
                take(body);
        },
        event.body);
    if (const auto *error = std::get_if<api::Error>(&event.body);
        error && event.ref == m_raiseRef && error->code == "not-written"_L1) {
        m_progress.failWriting();
        if (const auto id = HelpId::fromString(error->id); id && m_id && m_id->isNull())
            m_id = id;
        Q_EMIT changed();
    }
    if (peopleChanged)
        Q_EMIT changed();
}

void HelpViewModel::take(const api::StatusReport &report)
{
    m_known = true;
    const auto own = std::ranges::find_if(report.help, [&](const api::HelpStatus &help) {
        return help.from.id == report.self.id && !help.cancelled;
    });
    if (own == report.help.end())
        return; // a tap that the engine has not seen yet is not over
    const bool known = isOurs(own->id) || (m_stage == Calling && m_id->isNull());
    if (!known)
        begin(own->id);
    m_id = own->id;
    m_progress.restore(own->state, own->by ? own->by->name : QString());
    m_unanswered = own->unanswered;
    Q_EMIT changed();
}

void HelpViewModel::take(const api::HelpProgress &progress)
{
    if (m_stage == Calling && m_id && m_id->isNull()) {
        m_id = progress.id;
        m_checklist.restart(progress.id);
        if (std::exchange(m_cancelWanted, false))
            m_requester.send(api::CancelHelp{progress.id});
    }
    if (!isOurs(progress.id))
        return;
    m_progress.advance(progress.state, progress.by ? progress.by->name : QString());
    if (m_progress.isAnswered())
        m_unanswered = false;
    Q_EMIT changed();
}

void HelpViewModel::take(const api::HelpCancelled &cancelled)
{
    if (isOurs(cancelled.id))
        end(cancelled.by.id == m_book.self().id ? Ending::Mistake : Ending::Cancelled,
            cancelled.by.name);
}

void HelpViewModel::take(const api::HelpResolved &resolved)
{
    if (isOurs(resolved.id))
        end(Ending::Resolved, resolved.by.name);
}

void HelpViewModel::take(const api::HelpUnanswered &unanswered)
{
    if (!isOurs(unanswered.id))
        return;
    m_unanswered = !m_progress.isAnswered();
    Q_EMIT changed();
}

void HelpViewModel::refreshPeople()
{
    std::vector<api::PeerStatus> people;
    QString name;
    QString number;
    for (const api::PeerStatus &peer : m_book.peers()) {
        if (peer.peer.role == Role::Helper)
            people.push_back(peer);
    }
    for (const api::PeerStatus &helper : m_book.helpers()) {
        if (number.isEmpty() && !helper.phone.isEmpty()) {
            name = common::PersonName::polite(helper.peer.name);
            number = helper.phone;
        }
    }
    m_supporters.set(std::move(people), m_book.relayUp());
    m_phone.set(name, number);
}

} // namespace sobani::help
