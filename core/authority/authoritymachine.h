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
/// - containment ends only by a full helper's release for exactly this circle, authority,
///   epoch, nonce and number, by such a helper's offline code for exactly this challenge, or
///   24 hours after an administrator asked for it and no helper said no;
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
/// \a fresh: made now, at random; used when a challenge has to be made anew.
struct Contain { ContainCause cause = ContainCause::Help; Challenge fresh; };
struct SubmitOrder { wire::SignedByDevice statement; DeviceId from; Challenge fresh; };
struct SubmitRelease { wire::SignedByDevice statement; DeviceId from; Challenge fresh; };
struct SubmitKeep { wire::SignedByDevice statement; DeviceId from; Challenge fresh; };
struct SubmitTriggers { wire::SignedByDevice statement; DeviceId from; };
/// \a expected: the code of each helper for the standing challenge; see offlinecode.h.
struct SubmitOfflineRelease { QString typed; std::vector<std::pair<DeviceId, QString>> expected; };
/// An administrator of the device asks; \a attempt: fresh random.
struct BreakGlass { RequestId attempt; };
/// Every event lets time pass for requests; this one does nothing else. It only tightens.
struct Tick {};
/// Lets time pass for helpers who wait for rights. Apart from Tick, since it loosens.
struct Mature {};

struct Event
{
    Now now;
    std::variant<OpenRequest, SubmitDecision, SubmitRevocation, SubmitConsent, Withdraw, Enrol,
                 Remove, SetIncident, Contain, SubmitOrder, SubmitRelease, SubmitKeep,
                 SubmitTriggers, SubmitOfflineRelease, BreakGlass, Tick, Mature>
        what;
};

enum class Refusal {
    UnknownSigner, NoRights, BadSignature, Malformed, WrongAuthority, UnknownRequest, WrongNonce,
    WrongTool, BadMinutes, NotInForce, Over, Locked, RosterFull, TooMany, Duplicate, WrongKeys,
    UnknownMember,
    TooSoon,    ///< after wrong codes
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
struct ContainmentOn { ContainedBody body; Challenge challenge; };
struct ContainmentOff { ReleasedBody body; };
struct WrongRelease { WrongReleaseBody body; DeviceId to; };
struct WrongCode { Milliseconds wait{0}; };
struct BreakGlassBegun { BreakGlassBody body; };
struct BreakGlassEnded { RequestId attempt; }; ///< by a helper's no, or a new call for help
struct TriggersChanged { Triggers triggers; };
/// \a id: hex, of the request, consent or device concerned; empty when not even that is known.
struct Refused { Refusal why = Refusal::Malformed; QString id; };

using Effect = std::variant<RequestOpened, Decision, WrongNumber, RequestEnded, Enrolled,
                            RightsGranted, Removed, ConsentWanted, ContainmentOn, ContainmentOff,
                            WrongRelease, WrongCode, BreakGlassBegun, BreakGlassEnded,
                            TriggersChanged, Refused>;

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
