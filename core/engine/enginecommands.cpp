// SPDX-License-Identifier: MPL-2.0
// What each command of a front does.
#include "core/engine/engine.h"

namespace sobani::engine {

using namespace Qt::StringLiterals;

void Engine::submit(const api::Command &command)
{
    if (m_stopping)
        return;
    m_teller.begin(command.ref);
    run(command.body, command);
    m_teller.end();
    m_work.commit();
    schedule();
}

bool Engine::requireRole(Role role)
{
    if (m_book.self().peer.role == role)
        return true;
    m_teller.fail(u"wrong-role"_s, role == Role::Helper ? u"this is for a helper's device"_s
                                                        : u"this is for a protected device"_s);
    return false;
}

void Engine::run(const api::CommandBody &body, const api::Command &command)
{
    std::visit(
        Overloaded{
            [&](const api::MakeInvite &) {
                if (requireAuthority())
                    m_pairing.invite();
            },
            [&](const api::Join &e) {
                if (requireAuthority())
                    m_pairing.join(e.offer);
            },
            [&](const api::ConfirmSas &) { m_pairing.confirm(); },
            [&](const api::RejectSas &) { m_pairing.refuse(); },
            [&](const api::AnswerConsent &e) { m_circle.answerConsent(e.id, e.accept); },
            [&](const api::RaiseHelp &) {
                if (!requireRole(Role::Protected))
                    return;
                m_calls.raise();
                m_recovery.begin(*m_calls.currentCall());
                updateIncident();
                m_pairing.giveWay();
            },
            [&](const api::CancelHelp &e) {
                if (!requireRole(Role::Protected))
                    return;
                m_calls.cancel(e.id);
                updateIncident();
            },
            [&](const api::AnswerHelp &e) {
                if (requireRole(Role::Helper))
                    m_alarms.answer(e.id);
            },
            [&](const api::ResolveHelp &e) {
                if (requireRole(Role::Helper))
                    m_alarms.resolve(e.id);
            },
            [&](const api::HelpShown &e) {
                if (requireRole(Role::Helper))
                    m_alarms.shown(e.id);
            },
            [&](const api::MarkStep &e) {
                if (!requireRole(Role::Protected))
                    return;
                m_recovery.mark(e.n, e.done);
                updateIncident();
            },
            [&](const api::PushStep &e) { pushStep(e, command); },
            [&](const api::RequestAccess &e) {
                if (requireRole(Role::Protected))
                    m_access.request(e.details);
            },
            [&](const api::Decide &e) {
                if (requireRole(Role::Helper))
                    m_decisions.decide(e.id, e.verdict, e.minutes, e.number, e.note);
            },
            [&](const api::WithdrawAccess &e) {
                if (requireRole(Role::Protected))
                    m_access.withdraw(e.id);
            },
            [&](const api::RevokeAccess &e) {
                if (requireRole(Role::Helper))
                    m_decisions.revoke(e.id);
            },
            [&](const api::Leave &) { m_circle.leave(command.circle, command.peer); },
            [&](const api::GetHistory &e) { m_teller.tell(m_scribe.history(e.limit)); },
            [&](const api::GetStatus &) { m_teller.tell(status()); },
            [&](const api::SetProfile &e) { m_circle.setProfile(e.name, e.phone); },
            [&](const api::SetPeerPhone &e) { m_circle.setPeerPhone(command.peer, e.phone); },
            [&](const api::StartOver &) {
                m_teller.fail(u"not-needed"_s, u"this device has its keys"_s);
            },
            [&](const api::AllowPairing &) {
                m_teller.fail(u"not-needed"_s, u"nobody has to consent here"_s);
            },
            [&](const api::Quit &) { stop(); },
        },
        body);
}

void Engine::pushStep(const api::PushStep &push, const api::Command &command)
{
    if (!requireRole(Role::Helper))
        return;
    const auto call = m_alarms.standingCall(command.peer, command.circle);
    if (call)
        m_recovery.push(call->first, call->second, push.n, push.done);
    else
        m_teller.fail(u"no-help-call"_s, u"no help call is open"_s);
}

} // namespace sobani::engine
