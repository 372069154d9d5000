// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/pairingsteps.h"

namespace sobani::pairing {

namespace {

bool isOf(const Attempt &attempt, std::size_t door, const Message &message)
{
    return door == attempt.door && attemptOf(message) == attempt.name;
}

Step confirmed(Comparing state, const Confirm &confirm)
{
    const Session &session = *state.session;
    auto profile = session.openProfile(confirm.profile);
    if (!equalInConstantTime(confirm.proof, session.peerProof) || !profile)
        return finish(state.common, state.attempt, state.session, PairingEnd::Mismatch);
    state.profile = std::move(profile);
    if (!state.confirmed)
        return stay(std::move(state));
    return complete(state);
}

/// Hellos never change within an attempt.
Step repeated(Comparing state, const Hello &hello)
{
    if (hello == state.session->peer)
        return stay(std::move(state));
    return finish(state.common, state.attempt, state.session, PairingEnd::Mismatch);
}

} // namespace

Step complete(const Comparing &state)
{
    const Session &session = *state.session;
    PairedPeer peer{session.peer.device,
                    session.peer.authority,
                    session.peer.role,
                    session.circle,
                    session.invite,
                    session.linkPsk.clone(),
                    session.linkId,
                    state.profile->name,
                    state.profile->phone,
                    session.pin};
    return {Finished{state.common, state.attempt, state.session},
            effects(Complete{std::move(peer)}, linger(state.common))};
}

Step hear(Comparing state, std::size_t door, const Message &message)
{
    if (!isOf(state.attempt, door, message)) {
        const Common common = state.common;
        return answerStranger(std::move(state), common, door, message);
    }
    return std::visit(
        Overloaded{[&](const Commit &) { return stay(std::move(state)); },
                   [&](const Reveal &reveal) {
                       if (reveal.invite != state.session->invite)
                           return finish(state.common, state.attempt, state.session,
                                         PairingEnd::Mismatch);
                       return repeated(std::move(state), reveal.hello);
                   },
                   [&](const Open &open) { return repeated(std::move(state), open.hello); },
                   [&](const Confirm &confirm) { return confirmed(std::move(state), confirm); },
                   [&](const Abort &abort) {
                       return finish(state.common, state.attempt, state.session, abort.reason,
                                     false);
                   }},
        message);
}

Step hear(Finished state, std::size_t door, const Message &message)
{
    if (!isOf(state.attempt, door, message)) {
        const Common common = state.common;
        return answerStranger(std::move(state), common, door, message);
    }
    const auto *confirm = std::get_if<Confirm>(&message);
    if (confirm && !confirm->complete) {
        Publish answer = sayConfirm(state.common, state.attempt, *state.session, true);
        return {std::move(state), effects(std::move(answer))};
    }
    const auto *abort = std::get_if<Abort>(&message);
    // Only the peer itself may take back a pairing, not whoever has seen the invite.
    if (abort && equalInConstantTime(abort->proof, state.session->peerAbort))
        return finish(state.common, state.attempt, state.session, abort->reason, false);
    return stay(std::move(state));
}

Step hear(Closed state, std::size_t door, const Message &message)
{
    if (std::holds_alternative<Abort>(message))
        return stay(std::move(state));
    const bool ours = state.attempt && isOf(*state.attempt, door, message);
    if (state.attempt && !ours) {
        const Common common = state.common;
        return answerStranger(std::move(state), common, door, message);
    }
    Abort abort{attemptOf(message), state.reason};
    if (ours && state.session)
        abort.proof = state.session->ownAbort;
    Publish answer = say(state.common, door, abort);
    return {std::move(state), effects(std::move(answer))};
}

} // namespace sobani::pairing
