// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/pairingmachine.h"

/// Internal to core/pairing: the machine's parts.
namespace sobani::pairing {

template<typename... Effects>
[[nodiscard]] std::vector<Effect> effects(Effects &&...list)
{
    std::vector<Effect> result;
    (result.push_back(std::forward<Effects>(list)), ...);
    return result;
}

[[nodiscard]] inline Step stay(State state)
{
    return {std::move(state), {}};
}

/// A message to the peer, through the door of its attempt.
[[nodiscard]] Publish say(const Common &common, std::size_t door, const Message &message);

/// Ends with \a reason and tells the peer of \a attempt, if there is one.
[[nodiscard]] Step finish(const Common &common, const std::optional<Attempt> &attempt,
                          const std::shared_ptr<const Session> &session, PairingEnd reason,
                          bool tellPeer = true);

/// The key that the relay showed, checked: nothing when it is not the one expected.
[[nodiscard]] std::optional<Common> withPin(const Common &common, const QByteArray &pin);

/// The two hellos met: shows the code, and sets the timers.
[[nodiscard]] Step compare(const Common &common, const Attempt &attempt, Session session);

/// Both said yes: the peer is handed over.
[[nodiscard]] Step complete(const Comparing &state);

/// How long an attempt that is over still answers.
[[nodiscard]] SetTimer linger(const Common &common);

/// A commit that is not this attempt's is told that the invite is used.
[[nodiscard]] Step answerStranger(State state, const Common &common, std::size_t door,
                                  const Message &message);

[[nodiscard]] Publish sayReveal(const AwaitOpen &state);
[[nodiscard]] Publish sayCommit(const AwaitReveal &state);
[[nodiscard]] Publish sayOpen(const Common &common, const Attempt &attempt);
[[nodiscard]] Publish sayConfirm(const Common &common, const Attempt &attempt,
                                 const Session &session, bool complete);

/// An authentic message in a state, by the door it came through.
[[nodiscard]] Step hear(AwaitCommit state, std::size_t door, const Message &message);
[[nodiscard]] Step hear(AwaitOpen state, std::size_t door, const Message &message);
[[nodiscard]] Step hear(AwaitReveal state, std::size_t door, const Message &message);
[[nodiscard]] Step hear(Comparing state, std::size_t door, const Message &message);
[[nodiscard]] Step hear(Finished state, std::size_t door, const Message &message);
[[nodiscard]] Step hear(Closed state, std::size_t door, const Message &message);

} // namespace sobani::pairing
