// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/help/callstate.h"

/// The protected side of a help call: raised by one tap, told to every helper at once, asked
/// again of the next one every two minutes until somebody answers.
///
/// Pure: no I/O, no clock. Cancelling and resolving end the alarm and nothing else.
/// Spec: docs/security.md, "Help calls".
namespace sobani::help {

inline constexpr qint64 AnswerWithinMs = 120'000;

/// A helper as the call needs it, in calling order.
struct Helper
{
    PeerInfo peer;
    bool full = false; ///< enrolled; a helper without rights is alarmed, but does not end the asking
};

struct Raise { HelpId fresh; Now now; std::vector<Helper> helpers; };
/// The alarm message to a helper has this id.
struct CallSent { DeviceId peer; MessageId message; };
struct Reached { Helper helper; Reach reach = Reach::Sent; };
struct Cancel { PeerInfo by; };
struct Resolve { Helper helper; };
struct Tick { Now now; std::vector<Helper> helpers; };
/// A helper speaks of a call that this device does not know: it died before it was written.
struct Adopt { HelpId id; WallTime raised; Now now; };
using CallEvent = std::variant<Raise, CallSent, Reached, Cancel, Resolve, Tick, Adopt>;

struct SendCall { DeviceId to; CallBody body; };
/// Tell every helper how the call stands (updateOf the new state).
struct SendUpdate {};
struct ReportReach { HelpId id; Reach reach = Reach::Sent; PeerInfo by; };
struct ReportCancelled { HelpId id; PeerInfo by; };
struct ReportResolved { HelpId id; PeerInfo by; };
struct ReportUnanswered { HelpId id; };
using CallEffect = std::variant<SendCall, SendUpdate, ReportReach, ReportCancelled,
                                ReportResolved, ReportUnanswered>;

struct CallStep
{
    CallState state;
    std::vector<CallEffect> effects;
};

[[nodiscard]] CallStep step(CallState state, const CallEvent &event);

} // namespace sobani::help
