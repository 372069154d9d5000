// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/pairingsteps.h"

namespace sobani::pairing {

namespace {

const Common &commonOf(const State &state)
{
    return std::visit([](const auto &s) -> const Common & { return s.common; }, state);
}

bool isOver(const State &state)
{
    return std::holds_alternative<Finished>(state) || std::holds_alternative<Closed>(state);
}

/// Ends a live state for a reason of our own.
Step endWith(const State &state, PairingEnd reason)
{
    return std::visit(
        Overloaded{
            [&](const AwaitCommit &s) { return finish(s.common, {}, {}, reason); },
            [&](const AwaitOpen &s) { return finish(s.common, s.attempt, {}, reason); },
            [&](const AwaitReveal &s) {
                // Nobody has heard of an attempt that was never sent.
                return finish(s.common, s.attempt, {}, reason, s.common.pin.has_value());
            },
            [&](const Comparing &s) { return finish(s.common, s.attempt, s.session, reason); },
            [&](const Finished &s) { return stay(s); },
            [&](const Closed &s) { return stay(s); }},
        state);
}

Step seen(State state, const QByteArray &pin)
{
    if (isOver(state))
        return stay(std::move(state));
    const auto common = withPin(commonOf(state), pin);
    if (!common)
        return endWith(state, PairingEnd::Certificate);
    std::visit([&](auto &s) { s.common = *common; }, state);
    if (const auto *waiting = std::get_if<AwaitReveal>(&state)) {
        Publish commit = sayCommit(*waiting);
        return {std::move(state),
                effects(std::move(commit), SetTimer{Timer::Resend, ResendTime})};
    }
    return stay(std::move(state));
}

Step resend(State state)
{
    if (!commonOf(state).pin)
        return stay(std::move(state)); // nothing was said yet
    std::vector<Effect> list;
    std::visit(Overloaded{[&](const AwaitOpen &s) { list.emplace_back(sayReveal(s)); },
                          [&](const AwaitReveal &s) { list.emplace_back(sayCommit(s)); },
                          [&](const Comparing &s) {
                              // The inviter's Confirm shows that it has our Open.
                              if (s.common.self->side == Side::Joiner && !s.profile)
                                  list.emplace_back(sayOpen(s.common, s.attempt));
                              if (s.confirmed)
                                  list.emplace_back(
                                      sayConfirm(s.common, s.attempt, *s.session, false));
                          },
                          [](const AwaitCommit &) {}, [](const Finished &) {},
                          [](const Closed &) {}},
               state);
    if (!isOver(state) && !std::holds_alternative<AwaitCommit>(state))
        list.emplace_back(SetTimer{Timer::Resend, ResendTime});
    return {std::move(state), std::move(list)};
}

Step fired(State state, Timer timer)
{
    const bool comparing = std::holds_alternative<Comparing>(state);
    switch (timer) {
    case Timer::Join:
        return comparing ? stay(std::move(state)) : endWith(state, PairingEnd::Expired);
    case Timer::Compare:
        return comparing ? endWith(state, PairingEnd::Expired) : stay(std::move(state));
    case Timer::Resend:
        return resend(std::move(state));
    case Timer::Linger:
        break;
    }
    if (!isOver(state))
        return stay(std::move(state));
    return {std::move(state), effects(Release{})};
}

std::optional<Attempt> attemptIn(const State &state)
{
    if (const auto *closed = std::get_if<Closed>(&state))
        return closed->attempt;
    return std::visit(
        [](const auto &s) -> std::optional<Attempt> {
            if constexpr (requires { s.attempt.name; })
                return s.attempt;
            else
                return std::nullopt;
        },
        state);
}

/// An authentic frame of another version. Any frame of ours tells its sender the same; an
/// Abort is not answered, or two versions would tell each other for ever.
Step otherVersion(State state, std::size_t door, const QByteArray &frame)
{
    const bool tell = MessageNumber(frame[1]) != MessageNumber::Abort;
    const Common common = commonOf(state);
    const Attempt attempt = attemptIn(state).value_or(Attempt{door, QByteArray(32, '\0')});
    if (!isOver(state))
        return finish(common, attempt, {}, PairingEnd::Version, tell);
    const auto *closed = std::get_if<Closed>(&state);
    if (!tell || !closed || closed->reason != PairingEnd::Version)
        return stay(std::move(state));
    Publish answer = say(common, door, Abort{attempt.name, PairingEnd::Version});
    return {std::move(state), effects(std::move(answer))};
}

Step received(State state, const Received &event)
{
    const Common common = commonOf(state);
    const Self &self = *common.self;
    const bool inviting = self.side == Side::Inviter;
    for (std::size_t door = 0; door < self.doors.size(); ++door) {
        const Door &way = self.doors[door];
        if (event.topic != (inviting ? way.toInviter : way.toJoiner))
            continue;
        const auto message
            = openFrame(event.frame, inviting ? Side::Joiner : Side::Inviter, way);
        if (!common.pin || (!message && message.error() == FrameError::Noise))
            return stay(std::move(state));
        if (!message && message.error() == FrameError::Version)
            return otherVersion(std::move(state), door, event.frame);
        if (!message)
            return endWith(state, PairingEnd::Mismatch);
        return std::visit([&](auto &s) { return hear(std::move(s), door, *message); }, state);
    }
    return stay(std::move(state));
}

Step confirm(State state)
{
    auto *comparing = std::get_if<Comparing>(&state);
    if (!comparing || comparing->confirmed)
        return stay(std::move(state));
    comparing->confirmed = true;
    const bool both = comparing->profile.has_value();
    Publish yes = sayConfirm(comparing->common, comparing->attempt, *comparing->session, both);
    Step next = both ? complete(*comparing) : stay(std::move(state));
    next.effects.insert(next.effects.begin(), std::move(yes));
    return next;
}

} // namespace

Step begin(Self self)
{
    auto shared = std::make_shared<const Self>(std::move(self));
    const bool inviting = shared->side == Side::Inviter;
    std::vector<Effect> list;
    for (const Door &door : shared->doors)
        list.emplace_back(Subscribe{inviting ? door.toInviter : door.toJoiner});
    list.emplace_back(SetTimer{Timer::Join, JoinTime});
    if (inviting)
        return {AwaitCommit{{std::move(shared), {}}}, std::move(list)};
    const QByteArray commitment = shared->hello.commitment();
    return {AwaitReveal{{std::move(shared), {}}, {0, commitment}}, std::move(list)};
}

Step step(State state, const Event &event)
{
    return std::visit(
        Overloaded{[&](const RelaySeen &e) { return seen(std::move(state), e.pin); },
                   [&](const Received &e) { return received(std::move(state), e); },
                   [&](const Fired &e) { return fired(std::move(state), e.timer); },
                   [&](const SasConfirmed &) { return confirm(std::move(state)); },
                   [&](const Refused &) {
                       const bool comparing = std::holds_alternative<Comparing>(state);
                       return endWith(state, comparing ? PairingEnd::Mismatch
                                                       : PairingEnd::Cancelled);
                   }},
        event);
}

} // namespace sobani::pairing
