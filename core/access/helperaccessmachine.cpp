// SPDX-License-Identifier: MPL-2.0
#include "core/access/helperaccessmachine.h"

#include "core/access/accessdetails.h"
#include "core/access/minutes.h"

#include <algorithm>

namespace sobani::access::helper {

namespace {

Step stay(State state)
{
    return {std::move(state), {}};
}

Step refuse(State state, Refusal why)
{
    return {std::move(state), {Refused{why}}};
}

Step decided(AccessRequestBody request, const ResultBody &result, const Now &now)
{
    ShowDecided shown{result, now.wall + std::chrono::minutes(result.minutes)};
    return {Decided{std::move(request), result, now, false}, {std::move(shown)}};
}

Step assumeTimeout(AccessRequestBody request, const Now &now)
{
    const ResultBody result{request.of, Verdict::Deny, {}, 0, DecisionReason::Timeout, {}};
    return {Decided{std::move(request), result, now, true}, {ShowDecided{result, now.wall}}};
}

Step ended(AccessRequestBody request, AccessEnd reason, const std::optional<DeviceId> &by)
{
    const ShowEnded shown{request.of.request, reason, by};
    return {Ended{std::move(request), reason, by}, {shown}};
}

/// Of two boots only the wall clock can tell, and it never counts backwards.
Milliseconds elapsed(const Now &from, const Now &to)
{
    if (from.boot.boot == to.boot.boot)
        return Milliseconds(to.boot.ms - from.boot.ms);
    return std::max(to.wall - from.wall, Milliseconds(0));
}

bool over(const Now &since, int minutes, const Now &now)
{
    return elapsed(since, now) >= std::chrono::minutes(minutes);
}

std::optional<Refusal> wrongWith(const Decide &e)
{
    if (e.verdict == Verdict::Deny)
        return std::nullopt;
    if (!isApprovable(e.minutes))
        return Refusal::BadMinutes;
    if (!isTwoDigits(e.number))
        return Refusal::BadNumber;
    return std::nullopt;
}

DecisionBody answer(const AccessRequestBody &request, const Decide &e)
{
    const bool approve = e.verdict == Verdict::Approve;
    return {request.of,
            request.toolIdentity,
            e.verdict,
            approve ? e.minutes : 0,
            approve ? e.number : QString(),
            clippedText(e.note, limits::Note)};
}

template<typename Open>
Step send(Open s, const Decide &e)
{
    if (const auto why = wrongWith(e))
        return refuse(std::move(s), *why);
    const DecisionBody body = answer(s.request, e);
    return {DecisionSent{std::move(s.request), s.since, s.triesLeft, body}, {SendDecision{body}}};
}

Step on(None, const RequestSeen &e)
{
    Waiting waiting{e.body, e.now, WrongNumberTries};
    const WallTime expires = e.now.wall + std::chrono::minutes(e.body.minutesToAnswer);
    return {std::move(waiting), {ShowRequest{e.body, expires}}};
}
// Delivered again, or another question under an old name: neither changes anything.
Step on(Waiting s, const RequestSeen &) { return stay(std::move(s)); }
Step on(DecisionSent s, const RequestSeen &) { return stay(std::move(s)); }
Step on(Decided s, const RequestSeen &) { return stay(std::move(s)); }
Step on(Ended s, const RequestSeen &) { return stay(std::move(s)); }

Step on(None s, const ResultSeen &) { return stay(s); }
Step on(Waiting s, const ResultSeen &e) { return decided(std::move(s.request), e.body, e.now); }
Step on(DecisionSent s, const ResultSeen &e)
{
    return decided(std::move(s.request), e.body, e.now);
}
Step on(Decided s, const ResultSeen &e)
{
    const bool denyWins = e.body.verdict == Verdict::Deny && s.result.verdict == Verdict::Approve;
    if (s.assumed || denyWins)
        return decided(std::move(s.request), e.body, e.now);
    return stay(std::move(s));
}
Step on(Ended s, const ResultSeen &e)
{
    if (e.body.verdict == Verdict::Deny)
        return decided(std::move(s.request), e.body, e.now);
    return stay(std::move(s));
}

Step on(None s, const WrongNumberSeen &) { return stay(s); }
Step on(Waiting s, const WrongNumberSeen &e)
{
    s.triesLeft = std::min(s.triesLeft, e.body.triesLeft);
    return stay(std::move(s));
}
Step on(DecisionSent s, const WrongNumberSeen &e)
{
    const int left = std::min(s.triesLeft, e.body.triesLeft);
    if (s.decision.verdict == Verdict::Deny) {
        // About an earlier approval; the deny that followed it still stands.
        s.triesLeft = left;
        return stay(std::move(s));
    }
    const ShowWrongNumber shown{s.request.of.request, left};
    return {Waiting{std::move(s.request), s.since, left}, {shown}};
}
Step on(Decided s, const WrongNumberSeen &) { return stay(std::move(s)); }
Step on(Ended s, const WrongNumberSeen &) { return stay(std::move(s)); }

Step on(None s, const EndedSeen &) { return stay(s); }
Step on(Waiting s, const EndedSeen &e)
{
    return ended(std::move(s.request), e.body.reason, e.body.by);
}
Step on(DecisionSent s, const EndedSeen &e)
{
    return ended(std::move(s.request), e.body.reason, e.body.by);
}
Step on(Decided s, const EndedSeen &e)
{
    if (s.result.verdict == Verdict::Deny && !s.assumed)
        return stay(std::move(s));
    return ended(std::move(s.request), e.body.reason, e.body.by);
}
Step on(Ended s, const EndedSeen &) { return stay(std::move(s)); }

Step on(None s, const Decide &) { return refuse(s, Refusal::Unknown); }
Step on(Waiting s, const Decide &e) { return send(std::move(s), e); }
Step on(DecisionSent s, const Decide &e)
{
    if (e.verdict == Verdict::Deny && s.decision.verdict == Verdict::Approve)
        return send(std::move(s), e);
    return refuse(std::move(s), Refusal::Busy);
}
Step on(Decided s, const Decide &e)
{
    if (e.verdict == Verdict::Approve || s.result.verdict == Verdict::Deny)
        return refuse(std::move(s), Refusal::Over);
    const DecisionBody body = answer(s.request, e);
    return {std::move(s), {SendDecision{body}}};
}
Step on(Ended s, const Decide &) { return refuse(std::move(s), Refusal::Over); }

Step on(None s, const Revoke &) { return refuse(s, Refusal::Unknown); }
Step on(Waiting s, const Revoke &) { return refuse(std::move(s), Refusal::NotInForce); }
Step on(DecisionSent s, const Revoke &) { return refuse(std::move(s), Refusal::NotInForce); }
Step on(Decided s, const Revoke &)
{
    if (s.result.verdict == Verdict::Deny)
        return refuse(std::move(s), Refusal::NotInForce);
    const RevocationBody body{s.request.of};
    return {std::move(s), {SendRevocation{body}}};
}
Step on(Ended s, const Revoke &) { return refuse(std::move(s), Refusal::Over); }

Step on(None s, const Tick &) { return stay(s); }
template<typename Open>
Step waitOn(Open s, const Tick &e)
{
    if (over(s.since, s.request.minutesToAnswer, e.now))
        return assumeTimeout(std::move(s.request), e.now);
    return stay(std::move(s));
}
Step on(Waiting s, const Tick &e) { return waitOn(std::move(s), e); }
Step on(DecisionSent s, const Tick &e) { return waitOn(std::move(s), e); }
Step on(Decided s, const Tick &e)
{
    if (s.result.verdict == Verdict::Approve && over(s.since, s.result.minutes, e.now))
        return ended(std::move(s.request), AccessEnd::Expired, {});
    return stay(std::move(s));
}
Step on(Ended s, const Tick &) { return stay(std::move(s)); }

const Binding *bindingOf(const State &state)
{
    return std::visit(Overloaded{[](const None &) -> const Binding * { return nullptr; },
                                 [](const auto &s) { return &s.request.of; }},
                      state);
}

/// A statement about another question than the one that this state holds.
bool isForeign(const State &state, const Event &event)
{
    const Binding *of = bindingOf(state);
    return of && std::visit(Overloaded{
                                [of](const ResultSeen &e) { return e.body.of != *of; },
                                [of](const WrongNumberSeen &e) { return e.body.of != *of; },
                                [of](const EndedSeen &e) { return e.body.of != *of; },
                                [of](const RequestSeen &e) { return e.body.of != *of; },
                                [](const Decide &) { return false; },
                                [](const Revoke &) { return false; },
                                [](const Tick &) { return false; },
                            },
                            event);
}

} // namespace

Step step(State state, const Event &event)
{
    if (isForeign(state, event))
        return stay(std::move(state));
    return std::visit(
        [](auto &&s, const auto &e) { return on(std::forward<decltype(s)>(s), e); },
        std::move(state), event);
}

} // namespace sobani::access::helper
