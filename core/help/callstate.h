// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/help/helpwire.h"

#include <map>
#include <variant>
#include <vector>

namespace sobani::help {

/// How far the alarm got towards one helper; only ever grows.
enum class Reach { Waiting, Sent, Delivered, Shown, Answered };

/// One press of HELP on the protected device.
struct Call
{
    HelpId id;
    WallTime raised;
    BootTime asked;        ///< when it was last asked for; the two minutes count from here
    quint32 revision = 0;  ///< grows with each change that helpers are told of
    quint32 round = 0;     ///< how often it was asked
    bool unanswered = false;
    std::map<DeviceId, Reach> reach;
    std::map<DeviceId, MessageId> messages; ///< the newest alarm to each helper
};

struct Quiet {};
struct Open { Call call; };
struct Answered { Call call; PeerInfo by; };
/// Over; kept so that helpers can still be told, until the next call.
struct Closed { Call call; CallPhase phase = CallPhase::Cancelled; PeerInfo by; };

using CallState = std::variant<Quiet, Open, Answered, Closed>;

[[nodiscard]] const Call *callOf(const CallState &state);
/// Open or answered: the alarm stands.
[[nodiscard]] bool isStanding(const CallState &state);
/// What a state becomes when it is read after a restart: helpers may have been told of changes
/// that never reached the disk, and what they are told from now on must count as newer.
[[nodiscard]] CallState restored(CallState state);
inline constexpr quint32 RevisionLeap = 1U << 16U;
[[nodiscard]] UpdateBody updateOf(const CallState &state);

[[nodiscard]] QByteArray encode(const CallState &state);
[[nodiscard]] std::optional<CallState> decodeCallState(QByteArrayView bytes);

} // namespace sobani::help
