// SPDX-License-Identifier: MPL-2.0
#include "core/guard/gatemachine.h"

#include "core/base/result.h"

#include <algorithm>

namespace sobani::guard {

namespace {

qint64 endOf(const Approved &approved)
{
    return approved.since.ms + qint64(approved.minutes) * 60'000;
}

// A clock that went backwards counts as another boot.
bool isWithin(const BootTime &since, qint64 end, const BootTime &now)
{
    return since.boot == now.boot && now.ms >= since.ms && now.ms < end;
}

void drop(State &state, const RequestId &request)
{
    std::erase_if(state.tools, [&](const ToolRecord &r) { return requestOf(r) == request; });
}

/// Ends what time has ended, and voids what another boot began; a denial of another boot is
/// held from now on.
void expire(State &state, const BootTime &now)
{
    std::erase_if(state.tools, [&](ToolRecord &record) {
        if (const auto *approved = std::get_if<Approved>(&record.phase))
            return !isWithin(approved->since, endOf(*approved), now);
        if (const auto *asked = std::get_if<Asked>(&record.phase))
            return !isWithin(asked->since, asked->since.ms + AnswerWithinMs, now);
        auto *denied = std::get_if<Denied>(&record.phase);
        if (!denied)
            return false;
        if (denied->since.boot != now.boot || now.ms < denied->since.ms)
            denied->since = now;
        return !isWithin(denied->since, denied->since.ms + DenialHoldsMs, now);
    });
}

void onMet(Step &step, const Met &e, const BootTime &now)
{
    State &state = step.state;
    if (!isValid(e.seen.tool))
        return;
    if (state.isDenied(e.seen.tool.toolId)) {
        step.effects.emplace_back(TellRefused{e.seen, NotAsked::Denied});
        return;
    }
    if (const ToolRecord *known = state.record(e.seen.tool)) {
        // Approved in the meantime: the gate met it a moment before it heard so.
        const bool asked = std::holds_alternative<Asked>(known->phase);
        if (asked)
            step.effects.emplace_back(TellRefused{e.seen, NotAsked::Asking});
        return;
    }
    const auto alike = std::count_if(
        state.tools.begin(), state.tools.end(), [&](const ToolRecord &r) {
            return r.tool.toolId == e.seen.tool.toolId && std::holds_alternative<Asked>(r.phase);
        });
    if (std::size_t(alike) >= MostAskedPerTool || state.tools.size() >= MostTools) {
        step.effects.emplace_back(TellRefused{e.seen, NotAsked::TooMany});
        return;
    }
    state.tools.push_back({e.seen.tool, Asked{e.fresh, now}});
    step.effects.emplace_back(Ask{e.fresh, e.seen});
}

void deny(Step &step, const ToolRecord &record, const BootTime &now)
{
    State &state = step.state;
    const ToolIdentity tool = record.tool;
    const RequestId request = requestOf(record);
    // The other contents of the tool that were approved, or are being asked about.
    for (const ToolRecord &other : state.tools) {
        const bool same = other.tool.toolId == tool.toolId && requestOf(other) != request;
        if (same && !std::holds_alternative<Denied>(other.phase))
            step.effects.emplace_back(Withdraw{requestOf(other)});
    }
    std::erase_if(state.tools, [&](const ToolRecord &r) { return r.tool.toolId == tool.toolId; });
    state.tools.push_back({tool, Denied{request, now}});
}

void onDecided(Step &step, const Decided &e, const BootTime &now)
{
    const ToolRecord *found = step.state.record(e.request);
    if (!found || std::holds_alternative<Denied>(found->phase))
        return;
    if (e.verdict == Verdict::Deny) {
        // Silence is a no to this request, not a helper's word about the tool.
        if (e.reason == DecisionReason::Timeout)
            drop(step.state, e.request);
        else
            deny(step, *found, now);
        return;
    }
    const bool asked = std::holds_alternative<Asked>(found->phase);
    if (!asked || e.minutes < 1 || e.minutes > MostApprovedMinutes)
        return;
    const ToolIdentity tool = found->tool;
    for (ToolRecord &record : step.state.tools) {
        if (record.tool == tool)
            record.phase = Approved{e.request, now, e.minutes};
    }
}

void stopNow(Step &step)
{
    for (const ToolRecord &record : step.state.tools) {
        if (std::holds_alternative<Approved>(record.phase))
            step.effects.emplace_back(Withdraw{requestOf(record)});
    }
    std::erase_if(step.state.tools, [](const ToolRecord &r) {
        return std::holds_alternative<Approved>(r.phase);
    });
}

void stand(State &state, const Stand &e)
{
    state.standing.clear();
    for (const QString &toolId : e.toolIds) {
        const bool known = std::find(state.standing.begin(), state.standing.end(), toolId)
                           != state.standing.end();
        if (isToolId(toolId) && !known && state.standing.size() < MostAllowances / 2)
            state.standing.push_back(toolId);
    }
}

} // namespace

GatePolicy policyOf(const State &state)
{
    GatePolicy policy{state.revision, {}};
    for (const ToolRecord &record : state.tools) {
        const auto *approved = std::get_if<Approved>(&record.phase);
        if (approved && policy.allowed.size() < MostAllowances / 2) {
            policy.allowed.push_back({record.tool.toolId, record.tool.sha256,
                                      BootTime{approved->since.boot, endOf(*approved)}});
        }
    }
    for (const QString &toolId : state.standing) {
        if (!state.isDenied(toolId))
            policy.allowed.push_back({toolId, {}, std::nullopt});
    }
    return policy;
}

Step step(State state, const Event &event)
{
    const std::vector<Allowance> before = policyOf(state).allowed;
    Step next{std::move(state), {}};
    expire(next.state, event.now);
    bool tell = false;
    std::visit(Overloaded{
                   [&](const Met &e) { onMet(next, e, event.now); },
                   [&](const Decided &e) { onDecided(next, e, event.now); },
                   [&](const Over &e) {
                       const ToolRecord *found = next.state.record(e.request);
                       if (found && !std::holds_alternative<Denied>(found->phase))
                           drop(next.state, e.request);
                   },
                   [&](const StopNow &) { stopNow(next); },
                   [&](const Stand &e) { stand(next.state, e); },
                   [](const Tick &) {},
                   [&](const GateUp &) { tell = true; },
               },
               event.what);
    if (tell || policyOf(next.state).allowed != before) {
        ++next.state.revision;
        next.effects.emplace_back(Enforce{policyOf(next.state)});
    }
    return next;
}

} // namespace sobani::guard
