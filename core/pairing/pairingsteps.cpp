// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/pairingsteps.h"

namespace sobani::pairing {

// The inviter stays until its invite would have ended, so that a later joiner hears "used";
// the joiner until the peer's own time for comparing is over.
SetTimer linger(const Common &common)
{
    return {Timer::Linger, common.self->side == Side::Inviter ? JoinTime : CompareTime};
}

Publish say(const Common &common, std::size_t door, const Message &message)
{
    const Self &self = *common.self;
    const Door &way = self.doors[door];
    return {self.side == Side::Inviter ? way.toJoiner : way.toInviter,
            sealFrame(message, self.side, way, self.nonceSeed)};
}

Step finish(const Common &common, const std::optional<Attempt> &attempt,
            const std::shared_ptr<const Session> &session, PairingEnd reason, bool tellPeer)
{
    Step result{Closed{common, attempt, session, reason}, {}};
    if (attempt && tellPeer) {
        Abort abort{attempt->name, reason};
        if (session)
            abort.proof = session->ownAbort;
        result.effects.emplace_back(say(common, attempt->door, abort));
    }
    result.effects.emplace_back(End{reason});
    result.effects.emplace_back(linger(common));
    return result;
}

std::optional<Common> withPin(const Common &common, const QByteArray &pin)
{
    const QByteArray &pinned = common.self->relay.pin;
    if ((!pinned.isEmpty() && pin != pinned) || (common.pin && *common.pin != pin))
        return std::nullopt;
    return Common{common.self, pin};
}

Step compare(const Common &common, const Attempt &attempt, Session session)
{
    const Sas sas = session.sas;
    return {Comparing{common, attempt, std::make_shared<const Session>(std::move(session)), false,
                      std::nullopt},
            effects(ShowSas{sas}, SetTimer{Timer::Compare, CompareTime},
                    SetTimer{Timer::Resend, ResendTime})};
}

Step answerStranger(State state, const Common &common, std::size_t door, const Message &message)
{
    if (const auto *commit = std::get_if<Commit>(&message))
        return {std::move(state),
                effects(say(common, door, Abort{commit->attempt, PairingEnd::Used}))};
    return stay(std::move(state));
}

Publish sayReveal(const AwaitOpen &state)
{
    const Self &self = *state.common.self;
    return say(state.common, state.attempt.door,
               Reveal{state.attempt.name, self.invite, self.hello});
}

Publish sayCommit(const AwaitReveal &state)
{
    return say(state.common, state.attempt.door, Commit{state.attempt.name});
}

Publish sayOpen(const Common &common, const Attempt &attempt)
{
    return say(common, attempt.door, Open{attempt.name, common.self->hello});
}

Publish sayConfirm(const Common &common, const Attempt &attempt, const Session &session,
                   bool complete)
{
    return say(common, attempt.door,
               Confirm{attempt.name, session.ownProof, session.sealedProfile, complete});
}

} // namespace sobani::pairing
