// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"
#include "core/presence/presencewire.h"

#include <optional>
#include <variant>

/// What one watching device believes about one watched sender.
///
/// Pure: no I/O, no clock. Heartbeats enter opened and verified (presence::open).
/// Invariants: only a heartbeat beyond every one seen before changes anything, so neither a
/// replay nor the relay's retained copy brings the dead to life (a last will, which can only
/// lower, counts for the newest run); after a goodbye or an announced power-off silence is
/// Offline for ever, never Dropped; silence means something only while this device listens.
/// Times are counted on the watcher's boot clock.
/// Spec: docs/protocol.md, "Presence".
namespace sobani::presence {

inline constexpr std::chrono::seconds HeartbeatInterval{60};
/// Two heartbeats and a half.
inline constexpr std::chrono::seconds SilenceIsDropped{150};
/// A last will is often only a change of networks: the sender gets this long to be back.
inline constexpr std::chrono::seconds WillGrace{20};

/// Nothing heard since \a listening; nothing there: not listening now.
struct Unknown { std::optional<BootTime> listening; };
struct Online { BootTime heard; };
/// The relay published the last will.
struct Failing { BootTime since; };
struct Offline {}; ///< announced
struct Dropped {};

using Phase = std::variant<Unknown, Online, Failing, Offline, Dropped>;

struct State
{
    Position highest; ///< of all heartbeats seen
    Phase phase;
};

struct HeartbeatSeen { Heartbeat heartbeat; BootTime now; };
/// This device's own connection to the relay is up, or gone.
struct Listening { BootTime now; };
struct Deaf {};
struct Tick { BootTime now; };

using Event = std::variant<HeartbeatSeen, Listening, Deaf, Tick>;

[[nodiscard]] State step(State state, const Event &event);

[[nodiscard]] PresenceState presenceOf(const State &state);

/// How long until a Tick matters; nothing: not before another event.
[[nodiscard]] std::optional<Milliseconds> nextTick(const State &state, const BootTime &now);

/// What outlives a restart of the watcher: the highest position, and whether silence was
/// announced. Store it when it changes. Nothing when damaged.
[[nodiscard]] QByteArray encode(const State &state);
[[nodiscard]] std::optional<State> decode(QByteArrayView bytes);

} // namespace sobani::presence
