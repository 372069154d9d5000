// SPDX-License-Identifier: MPL-2.0
#include "core/authority/releaserules.h"

#include "core/authority/offlinecode.h"
#include "core/authority/requestrules.h"
#include "core/authority/rosterrules.h"

#include <algorithm>

namespace sobani::authority {

namespace {

void refuse(Step &s, Refusal why, const QString &id = {})
{
    s.effects.emplace_back(Refused{why, id});
}

ContainmentBinding bindingOf(const State &state, const Containment &standing)
{
    return {state.circle, state.self, standing.epoch, standing.challenge.nonce};
}

/// Every release, keep and code made for the challenge before is void.
void challengeAnew(Step &s, Containment &standing, const Challenge &fresh, const Now &now)
{
    standing.challenge = fresh;
    standing.triesLeft = access::WrongNumberTries;
    standing.challenged = now.boot;
    s.effects.emplace_back(ContainmentOn{{bindingOf(s.state, standing), standing.cause}, fresh});
}

void endBreakGlass(Step &s, Containment &standing)
{
    if (!standing.breakGlass)
        return;
    const RequestId attempt = standing.breakGlass->consent;
    standing.breakGlass.reset();
    s.effects.emplace_back(BreakGlassEnded{attempt});
}

void on(Step &s, ContainCause cause, const Challenge &fresh, const Now &now)
{
    Isolation &isolation = s.state.isolation;
    if (isolation.standing) {
        // A new call for help: whoever released before did not know of it.
        endBreakGlass(s, *isolation.standing);
        return challengeAnew(s, *isolation.standing, fresh, now);
    }
    isolation.standing = Containment{++isolation.epochs, cause, {}, 1, {}, {}};
    challengeAnew(s, *isolation.standing, fresh, now);
}

void off(Step &s, ReleasedHow how, const std::optional<DeviceId> &by)
{
    const ContainmentBinding of = bindingOf(s.state, *s.state.isolation.standing);
    s.state.isolation.standing.reset();
    s.effects.emplace_back(ContainmentOff{{of, how, by}});
}

/// The containment that \a of names in every respect, on this boot's clock; or a refusal.
Containment *matching(Step &s, const ContainmentBinding &of, const Now &now)
{
    Isolation &isolation = s.state.isolation;
    const auto refused = [&s, &of](Refusal why) -> Containment * {
        refuse(s, why, of.authority.toString());
        return nullptr;
    };
    if (of.circle != s.state.circle || of.authority != s.state.self)
        return refused(Refusal::WrongAuthority);
    if (!isolation.standing)
        return refused(Refusal::NotInForce);
    if (of.epoch != isolation.standing->epoch)
        return refused(Refusal::Over);
    if (!equalInConstantTime(of.nonce, isolation.standing->challenge.nonce)
        || isolation.standing->challenged.boot != now.boot.boot)
        return refused(Refusal::WrongNonce);
    return &*isolation.standing;
}

/// The decoded body of a statement that an entitled helper signed, or a refusal.
template<typename Body, typename Event>
std::optional<Body> entitled(Step &s, const Event &e)
{
    if (!entitledSigner<Body>(s, e.statement, e.from))
        return std::nullopt;
    auto body = Body::decode(e.statement.body);
    if (!body)
        refuse(s, Refusal::Malformed, e.statement.signer.toString());
    return body;
}

bool waits(const OfflineTries &tries, const Now &now)
{
    return Milliseconds(now.boot.ms - tries.since.ms) < offlineWait(tries.wrong);
}

std::optional<DeviceId> whose(const State &state, const SubmitOfflineRelease &e)
{
    std::optional<DeviceId> by;
    for (const auto &[helper, code] : e.expected) {
        const Member *member = state.member(helper);
        const bool counts = member && member->rights() == Rights::Full && isOfflineCode(code);
        if (counts && equalInConstantTime(code.toUtf8(), e.typed.toUtf8()))
            by = helper;
    }
    return by;
}

} // namespace

void passIsolation(State &state, const Now &now)
{
    OfflineTries &tries = state.isolation.offline;
    // A restart must not shorten the wait, and clocks of two boots cannot be compared.
    if (tries.wrong > 0 && (tries.since.boot != now.boot.boot || tries.since.ms > now.boot.ms))
        tries.since = now.boot;
}

void contain(Step &s, const Contain &e, const Now &now)
{
    if (!isWellFormed(e.fresh))
        return refuse(s, Refusal::Malformed);
    Isolation &isolation = s.state.isolation;
    // Neither the next refused tool nor a restart is a person calling again: what a helper
    // has signed meanwhile still counts, unless the clock it counts on is gone.
    const bool again = e.cause == ContainCause::Help || e.cause == ContainCause::Order;
    if (isolation.standing && !again && isolation.standing->challenged.boot == now.boot.boot) {
        const Containment &standing = *isolation.standing;
        s.effects.emplace_back(
            ContainmentOn{{bindingOf(s.state, standing), standing.cause}, standing.challenge});
        return;
    }
    if (isolation.standing && !again)
        return challengeAnew(s, *isolation.standing, e.fresh, now);
    on(s, e.cause, e.fresh, now);
}

void order(Step &s, const SubmitOrder &e, const Now &now)
{
    const auto body = entitled<OrderBody>(s, e);
    if (!body)
        return;
    if (body->circle != s.state.circle || body->authority != s.state.self)
        return refuse(s, Refusal::WrongAuthority, body->authority.toString());
    if (s.state.isolation.standing || body->epoch != s.state.isolation.epochs)
        return refuse(s, Refusal::Over, body->authority.toString());
    contain(s, {ContainCause::Order, e.fresh}, now);
}

void release(Step &s, const SubmitRelease &e, const Now &now)
{
    const auto body = entitled<ReleaseBody>(s, e);
    Containment *standing = body ? matching(s, body->of, now) : nullptr;
    if (!standing)
        return;
    if (equalInConstantTime(body->number.toUtf8(), standing->challenge.digits.toUtf8()))
        return off(s, ReleasedHow::Helper, e.statement.signer);
    --standing->triesLeft;
    s.effects.emplace_back(WrongRelease{{body->of, standing->triesLeft}, e.statement.signer});
    if (standing->triesLeft <= 0)
        challengeAnew(s, *standing, e.fresh, now);
}

void keep(Step &s, const SubmitKeep &e, const Now &now)
{
    const auto body = entitled<KeepBody>(s, e);
    Containment *standing = body ? matching(s, body->of, now) : nullptr;
    if (!standing)
        return;
    endBreakGlass(s, *standing);
    challengeAnew(s, *standing, e.fresh, now);
}

void setTriggers(Step &s, const SubmitTriggers &e)
{
    const auto body = entitled<TriggersBody>(s, e);
    if (!body)
        return;
    if (body->circle != s.state.circle || body->authority != s.state.self)
        return refuse(s, Refusal::WrongAuthority, body->authority.toString());
    Triggers &triggers = s.state.isolation.triggers;
    if (body->revision <= triggers.revision)
        return refuse(s, Refusal::Over, body->authority.toString());
    triggers = {body->revision, body->onHelp, body->onRefusal};
    s.effects.emplace_back(TriggersChanged{triggers});
}

void releaseOffline(Step &s, const SubmitOfflineRelease &e, const Now &now)
{
    Isolation &isolation = s.state.isolation;
    if (!isolation.standing)
        return refuse(s, Refusal::NotInForce);
    if (isolation.standing->challenged.boot != now.boot.boot)
        return refuse(s, Refusal::WrongNonce);
    if (waits(isolation.offline, now))
        return refuse(s, Refusal::TooSoon);
    if (const auto by = whose(s.state, e)) {
        isolation.offline = {};
        return off(s, ReleasedHow::OfflineCode, by);
    }
    ++isolation.offline.wrong;
    isolation.offline.since = now.boot;
    s.effects.emplace_back(WrongCode{offlineWait(isolation.offline.wrong)});
}

void breakGlass(Step &s, const BreakGlass &e, const Now &now)
{
    Isolation &isolation = s.state.isolation;
    if (!isolation.standing)
        return refuse(s, Refusal::NotInForce, e.attempt.toString());
    if (e.attempt.isNull())
        return refuse(s, Refusal::Malformed);
    if (isolation.standing->breakGlass)
        return refuse(s, Refusal::Duplicate, e.attempt.toString());
    isolation.standing->breakGlass = Waiting{e.attempt, Milliseconds(0), now, false};
    s.effects.emplace_back(BreakGlassBegun{{bindingOf(s.state, *isolation.standing), e.attempt,
                                         effectiveTime(*isolation.standing->breakGlass)}});
}

void matureBreakGlass(Step &s, const Now &now)
{
    auto &standing = s.state.isolation.standing;
    if (!standing || !standing->breakGlass)
        return;
    countWaiting(*standing->breakGlass, now);
    if (standing->breakGlass->waited >= WaitWithoutConsent)
        off(s, ReleasedHow::BreakGlass, {});
}

} // namespace sobani::authority
