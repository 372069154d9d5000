// SPDX-License-Identifier: MPL-2.0
#include "core/api/frontpolicy.h"

#include "core/base/result.h"

namespace sobani::api {

namespace {

/// A helper's device decides about others and protects nobody at its keyboard.
Permission forHelper(const CommandBody &command)
{
    if (std::holds_alternative<StartOver>(command) || std::holds_alternative<AllowPairing>(command))
        return Permission::Administrator;
    return std::holds_alternative<Quit>(command) ? Permission::Nobody : Permission::Anybody;
}

} // namespace

Permission permissionFor(Role deviceRole, const CommandBody &command)
{
    if (deviceRole == Role::Helper)
        return forHelper(command);
    using enum Permission;
    return std::visit(
        Overloaded{
            [](const MakeInvite &) { return OncePermitted; },
            [](const Join &) { return OncePermitted; },
            [](const ConfirmSas &) { return OncePermitted; },
            [](const RejectSas &) { return Anybody; },
            [](const AnswerConsent &) { return Nobody; }, // a helper's word, from a helper's device
            [](const RaiseHelp &) { return Anybody; },
            [](const CancelHelp &) { return Anybody; }, // ends the urgency, releases nothing
            [](const AnswerHelp &) { return Nobody; },
            [](const ResolveHelp &) { return Nobody; },
            [](const HelpShown &) { return Nobody; },
            [](const MarkStep &) { return Anybody; },
            [](const PushStep &) { return Nobody; },
            [](const RequestAccess &) { return Anybody; },
            [](const Decide &) { return Nobody; },
            [](const WithdrawAccess &) { return Anybody; }, // ends a request or an approval
            [](const RevokeAccess &) { return Nobody; },
            [](const Leave &) { return Administrator; },
            [](const GetHistory &) { return Anybody; },
            [](const GetStatus &) { return Anybody; },
            // A scammer's number under a helper's name would be the one she dials.
            [](const SetProfile &) { return Administrator; },
            [](const SetPeerPhone &) { return Administrator; },
            [](const StartOver &) { return Administrator; },
            [](const Quit &) { return Nobody; }, // the service manager stops a service
            [](const AllowPairing &) { return Administrator; },
        },
        command);
}

int priceOf(const CommandBody &command)
{
    return std::holds_alternative<GetHistory>(command) ? 5 : 1;
}

} // namespace sobani::api
