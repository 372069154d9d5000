// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/qml/common/people.h"

/// Requests and decisions of the access screens' tests.
namespace sobani::testing {

inline RequestId requestId(char n = 5) { return numbered<RequestId>(n); }

inline api::AccessRequested fraud(char n = 5)
{
    api::AccessRequested request;
    request.id = requestId(n);
    request.circle = family();
    request.from = mother();
    request.details.caller = Caller::Them;
    request.details.warning = true;
    request.details.money = QStringLiteral(u"3万円の修理代");
    request.details.company = QStringLiteral(u"マイクロサポート");
    request.details.tool = QStringLiteral("AnyDesk");
    request.flags = {RedFlag::TheyCalled, RedFlag::WarningOnScreen, RedFlag::MoneySpokenOf,
                     RedFlag::AbusedTool};
    request.expires = Noon + std::chrono::minutes(10);
    return request;
}

inline api::AccessRequested fraudAtMother()
{
    api::AccessRequested request = fraud();
    request.number = QStringLiteral("07");
    return request;
}

inline api::AccessDecided approved(const PeerInfo &by, char n = 5)
{
    api::AccessDecided decision;
    decision.id = requestId(n);
    decision.verdict = Verdict::Approve;
    decision.by = by;
    decision.minutes = 30;
    decision.until = Noon + std::chrono::minutes(30);
    return decision;
}

inline api::AccessDecided denied(const std::optional<PeerInfo> &by,
                                 DecisionReason reason = DecisionReason::Helper, char n = 5)
{
    api::AccessDecided decision;
    decision.id = requestId(n);
    decision.by = by;
    decision.reason = reason;
    return decision;
}

} // namespace sobani::testing
