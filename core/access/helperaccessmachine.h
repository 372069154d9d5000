// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/access/accesswire.h"

#include <optional>
#include <variant>
#include <vector>

/// A helper's view of one access request.
///
/// Pure: no I/O, no clock. Statements enter already verified (access::open); the machine
/// decides nothing, the authority does: its own times are for showing only, and every
/// assumption made from them gives way to the authority's word.
/// Invariant: once a deny by the authority was seen, nothing shows an approval again.
/// Spec: docs/protocol.md, "Access".
namespace sobani::access::helper {

struct None {}; ///< nothing known of such a request

struct Waiting
{
    AccessRequestBody request;
    Now since;
    int triesLeft = WrongNumberTries;
};

/// This helper has answered; the authority has not confirmed yet.
struct DecisionSent
{
    AccessRequestBody request;
    Now since;
    int triesLeft = WrongNumberTries;
    DecisionBody decision;
};

struct Decided
{
    AccessRequestBody request;
    ResultBody result;
    Now since;
    bool assumed = false; ///< own timer only: no word from the authority in time
};

struct Ended
{
    AccessRequestBody request;
    AccessEnd reason = AccessEnd::Expired;
    std::optional<DeviceId> by;
};

using State = std::variant<None, Waiting, DecisionSent, Decided, Ended>;

struct RequestSeen { AccessRequestBody body; Now now; };
struct ResultSeen { ResultBody body; Now now; };
struct WrongNumberSeen { WrongNumberBody body; };
struct EndedSeen { EndedBody body; };
struct Decide { Verdict verdict = Verdict::Deny; int minutes = 0; QString number; QString note; };
struct Revoke {};
struct Tick { Now now; };

using Event =
    std::variant<RequestSeen, ResultSeen, WrongNumberSeen, EndedSeen, Decide, Revoke, Tick>;

enum class Refusal {
    Unknown,    ///< no such request
    Over,       ///< decided or ended already
    Busy,       ///< an answer of this helper is on its way
    BadMinutes, ///< not 15, 30 or 60
    BadNumber,  ///< not two digits
    NotInForce, ///< nothing to revoke
};

struct ShowRequest { AccessRequestBody request; WallTime expires; };
struct ShowWrongNumber { RequestId id; int triesLeft = 0; };
struct ShowDecided { ResultBody result; WallTime until; };
struct ShowEnded { RequestId id; AccessEnd reason = AccessEnd::Expired; std::optional<DeviceId> by; };
struct SendDecision { DecisionBody body; };
struct SendRevocation { RevocationBody body; };
struct Refused { Refusal why = Refusal::Unknown; };

using Effect = std::variant<ShowRequest, ShowWrongNumber, ShowDecided, ShowEnded, SendDecision,
                            SendRevocation, Refused>;

struct Step
{
    State state;
    std::vector<Effect> effects;
};

[[nodiscard]] Step step(State state, const Event &event);

/// For the store: everything but None, strict and versioned; nothing when damaged.
[[nodiscard]] QByteArray encode(const State &state);
[[nodiscard]] std::optional<State> decode(QByteArrayView bytes);

} // namespace sobani::access::helper
