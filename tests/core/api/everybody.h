// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"
#include "core/api/event.h"

#include <vector>

/// One of every command and of every event, with every field set to something.
namespace sobani::api::testing {

using namespace Qt::StringLiterals;

inline constexpr WallTime Wall{1'750'000'000'123};

template<typename IdType>
IdType named(char c)
{
    return *IdType::fromBytes(QByteArray(16, c));
}

inline PeerInfo person()
{
    return {named<DeviceId>('d'), u"花子"_s, Role::Helper};
}

inline AccessDetails fullDetails()
{
    return {Caller::Them, true,    u"入れて\nと"_s, false, u"yes"_s, u"company"_s,
            u"person"_s,  u"012"_s, u"purpose"_s,    u"tool"_s, u"9"_s};
}

inline AccessRequested fullRequest()
{
    return {named<RequestId>('r'), named<CircleId>('c'), person(),
            AccessSource::Detected, fullDetails(), {RedFlag::TheyCalled, RedFlag::AbusedTool},
            Wall, u"07"_s};
}

inline AccessDecided fullDecision()
{
    return {named<RequestId>('r'), Verdict::Approve, person(), 30, DecisionReason::Offline,
            u"note"_s, Wall};
}

inline StatusReport fullStatus()
{
    StatusReport report;
    report.self = person();
    report.phone = u"03"_s;
    report.relay = RelayState::WrongCertificate;
    report.outbox = 7;
    report.peers = {{person(), named<CircleId>('c'), u"03"_s, PresenceState::Dropped,
                     Rights::Full, Wall, Wall},
                    {}};
    report.help = {{named<HelpId>('h'), named<CircleId>('c'), person(), Wall, HelpState::Answered,
                    person(), true, true, {true, false, true, false, true, false}, 5},
                   {}};
    report.access = {{fullRequest(), fullDecision()}, {}};
    report.consents = {{named<RequestId>('q'), named<CircleId>('c'), person(), Wall}, {}};
    return report;
}

inline std::vector<EventBody> everyEvent()
{
    const auto help = named<HelpId>('h');
    const auto request = named<RequestId>('r');
    const auto circle = named<CircleId>('c');
    return {Ready{person().id, Role::Helper, u"n"_s, u"v"_s, 1, Keychain::File},
            InviteReady{u"code"_s, u"uri"_s, Wall},
            SasReady{u"012345"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s}},
            Paired{circle, person()},
            PairingEnded{PairingEnd::Busy},
            ConsentRequested{request, circle, person(), Wall},
            RightsChanged{circle, person(), Rights::Full},
            PeerLeft{circle, person()},
            HelpProgress{help, HelpState::Answered, person()},
            HelpCalled{help, circle, person(), true, Wall},
            HelpCancelled{help, person()},
            HelpResolved{help, person()},
            HelpUnanswered{help},
            StepChanged{help, 3, true, true, person()},
            fullRequest(),
            fullDecision(),
            AccessEnded{request, AccessEnd::Finished},
            PresenceChanged{circle, person(), PresenceState::Dropped},
            RelayChanged{RelayState::Online},
            fullStatus(),
            HistoryReport{{{Wall, u"kind"_s, u"by"_s, u"detail"_s}, {}}, false},
            Error{u"wrong-number"_s, u"m"_s, u"i"_s, 2},
            Stopped{},
            PairingAllowed{Wall}};
}

inline std::vector<CommandBody> everyCommand()
{
    const auto help = named<HelpId>('h');
    const auto request = named<RequestId>('r');
    return {MakeInvite{},
            Join{u"sobani:1?x"_s},
            ConfirmSas{},
            RejectSas{},
            AnswerConsent{request, true},
            RaiseHelp{},
            CancelHelp{help},
            AnswerHelp{help},
            ResolveHelp{help},
            HelpShown{help},
            MarkStep{5, false},
            PushStep{4, true},
            RequestAccess{fullDetails()},
            Decide{request, Verdict::Approve, 60, u"07"_s, u"note"_s},
            WithdrawAccess{request},
            RevokeAccess{request},
            Leave{},
            GetHistory{7},
            GetStatus{},
            SetProfile{u"n"_s, u"1"_s},
            SetPeerPhone{u"2"_s},
            StartOver{},
            Quit{},
            AllowPairing{}};
}

} // namespace sobani::api::testing
