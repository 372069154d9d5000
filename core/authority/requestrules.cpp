// SPDX-License-Identifier: MPL-2.0
#include "core/authority/requestrules.h"

#include "core/access/accessdetails.h"
#include "core/access/minutes.h"
#include "core/access/redflags.h"

#include <algorithm>

namespace sobani::authority {

using access::Binding;
using access::DecisionBody;
using access::ResultBody;

namespace {

bool isOver(const BootTime &since, int minutes, const BootTime &now)
{
    return since.boot != now.boot || now.ms < since.ms
           || Milliseconds(now.ms - since.ms) >= std::chrono::minutes(minutes);
}

template<typename IdType>
void refuse(Step &s, Refusal why, const IdType &id)
{
    s.effects.emplace_back(Refused{why, id.toString()});
}

/// The rest of the request was for people to read; nobody needs to keep it.
void dropDetails(Request &request)
{
    request.body.details = {};
    request.body.flags.clear();
}

void deny(Step &s, Request &request, const std::optional<DeviceId> &by, DecisionReason reason,
          const QString &note = {})
{
    const ResultBody result{request.body.of, Verdict::Deny, by, 0, reason, note};
    request.phase = Denied{result};
    dropDetails(request);
    s.effects.emplace_back(Decision{result});
}

void end(Step &s, Request &request, AccessEnd reason, const std::optional<DeviceId> &by = {})
{
    const access::EndedBody body{request.body.of, reason, by};
    request.phase = Ended{body};
    dropDetails(request);
    s.effects.emplace_back(RequestEnded{body});
}

/// The request that \a of names in every respect, or a refusal in \a s.
Request *matching(Step &s, const Binding &of)
{
    if (of.circle != s.state.circle || of.authority != s.state.self) {
        refuse(s, Refusal::WrongAuthority, of.request);
        return nullptr;
    }
    const auto found =
        std::find_if(s.state.requests.begin(), s.state.requests.end(),
                     [&of](const Request &r) { return r.body.of.request == of.request; });
    if (found == s.state.requests.end()) {
        refuse(s, Refusal::UnknownRequest, of.request);
        return nullptr;
    }
    if (!equalInConstantTime(found->body.of.nonce, of.nonce)) {
        refuse(s, Refusal::WrongNonce, of.request);
        return nullptr;
    }
    return &*found;
}

void wrongNumber(Step &s, Request &request, Pending &pending, const DeviceId &from)
{
    --pending.triesLeft;
    if (pending.triesLeft <= 0) {
        deny(s, request, {}, DecisionReason::WrongNumber);
        return;
    }
    s.effects.emplace_back(WrongNumber{{request.body.of, pending.triesLeft}, from});
}

void approve(Step &s, Request &request, const DecisionBody &decision, const DeviceId &by,
             const Now &now)
{
    auto *pending = std::get_if<Pending>(&request.phase);
    if (!pending)
        return refuse(s, Refusal::Over, decision.of.request);
    if (!access::isApprovable(decision.minutes))
        return refuse(s, Refusal::BadMinutes, decision.of.request);
    if (!equalInConstantTime(decision.number.toUtf8(), pending->digits.toUtf8()))
        return wrongNumber(s, request, *pending, by);
    const ResultBody result{request.body.of,          Verdict::Approve, by, decision.minutes,
                            DecisionReason::Helper, decision.note};
    request.phase = Approved{result, now.boot};
    s.effects.emplace_back(Decision{result});
}

bool isWellFormed(const OpenRequest &e)
{
    return !e.id.isNull() && e.nonce.size() == access::NonceSize && access::isTwoDigits(e.digits)
           && clippedText(e.toolIdentity, access::ToolIdentityLimit) == e.toolIdentity;
}

std::optional<Refusal> wrongWith(const State &state, const OpenRequest &e)
{
    // A tool's identity is never shortened: it would become another tool's.
    if (!isWellFormed(e))
        return Refusal::Malformed;
    if (state.request(e.id))
        return Refusal::Duplicate;
    const auto open = std::count_if(
        state.requests.begin(), state.requests.end(),
        [&e](const Request &r) { return r.isOpen() && r.body.source == e.source; });
    if (std::size_t(open) >= MostOpenPerSource)
        return Refusal::TooMany;
    return std::nullopt;
}

} // namespace

void expire(Step &s, const Now &now)
{
    for (Request &request : s.state.requests) {
        const auto *approved = std::get_if<Approved>(&request.phase);
        if (approved && isOver(approved->since, approved->result.minutes, now.boot)) {
            end(s, request, AccessEnd::Expired);
        } else if (std::holds_alternative<Pending>(request.phase)
                   && isOver(request.opened.boot, access::MinutesToAnswer, now.boot)) {
            deny(s, request, {}, DecisionReason::Timeout);
        }
    }
}

void open(Step &s, const OpenRequest &e, const Now &now)
{
    if (const auto why = wrongWith(s.state, e))
        return refuse(s, *why, e.id);
    AccessDetails details = access::clipped(e.details);
    std::vector<RedFlag> flags = access::redFlags(details);
    const access::AccessRequestBody body{{s.state.circle, s.state.self, e.id, e.nonce},
                                         e.toolIdentity,
                                         e.source,
                                         std::move(details),
                                         std::move(flags),
                                         access::MinutesToAnswer};
    s.state.requests.push_back({body, now, Pending{e.digits, access::WrongNumberTries}});
    s.effects.emplace_back(RequestOpened{body, e.digits});
}

void decide(Step &s, const SubmitDecision &e, const Now &now)
{
    const Member *signer = entitledSigner<DecisionBody>(s, e.statement, e.from);
    if (!signer)
        return;
    const auto decision = DecisionBody::decode(e.statement.body);
    if (!decision)
        return refuse(s, Refusal::Malformed, signer->id);
    Request *request = matching(s, decision->of);
    if (!request)
        return;
    if (decision->toolIdentity != request->body.toolIdentity)
        return refuse(s, Refusal::WrongTool, decision->of.request);
    if (decision->verdict == Verdict::Approve)
        return approve(s, *request, *decision, signer->id, now);
    if (!request->isOpen())
        return refuse(s, Refusal::Over, decision->of.request);
    deny(s, *request, signer->id, DecisionReason::Helper, decision->note);
}

void revoke(Step &s, const SubmitRevocation &e)
{
    const Member *signer = entitledSigner<access::RevocationBody>(s, e.statement, e.from);
    if (!signer)
        return;
    const auto revocation = access::RevocationBody::decode(e.statement.body);
    if (!revocation)
        return refuse(s, Refusal::Malformed, signer->id);
    Request *request = matching(s, revocation->of);
    if (!request)
        return;
    if (!std::holds_alternative<Approved>(request->phase))
        return refuse(s, Refusal::NotInForce, revocation->of.request);
    end(s, *request, AccessEnd::Revoked, signer->id);
}

void withdraw(Step &s, const Withdraw &e)
{
    for (Request &request : s.state.requests) {
        if (request.body.of.request != e.id)
            continue;
        if (!request.isOpen())
            return refuse(s, Refusal::Over, e.id);
        return end(s, request, AccessEnd::Withdrawn);
    }
    refuse(s, Refusal::UnknownRequest, e.id);
}

void endApprovals(Step &s, AccessEnd reason)
{
    for (Request &request : s.state.requests) {
        if (std::holds_alternative<Approved>(request.phase))
            end(s, request, reason);
    }
}

void forget(State &state)
{
    auto closed = std::size_t(std::count_if(state.requests.begin(), state.requests.end(),
                                            [](const Request &r) { return !r.isOpen(); }));
    std::erase_if(state.requests, [&closed](const Request &r) {
        if (r.isOpen() || closed <= MostClosed)
            return false;
        --closed;
        return true;
    });
}

} // namespace sobani::authority
