// SPDX-License-Identifier: MPL-2.0
#include "core/guard/gatepolicy.h"

#include <algorithm>

namespace sobani::guard {

namespace {

bool isInForce(const Allowance &allowance, const BootTime &now)
{
    return !allowance.until
           || (allowance.until->boot == now.boot && now.ms < allowance.until->ms);
}

} // namespace

bool covers(const GatePolicy &policy, const ToolIdentity &tool, const BootTime &now)
{
    return std::any_of(policy.allowed.begin(), policy.allowed.end(), [&](const Allowance &a) {
        return a.toolId == tool.toolId && (a.sha256.isEmpty() || a.sha256 == tool.sha256)
               && isInForce(a, now);
    });
}

bool coversSome(const GatePolicy &policy, QStringView toolId, const BootTime &now)
{
    return std::any_of(policy.allowed.begin(), policy.allowed.end(), [&](const Allowance &a) {
        return a.toolId == toolId && isInForce(a, now);
    });
}

std::optional<qint64> nextEnd(const GatePolicy &policy, const BootTime &now)
{
    std::optional<qint64> next;
    for (const Allowance &allowance : policy.allowed) {
        if (allowance.until && isInForce(allowance, now))
            next = std::min(next.value_or(allowance.until->ms), allowance.until->ms);
    }
    return next;
}

} // namespace sobani::guard
