// SPDX-License-Identifier: MPL-2.0
#include "core/presence/presencemachine.h"

#include <algorithm>

namespace sobani::presence {

namespace {

constexpr quint64 Version = 1;

/// Nothing when the two cannot be compared.
std::optional<Milliseconds> elapsed(const BootTime &from, const BootTime &to)
{
    if (from.boot != to.boot)
        return std::nullopt;
    return std::max(Milliseconds(to.ms - from.ms), Milliseconds(0));
}

/// A phase that counts from \a from goes on, or is Dropped once \a limit has passed. On the
/// clock of another boot counting begins anew.
template<typename P>
Phase counted(const BootTime &from, Milliseconds limit, const BootTime &now)
{
    const auto silence = elapsed(from, now);
    if (silence && *silence >= limit)
        return Dropped{};
    return P{silence ? from : now};
}

Phase onWill(const Phase &phase, bool newRun, const BootTime &now)
{
    const Phase failing = Failing{now};
    return std::visit(Overloaded{
                          [&](const Unknown &) { return failing; },
                          [&](const Online &) { return failing; },
                          // Said again: the time to be back does not grow.
                          [&](const Failing &s) { return Phase(s); },
                          // The announced power-off looks like this; only a later life counts.
                          [&](const Offline &s) { return newRun ? failing : Phase(s); },
                          [&](const Dropped &s) { return Phase(s); },
                      },
                      phase);
}

State on(State s, const HeartbeatSeen &e)
{
    const Heartbeat &heartbeat = e.heartbeat;
    if (heartbeat.sign == Sign::LastWill) {
        if (heartbeat.position.run < s.highest.run)
            return s;
        const bool newRun = heartbeat.position.run > s.highest.run;
        s.highest = std::max(s.highest, heartbeat.position);
        s.phase = onWill(s.phase, newRun, e.now);
        return s;
    }
    if (heartbeat.position <= s.highest)
        return s;
    s.highest = heartbeat.position;
    if (heartbeat.sign == Sign::Alive)
        s.phase = Online{e.now};
    else
        s.phase = Offline{};
    return s;
}

State on(State s, const Listening &e)
{
    if (auto *unknown = std::get_if<Unknown>(&s.phase))
        unknown->listening = e.now;
    return s;
}

State on(State s, const Deaf &)
{
    s.phase = std::visit(Overloaded{
                             [](const Unknown &) { return Phase(Unknown{}); },
                             [](const Online &) { return Phase(Unknown{}); },
                             [](const Failing &) { return Phase(Unknown{}); },
                             [](const Offline &p) { return Phase(p); },
                             [](const Dropped &p) { return Phase(p); },
                         },
                         s.phase);
    return s;
}

State on(State s, const Tick &e)
{
    // Nobody who was never heard of can be missing.
    const bool everHeard = s.highest != Position{};
    s.phase = std::visit(
        Overloaded{
            [&](const Unknown &p) {
                return everHeard && p.listening
                           ? counted<Unknown>(*p.listening, SilenceIsDropped, e.now)
                           : Phase(p);
            },
            [&](const Online &p) { return counted<Online>(p.heard, SilenceIsDropped, e.now); },
            [&](const Failing &p) { return counted<Failing>(p.since, WillGrace, e.now); },
            [](const Offline &p) { return Phase(p); },
            [](const Dropped &p) { return Phase(p); },
        },
        s.phase);
    return s;
}

} // namespace

State step(State state, const Event &event)
{
    return std::visit([&state](const auto &e) { return on(std::move(state), e); }, event);
}

PresenceState presenceOf(const State &state)
{
    return std::visit(Overloaded{
                          [](const Unknown &) { return PresenceState::Unknown; },
                          [](const Online &) { return PresenceState::Online; },
                          // Not worth an alarm before the grace is over.
                          [](const Failing &) { return PresenceState::Online; },
                          [](const Offline &) { return PresenceState::Offline; },
                          [](const Dropped &) { return PresenceState::Dropped; },
                      },
                      state.phase);
}

std::optional<Milliseconds> nextTick(const State &state, const BootTime &now)
{
    const auto left = [&now](const BootTime &from, Milliseconds limit) {
        const Milliseconds passed = elapsed(from, now).value_or(limit);
        return std::optional(std::max(limit - passed, Milliseconds(0)));
    };
    using Left = std::optional<Milliseconds>;
    return std::visit(Overloaded{
                          [&](const Unknown &p) {
                              const bool counts = p.listening && state.highest != Position{};
                              return counts ? left(*p.listening, SilenceIsDropped) : Left();
                          },
                          [&](const Online &p) { return left(p.heard, SilenceIsDropped); },
                          [&](const Failing &p) { return left(p.since, WillGrace); },
                          [](const Offline &) { return Left(); },
                          [](const Dropped &) { return Left(); },
                      },
                      state.phase);
}

QByteArray encode(const State &state)
{
    wire::CborWriter out;
    out.startArray(4);
    out.unsignedInteger(Version);
    out.unsignedInteger(state.highest.run);
    out.unsignedInteger(state.highest.counter);
    out.boolean(std::holds_alternative<Offline>(state.phase));
    out.endArray();
    return out.take();
}

std::optional<State> decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    State state;
    in.enterArray(4);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    state.highest.run = in.unsignedInteger(LastPosition);
    state.highest.counter = in.unsignedInteger(LastPosition);
    if (in.boolean())
        state.phase = Offline{};
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return state;
}

} // namespace sobani::presence
