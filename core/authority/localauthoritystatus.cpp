// SPDX-License-Identifier: MPL-2.0
// What LocalAuthority tells: its signals and its snapshot.
#include "core/authority/localauthority.h"

namespace sobani::authority {

namespace {

RequestStatus statusOf(const Request &request)
{
    RequestStatus status;
    status.body = request.body;
    status.opened = request.opened.wall;
    status.expires = request.opened.wall + std::chrono::minutes(access::MinutesToAnswer);
    if (const auto *pending = std::get_if<Pending>(&request.phase))
        status.digits = pending->digits;
    return status;
}

ConsentRequestBody questionOf(const State &state, const Member &member, const Waiting &waiting)
{
    return {state.circle, state.self,  waiting.consent,       member.id,
            member.keys,  member.name, effectiveTime(waiting)};
}

} // namespace

identity::AuthorityPublic LocalAuthority::publicKeys() const
{
    return m_keys.publicKeys();
}

std::vector<MemberStatus> LocalAuthority::roster() const
{
    std::vector<MemberStatus> roster;
    for (const Member &m : m_state.members) {
        const WallTime effective = m.waiting ? effectiveTime(*m.waiting) : WallTime{};
        roster.push_back({m.id, m.name, m.rights(), effective});
    }
    return roster;
}

std::vector<RequestStatus> LocalAuthority::openRequests() const
{
    const Now now = m_clock.now();
    std::vector<RequestStatus> open;
    // The clock decides, not when the timer last came by.
    for (const Request &request : step(m_state, {now, Tick{}}).state.requests) {
        if (!request.isOpen())
            continue;
        RequestStatus status = statusOf(request);
        if (const auto *approved = std::get_if<Approved>(&request.phase)) {
            const Milliseconds left = std::chrono::minutes(approved->result.minutes)
                                      - Milliseconds(now.boot.ms - approved->since.ms);
            status.approval = InForce{approved->result.by.value_or(DeviceId{}),
                                      approved->result.minutes, now.wall + left};
        }
        open.push_back(std::move(status));
    }
    return open;
}

std::vector<ConsentRequestBody> LocalAuthority::consents() const
{
    std::vector<ConsentRequestBody> consents;
    for (const Member &m : m_state.members) {
        if (m.waiting)
            consents.push_back(questionOf(m_state, m, *m.waiting));
    }
    return consents;
}

void LocalAuthority::repeat(const RequestId &id)
{
    const Request *found = m_started ? m_state.request(id) : nullptr;
    if (found)
        return tellPhase(Request(*found)); // a copy: the listener may change the state
    for (const ConsentRequestBody &body : m_started ? consents()
                                                    : std::vector<ConsentRequestBody>{}) {
        if (body.consent == id)
            return tellOne(ConsentWanted{body});
    }
    tellOne(Refused{m_started ? Refusal::UnknownRequest : Refusal::NotReady, id.toString()});
}

void LocalAuthority::signHeartbeat(const presence::Position &position, WallTime sent,
                                   presence::Sign sign)
{
    if (!m_started)
        return;
    const presence::Heartbeat heartbeat{m_id.bytes(), position, sent, sign};
    Q_EMIT heartbeatSigned(heartbeat, presence::sign(heartbeat, m_keys.sign, m_state.circle));
}

void LocalAuthority::tellPhase(const Request &request)
{
    std::visit(Overloaded{
                   [&](const Pending &p) { tellOne(RequestOpened{request.body, p.digits}); },
                   [&](const Approved &p) { tellOne(Decision{p.result}); },
                   [&](const Denied &p) { tellOne(Decision{p.result}); },
                   [&](const Ended &p) { tellOne(RequestEnded{p.end}); },
               },
               request.phase);
}

void LocalAuthority::tell(const std::vector<Effect> &effects)
{
    for (const Effect &effect : effects)
        tellOne(effect);
}

void LocalAuthority::tellOne(const Effect &effect)
{
    const auto seal = [this](const auto &body) {
        return access::seal(m_keys.sign, m_id, body);
    };
    std::visit(Overloaded{
                   [&](const RequestOpened &e) {
                       Q_EMIT requestOpened(seal(e.body), e.body, e.digits);
                   },
                   [&](const Decision &e) { Q_EMIT decided(seal(e.body), e.body); },
                   [&](const WrongNumber &e) { Q_EMIT wrongNumber(seal(e.body), e.body, e.to); },
                   [&](const RequestEnded &e) { Q_EMIT ended(seal(e.body), e.body); },
                   [&](const Enrolled &e) { Q_EMIT enrolled(e.id, e.rights); },
                   [&](const RightsGranted &e) { Q_EMIT rightsChanged(e.id, Rights::Full); },
                   [&](const Removed &e) { Q_EMIT removed(e.id, e.vetoed); },
                   [&](const ConsentWanted &e) { Q_EMIT consentWanted(seal(e.body), e.body); },
                   [&](const ContainmentOn &e) {
                       Q_EMIT contained(seal(e.body), e.body, e.challenge);
                   },
                   [&](const ContainmentOff &e) { Q_EMIT released(seal(e.body), e.body); },
                   [&](const WrongRelease &e) {
                       Q_EMIT wrongRelease(seal(e.body), e.body, e.to);
                   },
                   [&](const WrongCode &e) { Q_EMIT wrongCode(e.wait.count()); },
                   [&](const BreakGlassBegun &e) {
                       Q_EMIT breakGlassBegun(seal(e.body), e.body);
                   },
                   [&](const BreakGlassEnded &e) { Q_EMIT breakGlassEnded(e.attempt); },
                   [&](const TriggersChanged &e) { Q_EMIT triggersChanged(e.triggers); },
                   [&](const Refused &e) { Q_EMIT refused(refusalId(e.why), e.id); },
               },
               effect);
}

} // namespace sobani::authority
