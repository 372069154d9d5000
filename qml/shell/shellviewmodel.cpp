// SPDX-License-Identifier: MPL-2.0
#include "qml/shell/shellviewmodel.h"

#include "core/base/result.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace sobani::shell {

using access::AccessAskViewModel;
using access::AccessDecideViewModel;
using help::AlarmViewModel;
using help::HelpViewModel;
using settings::KeysViewModel;

ShellViewModel::ShellViewModel(api::EnginePort &engine, const Ports &ports, Role role,
                               QObject *parent)
    : QObject(parent), m_requester(engine, u"shell"_s), m_preferences(ports.preferences),
      m_rooms(engine, ports), m_role(role), m_page(home())
{
    follow(engine);
}

void ShellViewModel::follow(api::EnginePort &engine)
{
    connect(&engine, &api::EnginePort::emitted, this, &ShellViewModel::receive);
    connect(&m_language, &common::LanguageWatch::changed, this, &ShellViewModel::changed);
    connect(&m_rooms.alarm, &AlarmViewModel::stageChanged, this, &ShellViewModel::onAlarmStage);
    connect(&m_rooms.help, &HelpViewModel::stageChanged, this, [this] {
        if (m_rooms.help.stage() == HelpViewModel::Calm)
            m_page = home();
        Q_EMIT changed();
    });
    connect(m_rooms.help.checklist(), &recovery::ChecklistViewModel::changed, this, [this] {
        if (m_rooms.help.checklist()->isPushed())
            Q_EMIT attentionNeeded(false);
    });
    connect(&m_rooms.keys, &KeysViewModel::changed, this, &ShellViewModel::changed);
    connect(&m_rooms.keys, &KeysViewModel::retryRequested, this,
            [this] { m_requester.send(api::GetStatus{}); });
    connect(&m_rooms.ask, &AccessAskViewModel::changed, this, &ShellViewModel::onAskChanged);
    connect(&m_rooms.decide, &AccessDecideViewModel::changed, this, &ShellViewModel::changed);
    connect(&m_rooms.decide, &AccessDecideViewModel::requestArrived, this, [this] {
        // A call that is being answered stays in front; the banner tells of the request.
        if (m_rooms.alarm.stage() == AlarmViewModel::Quiet)
            open(Decide);
        Q_EMIT attentionNeeded(false);
    });
    connect(&m_rooms.circle, &circle::CircleViewModel::consentArrived, this,
            [this] { Q_EMIT attentionNeeded(false); });
}

ShellViewModel::Front ShellViewModel::front() const
{
    if (m_rooms.alarm.stage() == AlarmViewModel::Ringing)
        return Alarm;
    if (m_rooms.help.stage() != HelpViewModel::Calm)
        return Help;
    if (m_rooms.keys.trouble() != KeysViewModel::Fine)
        return Keys;
    if (!m_problem.isEmpty())
        return Starting;
    // While a call is being answered it takes the place of the first page.
    if (m_page == home() && m_rooms.alarm.stage() != AlarmViewModel::Quiet)
        return Alarm;
    return m_page;
}

QString ShellViewModel::startProblem() const
{
    return m_problem.isEmpty()
        ? QString()
        : tr("Sobani cannot open its folder on this device. If you need help, telephone your family.");
}

int ShellViewModel::openRequests() const
{
    return const_cast<Rooms &>(m_rooms).decide.requests()->pendingCount();
}

Banner ShellViewModel::banner() const
{
    const Front now = front();
    if (now == Help || now == Keys || now == Starting
        || m_rooms.alarm.stage() == AlarmViewModel::Ringing)
        return {};
    if (m_engineGone)
        return {Banner::EngineGone};
    if (isHelper() && openRequests() > 0 && now != Decide)
        return {Banner::Request};
    if (m_consents > 0 && now != Circle)
        return {Banner::Consent};
    if (m_ready && m_book.relay() == RelayState::WrongCertificate)
        return {Banner::WrongRelay};
    // The first pages and the pages of a call say so in their own words.
    if (m_ready && m_book.relay() == RelayState::Offline && now != home() && now != Alarm)
        return {Banner::Offline};
    if (m_keysInFile && !m_keysSeen && now == home())
        return {Banner::KeysInFile};
    return {};
}

void ShellViewModel::beginAnew(Front page)
{
    // The rooms live as long as the window: what came to its end there is not shown again.
    const int ask = m_rooms.ask.stage();
    if (page == Ask
        && (ask == AccessAskViewModel::Refused || ask == AccessAskViewModel::Over
            || ask == AccessAskViewModel::Failed))
        m_rooms.ask.startAgain();
    const int meeting = m_rooms.pairing.stage();
    if (page == Pairing
        && (meeting == pairing::PairingViewModel::Finished
            || meeting == pairing::PairingViewModel::Ended
            || meeting == pairing::PairingViewModel::Stopped))
        m_rooms.pairing.startAgain();
}

void ShellViewModel::open(Front page)
{
    beginAnew(page);
    m_page = page;
    if (page == Journal)
        m_rooms.journal.refresh();
    Q_EMIT changed();
}

void ShellViewModel::goHome()
{
    open(home());
}

void ShellViewModel::callForHelp()
{
    m_page = home();
    m_rooms.help.raise();
}

void ShellViewModel::followBanner()
{
    switch (banner().kind) {
    case Banner::Request:
        return open(Decide);
    case Banner::Consent:
        return open(Circle);
    case Banner::KeysInFile:
        m_keysSeen = true;
        return Q_EMIT changed();
    case Banner::None:
    case Banner::EngineGone:
    case Banner::WrongRelay:
    case Banner::Offline:
        return;
    }
}

void ShellViewModel::onAlarmStage()
{
    const bool ringing = m_rooms.alarm.stage() == AlarmViewModel::Ringing;
    // Once answered, the call is what the person sees; what was open before waits.
    if (m_rooms.alarm.stage() == AlarmViewModel::Live)
        m_page = home();
    Q_EMIT changed();
    if (ringing)
        Q_EMIT attentionNeeded(true);
}

void ShellViewModel::onAskChanged()
{
    const int stage = m_rooms.ask.stage();
    if (stage != std::exchange(m_lastAsk, stage) && !isHelper()) {
        const bool news = stage == AccessAskViewModel::Waiting
                          || stage == AccessAskViewModel::Approved
                          || stage == AccessAskViewModel::Refused;
        m_page = news ? Ask : m_page;
    }
    Q_EMIT changed();
}

void ShellViewModel::receive(const api::Event &event)
{
    m_book.apply(event);
    const auto askAnew = [this](const auto &) { m_requester.send(api::GetStatus{}); };
    std::visit(
        Overloaded{
            [&](const api::Ready &ready) {
                const bool atHome = m_page == home();
                m_ready = true;
                m_engineGone = false;
                m_problem.clear();
                m_role = ready.role;
                m_keysInFile = ready.keychain == api::Keychain::File;
                m_page = atHome ? home() : m_page;
                m_requester.send(api::GetStatus{});
            },
            [&](const api::StatusReport &report) { m_consents = int(report.consents.size()); },
            [&](const api::Paired &paired) { askAnew(paired); },
            [&](const api::RightsChanged &change) { askAnew(change); },
            [&](const api::PeerLeft &left) { askAnew(left); },
            [&](const api::ConsentRequested &) { ++m_consents; },
            [&](const api::Error &error) {
                if (error.code == "profile-failed"_L1)
                    m_problem = error.code;
                if (error.code.startsWith("engine-"_L1))
                    m_engineGone = true;
            },
            [](const auto &) {},
        },
        event.body);
    Q_EMIT changed();
}

} // namespace sobani::shell
