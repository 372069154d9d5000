// SPDX-License-Identifier: MPL-2.0
#include "core/help/callmachine.h"

#include "core/base/result.h"

#include <algorithm>
#include <utility>

namespace sobani::help {

namespace {

Call *mutableCall(CallState &state)
{
    return const_cast<Call *>(callOf(state)); // the state is ours and not const
}

void ask(CallStep &step, const DeviceId &helper)
{
    const Call &call = *callOf(step.state);
    step.effects.emplace_back(SendCall{helper, {call.id, call.raised, call.round, call.revision}});
}

void askAll(CallStep &step, const std::vector<Helper> &helpers)
{
    for (const Helper &helper : helpers) {
        mutableCall(step.state)->reach.try_emplace(helper.peer.id, Reach::Waiting);
        ask(step, helper.peer.id);
    }
}

void onRaise(CallStep &step, const Raise &e)
{
    if (isStanding(step.state)) {
        Call &call = *mutableCall(step.state);
        // Asked again: whoever had answered may be gone, so the alarm rings afresh.
        ++call.round;
        ++call.revision;
        call.asked = e.now.boot;
        call.unanswered = false;
        for (auto &[peer, reach] : call.reach)
            reach = Reach::Waiting;
        if (const auto *answered = std::get_if<Answered>(&step.state)) {
            const Call kept = answered->call;
            step.state = Open{kept};
        }
    } else {
        Call call;
        call.id = e.fresh;
        call.raised = e.now.wall;
        call.asked = e.now.boot;
        step.state = Open{std::move(call)};
    }
    askAll(step, e.helpers);
    if (e.helpers.empty()) {
        mutableCall(step.state)->unanswered = true;
        step.effects.emplace_back(ReportUnanswered{callOf(step.state)->id});
    }
}

void onReached(CallStep &step, const Reached &e)
{
    Call *call = mutableCall(step.state);
    if (!call || !isStanding(step.state))
        return;
    if (e.reach >= Reach::Delivered)
        call->messages.erase(e.helper.peer.id); // the next round may go out
    // Without rights anybody could pair himself and silence the alarm for the others: his
    // answer only shows that he has seen it.
    const Reach now = e.helper.full ? e.reach : std::min(e.reach, Reach::Shown);
    Reach &reach = call->reach[e.helper.peer.id];
    if (now <= reach)
        return;
    const Reach before = std::exchange(reach, now);
    // What was seen was delivered: a receipt that comes later, or never, is not waited for.
    for (int passed = int(before) + 1; passed < int(now); ++passed)
        step.effects.emplace_back(ReportReach{call->id, Reach(passed), e.helper.peer});
    if (now == Reach::Answered && std::holds_alternative<Open>(step.state)) {
        ++call->revision;
        call->unanswered = false;
        Call kept = *call;
        step.state = Answered{std::move(kept), e.helper.peer};
        step.effects.emplace_back(SendUpdate{});
    }
    step.effects.emplace_back(ReportReach{callOf(step.state)->id, now, e.helper.peer});
}

void close(CallStep &step, CallPhase phase, const PeerInfo &by)
{
    Call kept = *callOf(step.state);
    ++kept.revision;
    step.state = Closed{std::move(kept), phase, by};
    step.effects.emplace_back(SendUpdate{});
}

void onTick(CallStep &step, const Tick &e)
{
    auto *open = std::get_if<Open>(&step.state);
    if (!open)
        return;
    Call &call = open->call;
    if (call.asked.boot != e.now.boot.boot)
        call.asked = e.now.boot; // the machine was restarted: its two minutes begin again
    if (e.now.boot.ms - call.asked.ms < AnswerWithinMs)
        return;
    call.asked = e.now.boot;
    ++call.round;
    if (!call.unanswered) {
        call.unanswered = true;
        step.effects.emplace_back(ReportUnanswered{call.id});
    }
    if (e.helpers.empty())
        return;
    const DeviceId next = e.helpers[call.round % e.helpers.size()].peer.id;
    // What is still on its way need not be said twice; a queue full of alarms drops the newest.
    if (!call.messages.contains(next))
        ask(step, next);
}

} // namespace

CallStep step(CallState state, const CallEvent &event)
{
    CallStep next{std::move(state), {}};
    std::visit(
        Overloaded{
            [&](const Raise &e) { onRaise(next, e); },
            [&](const CallSent &e) {
                if (Call *call = mutableCall(next.state))
                    call->messages[e.peer] = e.message;
            },
            [&](const Reached &e) { onReached(next, e); },
            [&](const Cancel &e) {
                if (!isStanding(next.state))
                    return;
                close(next, CallPhase::Cancelled, e.by);
                next.effects.emplace_back(ReportCancelled{callOf(next.state)->id, e.by});
            },
            [&](const Resolve &e) {
                if (!isStanding(next.state) || !e.helper.full)
                    return;
                close(next, CallPhase::Resolved, e.helper.peer);
                next.effects.emplace_back(
                    ReportResolved{callOf(next.state)->id, e.helper.peer});
            },
            [&](const Tick &e) { onTick(next, e); },
            [&](const Adopt &e) {
                // A call that stands is the newer one; what helpers know of an older, lost one
                // ends with the update that they get.
                if (isStanding(next.state))
                    return;
                Call call;
                call.id = e.id;
                call.raised = e.raised;
                call.asked = e.now.boot;
                call.revision = RevisionLeap; // beyond what it said before it died
                next.state = Open{std::move(call)};
            },
        },
        event);
    return next;
}

} // namespace sobani::help
