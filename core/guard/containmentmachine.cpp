// SPDX-License-Identifier: MPL-2.0
#include "core/guard/containmentmachine.h"

#include "core/base/result.h"

#include <algorithm>

namespace sobani::guard {

namespace {

using Step = ContainmentStep;

/// First of all effects: nothing else may come between a tap and the cut.
void apply(Step &s)
{
    s.effects.insert(s.effects.begin(), Apply{policyOf(s.state)});
}

void reportLevel(Step &s)
{
    s.effects.emplace_back(ReportLevel{policyOf(s.state).level});
}

bool mayBegin(const ContainmentState &state, Cause cause)
{
    switch (cause) {
    case Cause::Help:
        return state.onHelp;
    case Cause::Refusal:
        return state.onRefusal;
    case Cause::Order:
    case Cause::Restored:
        return true;
    }
    return true;
}

void begin(Step &s, Cause cause, std::vector<Endpoint> relays, quint32 engineUser,
           std::optional<quint64> epoch)
{
    if (relays.size() > MostEndpoints)
        relays.resize(MostEndpoints);
    s.state.network = ContainedNetwork{cause, epoch, std::move(relays), engineUser, Cut::No};
    apply(s);
    reportLevel(s);
    s.effects.emplace_back(Save{});
}

void on(Step &s, const Boot &)
{
    auto *contained = std::get_if<ContainedNetwork>(&s.state.network);
    if (contained)
        contained->cut = Cut::No; // what failed before the restart may work now
    apply(s);
    reportLevel(s);
}

void on(Step &s, const Ask &e)
{
    if (!mayBegin(s.state, e.cause))
        return;
    if (!s.state.contained()) {
        begin(s, e.cause, e.relays, e.engineUser, {});
        s.effects.emplace_back(WantChallenge{e.cause});
        return;
    }
    // Asked again: whether it really is in place is made sure of, and a release that was
    // signed before is not an answer to this call.
    apply(s);
    s.effects.emplace_back(WantChallenge{e.cause});
}

void on(Step &s, const Challenged &e)
{
    auto *contained = std::get_if<ContainedNetwork>(&s.state.network);
    if (!contained || contained->epoch == e.epoch)
        return;
    contained->epoch = e.epoch;
    s.effects.emplace_back(Save{});
}

void giveBack(Step &s, quint64 epoch)
{
    s.state.network = OpenNetwork{epoch, false};
    s.effects.emplace_back(Apply{policyOf(s.state)});
    s.effects.emplace_back(Save{});
}

void on(Step &s, const Reconcile &e)
{
    const auto *contained = s.state.contained();
    if (!contained) {
        // The tighter of the two memories is believed.
        if (e.standing)
            begin(s, Cause::Restored, e.relays, e.engineUser, *e.standing);
        return;
    }
    if (e.standing)
        return on(s, Challenged{*e.standing});
    // It ended while this process was dying: the authority writes that down first.
    if (contained->epoch && *contained->epoch <= e.epochs)
        return giveBack(s, *contained->epoch);
    s.effects.emplace_back(WantChallenge{contained->cause});
}

void on(Step &s, const Released &e)
{
    const auto *contained = s.state.contained();
    if (contained && contained->epoch == e.epoch)
        giveBack(s, e.epoch);
}

void on(Step &s, const SetTriggers &e)
{
    if (s.state.onHelp == e.onHelp && s.state.onRefusal == e.onRefusal)
        return;
    s.state.onHelp = e.onHelp;
    s.state.onRefusal = e.onRefusal;
    s.effects.emplace_back(Save{});
}

void on(Step &s, const Applied &e)
{
    if (auto *open = std::get_if<OpenNetwork>(&s.state.network)) {
        if (e.level != NetworkLevel::Open || open->lifted)
            return;
        open->lifted = true;
        reportLevel(s);
        s.effects.emplace_back(Save{});
        return;
    }
    auto &contained = std::get<ContainedNetwork>(s.state.network);
    if (e.level != NetworkLevel::Contained)
        return;
    if (contained.cut != Cut::No) { // the retry worked
        contained.cut = Cut::No;
        reportLevel(s);
        s.effects.emplace_back(Save{});
    }
    s.effects.emplace_back(Test{policyOf(s.state)});
}

/// What should have been cut is not, or not for certain.
void harder(Step &s, Cut why)
{
    std::get<ContainedNetwork>(s.state.network).cut = why;
    apply(s);
    reportLevel(s);
    s.effects.emplace_back(Save{});
}

void on(Step &s, const ApplyFailed &e)
{
    if ((e.level == NetworkLevel::Open) == (s.state.contained() != nullptr))
        return; // an answer to what is no longer wanted
    s.effects.emplace_back(ReportFailure{e.error});
    if (auto *open = std::get_if<OpenNetwork>(&s.state.network)) {
        open->lifted = false; // owed: a tick tries again
        return;
    }
    auto &contained = std::get<ContainedNetwork>(s.state.network);
    if (contained.cut == Cut::No)
        harder(s, Cut::Failed);
    else if (e.level == NetworkLevel::Contained)
        apply(s); // the retry may have taken something away
    else
        contained.cut = Cut::Failed; // not even that: ticks try whatever works first
}

void on(Step &s, const Tested &e)
{
    const auto *contained = s.state.contained();
    if (!contained || contained->cut != Cut::No)
        return;
    s.effects.emplace_back(ReportTest{e.result});
    if (e.result.leaks())
        harder(s, Cut::Leaked);
}

void on(Step &s, const Disturbed &)
{
    if (s.state.contained())
        apply(s);
}

void on(Step &s, const Tick &)
{
    if (!isOwed(s.state))
        return;
    ContainmentPolicy wanted = policyOf(s.state);
    // While cut, the milder means are tried again; they take the cut away once they work.
    if (wanted.level == NetworkLevel::Cut)
        wanted.level = NetworkLevel::Contained;
    s.effects.emplace_back(Apply{std::move(wanted)});
}

} // namespace

ContainmentStep step(ContainmentState state, const ContainmentEvent &event)
{
    Step s{std::move(state), {}};
    std::visit([&s](const auto &e) { on(s, e); }, event);
    return s;
}

ContainmentPolicy policyOf(const ContainmentState &state)
{
    const auto *contained = state.contained();
    if (!contained)
        return {};
    const auto level = contained->cut == Cut::No ? NetworkLevel::Contained : NetworkLevel::Cut;
    return {level, contained->relays, contained->engineUser};
}

bool isOwed(const ContainmentState &state)
{
    const auto *contained = state.contained();
    return contained ? contained->cut == Cut::Failed
                     : !std::get<OpenNetwork>(state.network).lifted;
}

} // namespace sobani::guard
