// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"
#include "core/api/event.h"

#include <QLatin1StringView>

/// What each command and each event is called, on the JSON lines and on the local socket.
/// Stable: docs/device-protocol.md. One without a name does not compile.
namespace sobani::api {

template<typename T>
struct NameOf;

#define SOBANI_API_NAME(type, text)                                                                \
    template<>                                                                                     \
    struct NameOf<type>                                                                            \
    {                                                                                              \
        static constexpr QLatin1StringView value{text};                                            \
    }

SOBANI_API_NAME(MakeInvite, "invite");
SOBANI_API_NAME(Join, "join");
SOBANI_API_NAME(ConfirmSas, "confirm-sas");
SOBANI_API_NAME(RejectSas, "reject-sas");
SOBANI_API_NAME(AnswerConsent, "consent");
SOBANI_API_NAME(RaiseHelp, "help");
SOBANI_API_NAME(CancelHelp, "cancel-help");
SOBANI_API_NAME(AnswerHelp, "answer-help");
SOBANI_API_NAME(ResolveHelp, "resolve-help");
SOBANI_API_NAME(HelpShown, "help-shown");
SOBANI_API_NAME(MarkStep, "step");
SOBANI_API_NAME(PushStep, "push-step");
SOBANI_API_NAME(RequestAccess, "request-access");
SOBANI_API_NAME(Decide, "decide");
SOBANI_API_NAME(WithdrawAccess, "withdraw-access");
SOBANI_API_NAME(RevokeAccess, "revoke-access");
SOBANI_API_NAME(Leave, "leave");
SOBANI_API_NAME(GetHistory, "history");
SOBANI_API_NAME(GetStatus, "status");
SOBANI_API_NAME(SetProfile, "set-profile");
SOBANI_API_NAME(SetPeerPhone, "set-peer-phone");
SOBANI_API_NAME(StartOver, "start-over");
SOBANI_API_NAME(Quit, "quit");
SOBANI_API_NAME(AllowPairing, "allow-pairing");

SOBANI_API_NAME(Ready, "ready");
SOBANI_API_NAME(InviteReady, "invite");
SOBANI_API_NAME(SasReady, "sas");
SOBANI_API_NAME(Paired, "paired");
SOBANI_API_NAME(PairingEnded, "pairing-ended");
SOBANI_API_NAME(ConsentRequested, "consent-request");
SOBANI_API_NAME(RightsChanged, "rights");
SOBANI_API_NAME(PeerLeft, "peer-left");
SOBANI_API_NAME(HelpProgress, "help-progress");
SOBANI_API_NAME(HelpCalled, "help-call");
SOBANI_API_NAME(HelpCancelled, "help-cancelled");
SOBANI_API_NAME(HelpResolved, "help-resolved");
SOBANI_API_NAME(HelpUnanswered, "help-unanswered");
SOBANI_API_NAME(StepChanged, "step");
SOBANI_API_NAME(AccessRequested, "access-request");
SOBANI_API_NAME(AccessDecided, "access-decided");
SOBANI_API_NAME(AccessEnded, "access-ended");
SOBANI_API_NAME(PresenceChanged, "presence");
SOBANI_API_NAME(RelayChanged, "relay");
SOBANI_API_NAME(StatusReport, "status");
SOBANI_API_NAME(HistoryReport, "history");
SOBANI_API_NAME(Error, "error");
SOBANI_API_NAME(Stopped, "stopped");
SOBANI_API_NAME(PairingAllowed, "pairing-allowed");

#undef SOBANI_API_NAME

/// The name of what a variant holds.
template<typename Body>
[[nodiscard]] QLatin1StringView nameOf(const Body &body)
{
    return std::visit([](const auto &one) { return NameOf<std::decay_t<decltype(one)>>::value; },
                      body);
}

/// An empty body of that name, or nothing when no alternative has it.
template<typename Body, std::size_t Index = 0>
[[nodiscard]] std::optional<Body> bodyNamed(QStringView name)
{
    if constexpr (Index < std::variant_size_v<Body>) {
        using One = std::variant_alternative_t<Index, Body>;
        return name == NameOf<One>::value ? std::optional<Body>(One{})
                                          : bodyNamed<Body, Index + 1>(name);
    } else {
        return std::nullopt;
    }
}

} // namespace sobani::api
