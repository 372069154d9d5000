// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QMetaType>

#include <optional>
#include <variant>

/// What a front (window, headless device, local socket) may ask of the engine.
/// Names on the JSON lines: docs/device-protocol.md.
namespace sobani::api {

struct MakeInvite {};
/// \a offer is the typed code (12 characters, spaces and hyphens ignored) or the QR's uri.
struct Join { QString offer; };
struct ConfirmSas {};
struct RejectSas {}; ///< also cancels a pairing that has not come so far
/// An enrolled helper's word on a new one.
struct AnswerConsent { RequestId id; bool accept = false; };

struct RaiseHelp {};
struct CancelHelp { HelpId id; };
struct AnswerHelp { HelpId id; };
struct ResolveHelp { HelpId id; };
/// The front has put the alarm before a person's eyes.
struct HelpShown { HelpId id; };
struct MarkStep { int n = 0; bool done = true; };
/// \a done: the helper saw it done; otherwise the senior is asked to look at the step.
struct PushStep { int n = 0; bool done = false; };

struct RequestAccess { AccessDetails details; };
/// \a number as read out by the senior, two digits; needed to approve. \a minutes 15, 30 or 60.
struct Decide {
    RequestId id;
    Verdict verdict = Verdict::Deny;
    int minutes = 0;
    QString number;
    QString note;
};
struct WithdrawAccess { RequestId id; };
struct RevokeAccess { RequestId id; };

/// Leaves the whole circle, or only one peer when the command names one.
struct Leave {};
struct GetHistory { int limit = 200; };
struct GetStatus {};
/// Own name and telephone number, told to every peer.
struct SetProfile { QString name; QString phone; };
/// A peer's telephone number as this family wants it dialled; stays on this device.
struct SetPeerPhone { QString phone; };
/// After the keychain lost this device's keys: forget everything and begin as a new device.
struct StartOver {};
struct Quit {};
/// On a guarded PC a pairing needs an administrator's consent each time: this is it, for one.
struct AllowPairing {};

using CommandBody =
    std::variant<MakeInvite, Join, ConfirmSas, RejectSas, AnswerConsent, RaiseHelp, CancelHelp,
                 AnswerHelp, ResolveHelp, HelpShown, MarkStep, PushStep, RequestAccess, Decide,
                 WithdrawAccess, RevokeAccess, Leave, GetHistory, GetStatus, SetProfile,
                 SetPeerPhone, StartOver, Quit, AllowPairing>;

struct Command
{
    CommandBody body;
    QString ref;                    ///< echoed in what answers it; at most limits::ShortText
    std::optional<CircleId> circle; ///< needed only where several are possible
    std::optional<DeviceId> peer;   ///< likewise
};

} // namespace sobani::api

Q_DECLARE_METATYPE(sobani::api::Command)
