// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritystate.h"

#include <QLatin1StringView>

/// Decides what is in force: who may decide, and what they decided.
///
/// Pure: no I/O, no clock, no randomness; those enter inside the event.
/// Invariants:
/// - an approval exists only after a helper with full rights signed exactly this circle,
///   authority, request, nonce, tool, minutes and number;
/// - no event of the senior's own session (open, withdraw, remove) loosens anything;
/// - a deny wins whenever it comes, and a closed request never opens again;
/// - what was counted on the clock of another boot is void.
/// Anything that breaks a rule has no effect but Refused.
/// Spec: docs/security.md, "Decision" and "Roster".
namespace sobani::authority {

struct OpenRequest
{
    RequestId id;     ///< fresh
    QByteArray nonce; ///< access::NonceSize random bytes
    QString digits;   ///< see digitsFrom()
    AccessSource source = AccessSource::Declared;
    AccessDetails details;
    QString toolIdentity;
};
/// \a from: over whose link the statement came; must be its signer.
struct SubmitDecision { wire::SignedByDevice statement; DeviceId from; };
struct SubmitRevocation { wire::SignedByDevice statement; DeviceId from; };
struct SubmitConsent { wire::SignedByDevice statement; DeviceId from; };
struct Withdraw { RequestId id; };
/// \a consent: fresh random.
struct Enrol { identity::DevicePublic keys; QString name; RequestId consent; };
struct Remove { DeviceId id; };
struct SetIncident { bool on = false; };
/// Every event lets time pass for requests; this one does nothing else. It only tightens.
struct Tick {};
/// Lets time pass for helpers who wait for rights. Apart from Tick, since it loosens.
struct Mature {};

struct Event
{
    Now now;
    std::variant<OpenRequest, SubmitDecision, SubmitRevocation, SubmitConsent, Withdraw, Enrol,
                 Remove, SetIncident, Tick, Mature>
        what;
};

enum class Refusal {
    UnknownSigner, NoRights, BadSignature, Malformed, WrongAuthority, UnknownRequest, WrongNonce,
    WrongTool, BadMinutes, NotInForce, Over, Locked, RosterFull, TooMany, Duplicate, WrongKeys,
    UnknownMember,
    NotReady,   ///< not started, or its state could not be read
    NotWritten, ///< the disk refused; nothing was changed
};
/// Stable words, such as "wrong-nonce".
[[nodiscard]] QLatin1StringView refusalId(Refusal why);

struct RequestOpened { access::AccessRequestBody body; QString digits; };
struct Decision { access::ResultBody body; };
struct WrongNumber { access::WrongNumberBody body; DeviceId to; };
struct RequestEnded { access::EndedBody body; };
struct Enrolled { DeviceId id; Rights rights = Rights::Pending; };
struct RightsGranted { DeviceId id; };
struct Removed { DeviceId id; bool vetoed = false; };
struct ConsentWanted { ConsentRequestBody body; };
/// \a id: hex, of the request, consent or device concerned; empty when not even that is known.
struct Refused { Refusal why = Refusal::Malformed; QString id; };

using Effect = std::variant<RequestOpened, Decision, WrongNumber, RequestEnded, Enrolled,
                            RightsGranted, Removed, ConsentWanted, Refused>;

struct Step
{
    State state;
    std::vector<Effect> effects;
};

[[nodiscard]] Step step(State state, const Event &event);

/// True when nothing among \a effects gives anybody anything: such a step may take effect
/// before it is on disk, the others must not.
[[nodiscard]] bool onlyTightens(const std::vector<Effect> &effects);

/// When \a waiting ends by itself, for showing; 0 when only a consent ends it.
[[nodiscard]] WallTime effectiveTime(const Waiting &waiting);

} // namespace sobani::authority
