// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritymachine.h"

/// The authority's rules about requests; internal to core/authority. Each function makes one
/// transition of \a s; refusals leave the state alone.
namespace sobani::authority {

/// Timeouts and the ends of approvals. A clock of another boot, or one that went backwards,
/// voids what it counted.
void expire(Step &s, const Now &now);
void open(Step &s, const OpenRequest &e, const Now &now);
void decide(Step &s, const SubmitDecision &e, const Now &now);
void revoke(Step &s, const SubmitRevocation &e);
void withdraw(Step &s, const Withdraw &e);
/// Ends every approval in force.
void endApprovals(Step &s, AccessEnd reason);
/// Drops the oldest closed requests above MostClosed.
void forget(State &state);

/// The enrolled helper with full rights who signed \a body's very bytes, or a refusal in \a s.
template<typename Body>
const Member *entitledSigner(Step &s, const wire::SignedByDevice &statement, const DeviceId &from)
{
    const auto refuse = [&s, &statement](Refusal why) -> const Member * {
        s.effects.emplace_back(Refused{why, statement.signer.toString()});
        return nullptr;
    };
    const Member *signer = s.state.member(statement.signer);
    if (!signer || from != statement.signer)
        return refuse(Refusal::UnknownSigner);
    if (signer->rights() != Rights::Full)
        return refuse(Refusal::NoRights);
    if (!statement.verify(signer->keys.sign, QByteArrayView(Body::Domain)))
        return refuse(Refusal::BadSignature);
    return signer;
}

} // namespace sobani::authority
