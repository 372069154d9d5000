// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/session.h"

#include <memory>
#include <variant>

namespace sobani::pairing {

inline constexpr Milliseconds CompareTime = std::chrono::minutes(3);
inline constexpr Milliseconds ResendTime = std::chrono::seconds(2);

enum class Timer { Join, Compare, Resend, Linger };

/// What every state has. Secrets are shared and constant, so that states copy cheaply.
struct Common
{
    std::shared_ptr<const Self> self;
    std::optional<QByteArray> pin; ///< shown by the relay; nothing is heard before
};

/// One joiner's try at one door.
struct Attempt
{
    std::size_t door = 0;
    QByteArray name; ///< the joiner's commitment
};

/// Inviter: nobody came yet.
struct AwaitCommit
{
    Common common;
};

/// Inviter: has shown its hello to a joiner who cannot change its own any more.
struct AwaitOpen
{
    Common common;
    Attempt attempt;
};

/// Joiner: has committed.
struct AwaitReveal
{
    Common common;
    Attempt attempt;
};

/// Both: the people compare. Neither yes counts without the other.
struct Comparing
{
    Common common;
    Attempt attempt;
    std::shared_ptr<const Session> session;
    bool confirmed = false;         ///< by the person here
    std::optional<Profile> profile; ///< of the peer: its person confirmed
};

/// Both: paired; still answers a peer that has not heard so.
struct Finished
{
    Common common;
    Attempt attempt;
    std::shared_ptr<const Session> session;
};

/// Over without a peer; still tells whoever asks why.
struct Closed
{
    Common common;
    std::optional<Attempt> attempt;
    std::shared_ptr<const Session> session; ///< null when it never came to one
    PairingEnd reason = PairingEnd::Cancelled;
};

using State
    = std::variant<AwaitCommit, AwaitOpen, AwaitReveal, Comparing, Finished, Closed>;

} // namespace sobani::pairing
