// SPDX-License-Identifier: MPL-2.0
#include "core/authority/rosterrules.h"

#include "core/access/accessdetails.h"
#include "core/authority/requestrules.h"

#include <algorithm>

namespace sobani::authority {

namespace {

// How much waiting may be uncounted in the store, and by how much the two clocks may part
// before it is written down: a wall clock that was wrong and got corrected must not count
// as waiting time over the next restart.
constexpr Milliseconds CountEvery = std::chrono::minutes(10);
constexpr Milliseconds ClocksMayPart = std::chrono::minutes(1);

template<typename IdType>
void refuse(Step &s, Refusal why, const IdType &id)
{
    s.effects.emplace_back(Refused{why, id.toString()});
}

ConsentRequestBody question(const State &state, const Member &candidate)
{
    return {state.circle,   state.self,     candidate.waiting->consent,
            candidate.id,   candidate.keys, candidate.name,
            effectiveTime(*candidate.waiting)};
}

std::optional<Refusal> wrongWith(const State &state, const Enrol &e, const DeviceId &id)
{
    if (e.consent.isNull() || e.keys.sign.size() != crypto::KeySize
        || e.keys.agree.size() != crypto::KeySize)
        return Refusal::Malformed;
    if (state.member(id))
        return std::nullopt;
    if (state.isLocked())
        return Refusal::Locked;
    if (state.members.size() >= MostMembers)
        return Refusal::RosterFull;
    return std::nullopt;
}

void enrolNew(Step &s, const Enrol &e, const DeviceId &id, const Now &now)
{
    State &state = s.state;
    Member member{id, e.keys, clippedText(e.name, limits::Name), {}};
    if (state.everEnrolled) {
        const bool vetoed =
            std::find(state.vetoed.begin(), state.vetoed.end(), id) != state.vetoed.end();
        member.waiting = Waiting{e.consent, Milliseconds(0), now, vetoed};
    }
    state.everEnrolled = true;
    s.effects.emplace_back(Enrolled{member.id, member.rights()});
    if (member.waiting)
        s.effects.emplace_back(ConsentWanted{question(state, member)});
    state.members.push_back(std::move(member));
}

void veto(Step &s, const DeviceId &id)
{
    State &state = s.state;
    std::erase_if(state.members, [&id](const Member &m) { return m.id == id; });
    std::erase(state.vetoed, id);
    state.vetoed.push_back(id);
    if (state.vetoed.size() > MostVetoed)
        state.vetoed.erase(state.vetoed.begin());
    s.effects.emplace_back(Removed{id, true});
}

} // namespace

WallTime effectiveTime(const Waiting &waiting)
{
    if (waiting.byConsentOnly)
        return {};
    return waiting.seen.wall + (WaitWithoutConsent - waiting.waited);
}

void countWaiting(Waiting &waiting, const Now &now)
{
    const bool sameBoot = waiting.seen.boot.boot == now.boot.boot;
    const Milliseconds wall = now.wall - waiting.seen.wall;
    const Milliseconds boot{now.boot.ms - waiting.seen.boot.ms};
    const Milliseconds passed = std::max(sameBoot ? boot : wall, Milliseconds(0));
    const bool parted = sameBoot && std::chrono::abs(wall - boot) > ClocksMayPart;
    const bool due = waiting.waited + passed >= WaitWithoutConsent;
    if (sameBoot && !parted && !due && passed < CountEvery)
        return;
    waiting.waited = std::min<Milliseconds>(waiting.waited + passed, WaitWithoutConsent);
    waiting.seen = now;
}

void enrol(Step &s, const Enrol &e, const Now &now)
{
    const DeviceId id = identity::deviceId(e.keys);
    if (const auto why = wrongWith(s.state, e, id))
        return refuse(s, *why, id);
    const auto known = std::find_if(s.state.members.begin(), s.state.members.end(),
                                    [&id](const Member &m) { return m.id == id; });
    if (known == s.state.members.end())
        return enrolNew(s, e, id, now);
    // The same device paired again: neither more nor less than it had.
    known->name = clippedText(e.name, limits::Name);
    s.effects.emplace_back(Enrolled{known->id, known->rights()});
}

void consent(Step &s, const SubmitConsent &e)
{
    if (!entitledSigner<ConsentBody>(s, e.statement, e.from))
        return;
    const auto body = ConsentBody::decode(e.statement.body);
    if (!body)
        return refuse(s, Refusal::Malformed, e.statement.signer);
    if (body->circle != s.state.circle || body->authority != s.state.self)
        return refuse(s, Refusal::WrongAuthority, body->consent);
    const auto candidate =
        std::find_if(s.state.members.begin(), s.state.members.end(),
                     [&body](const Member &m) { return m.id == body->candidate; });
    if (candidate == s.state.members.end())
        return refuse(s, Refusal::UnknownMember, body->candidate);
    if (!candidate->waiting || candidate->waiting->consent != body->consent)
        return refuse(s, Refusal::Over, body->consent);
    if (candidate->keys != body->keys)
        return refuse(s, Refusal::WrongKeys, body->consent);
    if (!body->accept)
        return veto(s, body->candidate);
    candidate->waiting.reset();
    std::erase(s.state.vetoed, candidate->id);
    s.effects.emplace_back(RightsGranted{candidate->id});
}

void remove(Step &s, const Remove &e)
{
    const Member *member = s.state.member(e.id);
    if (!member)
        return refuse(s, Refusal::UnknownMember, e.id);
    // Otherwise removing the helper who could revoke would keep an approval alive.
    if (member->rights() == Rights::Full)
        endApprovals(s, AccessEnd::Revoked);
    std::erase_if(s.state.members, [&e](const Member &m) { return m.id == e.id; });
    s.effects.emplace_back(Removed{e.id, false});
}

void mature(Step &s, const Now &now)
{
    const bool locked = s.state.isLocked();
    for (Member &member : s.state.members) {
        if (!member.waiting)
            continue;
        countWaiting(*member.waiting, now);
        if (locked || member.waiting->byConsentOnly
            || member.waiting->waited < WaitWithoutConsent)
            continue;
        member.waiting.reset();
        s.effects.emplace_back(RightsGranted{member.id});
    }
}

} // namespace sobani::authority
