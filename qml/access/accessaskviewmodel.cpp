// SPDX-License-Identifier: MPL-2.0
#include "qml/access/accessaskviewmodel.h"

#include "qml/access/accesswords.h"
#include "qml/common/personname.h"
#include "qml/common/words.h"

#include <algorithm>

namespace sobani::access {

AccessAskViewModel::AccessAskViewModel(api::EnginePort &engine, ui::Dialler &dialler,
                                       const ui::QrEncoder &encoder, QObject *parent)
    : QObject(parent), m_requester(engine, QStringLiteral("ask")),
      m_helperPhone(dialler, encoder)
{
    connect(&engine, &api::EnginePort::emitted, this, &AccessAskViewModel::receive);
    connect(&m_countdown, &common::Countdown::changed, this, &AccessAskViewModel::timeChanged);
    connect(&m_language, &common::LanguageWatch::changed, this, [this] {
        updatePhone();
        Q_EMIT changed();
        Q_EMIT timeChanged();
    });
    m_requester.send(api::GetStatus{});
}

void AccessAskViewModel::setPhone(const QString &text)
{
    write(m_draft.phone, text.left(limits::Phone));
}

void AccessAskViewModel::write(QString &field, const QString &text)
{
    const QString bounded = text.left(limits::ShortText);
    if (field == bounded)
        return;
    field = bounded;
    Q_EMIT changed();
}

QString AccessAskViewModel::deciders() const
{
    return common::Words::anyOf(m_book.helperNames());
}

bool AccessAskViewModel::isWhoEmpty() const
{
    return m_draft.company.isEmpty() && m_draft.person.isEmpty() && m_draft.phone.isEmpty();
}

QString AccessAskViewModel::spokenNumber() const
{
    return common::Words::spelled(m_request.number);
}

QString AccessAskViewModel::timeLeft() const
{
    return common::Words::timeLeft(m_countdown.secondsLeft());
}

QString AccessAskViewModel::untilText() const
{
    return m_decision ? common::Words::clock(m_decision->until) : QString();
}

QString AccessAskViewModel::resultTitle() const
{
    if (m_stage == Refused && m_decision)
        return AccessWords::refusedTitle(*m_decision);
    if (m_stage == Over)
        return AccessWords::endedHere(m_end);
    return m_stage == Failed ? AccessWords::askFailed(m_errorCode) : QString();
}

QString AccessAskViewModel::resultText() const
{
    return m_stage == Refused && m_decision ? AccessWords::refusedText(*m_decision) : QString();
}

QString AccessAskViewModel::connection() const
{
    return m_book.relayUp() ? QString() : common::Words::relay(m_book.relay());
}

QString AccessAskViewModel::presence() const
{
    const auto helpers = m_book.helpers();
    return helpers.empty() ? QString()
                           : common::Words::presence(helpers.front().peer.name,
                                                     helpers.front().presence);
}

void AccessAskViewModel::choose(int index)
{
    if (m_stage != Asking || index < 0 || index >= choices().size())
        return;
    const Choice choice = Question::choiceAt(m_page, index);
    if (m_page == Page::Caller)
        m_fromScreen = choice == Choice::Second;
    Question::answer(m_draft, m_page, choice);
    const unsigned bit = 1U << unsigned(m_page);
    m_alarming = Question::isAlarming(m_page, choice) ? m_alarming | bit : m_alarming & ~bit;
    next();
}

void AccessAskViewModel::next()
{
    if (m_stage != Asking)
        return;
    if (m_page == Page::Tool) {
        submit();
        return;
    }
    turn(1);
}

void AccessAskViewModel::back()
{
    if (m_stage != Asking || m_page == Page::Caller) {
        Q_EMIT left();
        return;
    }
    turn(-1);
}

void AccessAskViewModel::turn(int by)
{
    m_page = Page(int(m_page) + by);
    // Who called a number from the screen has told of the warning already.
    if (m_page == Page::Warning && m_fromScreen)
        m_page = Page(int(m_page) + by);
    Q_EMIT changed();
}

void AccessAskViewModel::submit()
{
    m_ref = m_requester.send(api::RequestAccess{m_draft});
    go(Sending);
}

void AccessAskViewModel::withdraw()
{
    if (m_stage == Waiting || m_stage == Approved)
        m_requester.send(api::WithdrawAccess{m_request.id});
}

void AccessAskViewModel::startAgain()
{
    m_draft = {};
    m_alarming = 0;
    m_fromScreen = false;
    m_page = Page::Caller;
    m_request = {};
    m_decision.reset();
    go(Asking);
}

void AccessAskViewModel::go(Stage stage)
{
    m_stage = stage;
    if (stage != Waiting && stage != Approved)
        m_countdown.stop();
    Q_EMIT changed();
}

void AccessAskViewModel::updatePhone()
{
    const auto helpers = m_book.helpers();
    const auto it = std::ranges::find_if(
        helpers, [](const api::PeerStatus &helper) { return !helper.phone.isEmpty(); });
    if (it == helpers.end())
        m_helperPhone.set({}, {});
    else
        m_helperPhone.set(common::PersonName::polite(it->peer.name), it->phone);
}

void AccessAskViewModel::receive(const api::Event &event)
{
    if (m_book.apply(event)) {
        updatePhone();
        Q_EMIT changed();
    }
    std::visit(
        [this, &event](const auto &body) {
            if constexpr (requires { this->onEvent(body, event.at); })
                onEvent(body, event.at);
        },
        event.body);
    const auto *error = std::get_if<api::Error>(&event.body);
    if (error && m_stage == Sending && event.ref == m_ref) {
        m_errorCode = error->code;
        go(Failed);
    }
}

void AccessAskViewModel::onEvent(const api::AccessRequested &request, WallTime at)
{
    // A helper's engine tells of requests as well; the digits exist only for the senior.
    if (!m_book.isProtected())
        return;
    m_request = request;
    m_decision.reset();
    m_countdown.start(request.expires, at);
    go(Waiting);
}

void AccessAskViewModel::onEvent(const api::AccessDecided &decision, WallTime at)
{
    if (decision.id != m_request.id || m_request.id.isNull())
        return;
    m_decision = decision;
    if (decision.verdict == Verdict::Deny) {
        go(Refused);
        return;
    }
    m_countdown.start(decision.until, at);
    go(Approved);
}

void AccessAskViewModel::onEvent(const api::AccessEnded &ended, WallTime)
{
    // A refusal stays on the screen: that the request is closed as well is no news.
    if (ended.id != m_request.id || m_request.id.isNull() || m_stage == Refused)
        return;
    m_end = ended.reason;
    go(Over);
}

void AccessAskViewModel::onEvent(const api::StatusReport &report, WallTime at)
{
    if (m_stage != Asking && m_stage != Sending)
        return;
    for (const api::AccessStatus &access : report.access) {
        const bool refused = access.decision && access.decision->verdict == Verdict::Deny;
        const WallTime now = at.ms > 0 ? at : common::wallNow();
        if (refused || (access.decision && access.decision->until <= now))
            continue;
        onEvent(access.request, at);
        if (access.decision)
            onEvent(*access.decision, at);
    }
}

} // namespace sobani::access
