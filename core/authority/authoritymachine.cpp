// SPDX-License-Identifier: MPL-2.0
#include "core/authority/authoritymachine.h"

#include "core/authority/releaserules.h"
#include "core/authority/requestrules.h"
#include "core/authority/rosterrules.h"

#include <algorithm>

namespace sobani::authority {

using namespace Qt::StringLiterals;

Step step(State state, const Event &event)
{
    Step s{std::move(state), {}};
    const Now &now = event.now;
    expire(s, now);
    passIsolation(s.state, now);
    std::visit(Overloaded{
                   [&](const OpenRequest &e) { open(s, e, now); },
                   [&](const SubmitDecision &e) { decide(s, e, now); },
                   [&](const SubmitRevocation &e) { revoke(s, e); },
                   [&](const SubmitConsent &e) { consent(s, e); },
                   [&](const Withdraw &e) { withdraw(s, e); },
                   [&](const Enrol &e) { enrol(s, e, now); },
                   [&](const Remove &e) { remove(s, e); },
                   [&](const SetIncident &e) { s.state.incident = e.on; },
                   [&](const Contain &e) { contain(s, e, now); },
                   [&](const SubmitOrder &e) { order(s, e, now); },
                   [&](const SubmitRelease &e) { release(s, e, now); },
                   [&](const SubmitKeep &e) { keep(s, e, now); },
                   [&](const SubmitTriggers &e) { setTriggers(s, e); },
                   [&](const SubmitOfflineRelease &e) { releaseOffline(s, e, now); },
                   [&](const BreakGlass &e) { breakGlass(s, e, now); },
                   [](const Tick &) {},
                   [&](const Mature &) {
                       mature(s, now);
                       matureBreakGlass(s, now);
                   },
               },
               event.what);
    forget(s.state);
    return s;
}

bool onlyTightens(const std::vector<Effect> &effects)
{
    const auto tightens = Overloaded{
        [](const RequestOpened &) { return false; },
        [](const Decision &e) { return e.body.verdict == Verdict::Deny; },
        [](const WrongNumber &) { return true; },
        [](const RequestEnded &) { return true; },
        [](const Enrolled &) { return false; },
        [](const RightsGranted &) { return false; },
        [](const Removed &) { return true; },
        [](const ConsentWanted &) { return false; },
        [](const ContainmentOn &) { return true; },
        [](const ContainmentOff &) { return false; },
        [](const WrongRelease &) { return true; },
        [](const WrongCode &) { return true; },
        [](const BreakGlassBegun &) { return false; },
        [](const BreakGlassEnded &) { return true; },
        [](const TriggersChanged &) { return false; },
        [](const Refused &) { return true; },
    };
    return std::all_of(effects.begin(), effects.end(),
                       [&tightens](const Effect &e) { return std::visit(tightens, e); });
}

QLatin1StringView refusalId(Refusal why)
{
    switch (why) {
    case Refusal::UnknownSigner:
        return "unknown-signer"_L1;
    case Refusal::NoRights:
        return "no-rights"_L1;
    case Refusal::BadSignature:
        return "bad-signature"_L1;
    case Refusal::Malformed:
        return "malformed"_L1;
    case Refusal::WrongAuthority:
        return "wrong-authority"_L1;
    case Refusal::UnknownRequest:
        return "unknown-request"_L1;
    case Refusal::WrongNonce:
        return "wrong-nonce"_L1;
    case Refusal::WrongTool:
        return "wrong-tool"_L1;
    case Refusal::BadMinutes:
        return "bad-minutes"_L1;
    case Refusal::NotInForce:
        return "not-in-force"_L1;
    case Refusal::Over:
        return "over"_L1;
    case Refusal::Locked:
        return "locked"_L1;
    case Refusal::RosterFull:
        return "roster-full"_L1;
    case Refusal::TooMany:
        return "too-many"_L1;
    case Refusal::Duplicate:
        return "duplicate"_L1;
    case Refusal::WrongKeys:
        return "wrong-keys"_L1;
    case Refusal::UnknownMember:
        return "unknown-member"_L1;
    case Refusal::TooSoon:
        return "too-soon"_L1;
    case Refusal::NotReady:
        return "not-ready"_L1;
    case Refusal::NotWritten:
        return "not-written"_L1;
    }
    return {};
}

} // namespace sobani::authority
