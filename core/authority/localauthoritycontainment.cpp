// SPDX-License-Identifier: MPL-2.0
// LocalAuthority's part in containment: its commands, and the codes that it expects.
#include "core/authority/localauthority.h"

#include "core/authority/freshchallenge.h"
#include "core/authority/offlinecode.h"

namespace sobani::authority {

void LocalAuthority::contain(ContainCause cause)
{
    submit({m_clock.now(), Contain{cause, freshChallenge()}});
}

void LocalAuthority::submitOrder(const wire::SignedByDevice &statement, const DeviceId &from)
{
    submit({m_clock.now(), SubmitOrder{statement, from, freshChallenge()}});
}

void LocalAuthority::submitRelease(const wire::SignedByDevice &statement, const DeviceId &from)
{
    submit({m_clock.now(), SubmitRelease{statement, from, freshChallenge()}});
}

void LocalAuthority::submitKeep(const wire::SignedByDevice &statement, const DeviceId &from)
{
    submit({m_clock.now(), SubmitKeep{statement, from, freshChallenge()}});
}

void LocalAuthority::submitTriggers(const wire::SignedByDevice &statement, const DeviceId &from)
{
    submit({m_clock.now(), SubmitTriggers{statement, from}});
}

void LocalAuthority::submitOfflineRelease(const QString &typed)
{
    submit({m_clock.now(), SubmitOfflineRelease{typedDigits(typed), offlineCodes()}});
}

void LocalAuthority::askBreakGlass()
{
    submit({m_clock.now(), BreakGlass{crypto::randomId<RequestId>()}});
}

std::vector<std::pair<DeviceId, QString>> LocalAuthority::offlineCodes() const
{
    std::vector<std::pair<DeviceId, QString>> codes;
    if (!m_state.isolation.standing)
        return codes;
    const OfflineAsk ask{OfflineAction::Release, {}, 0, m_state.isolation.standing->challenge.spoken};
    for (const Member &member : m_state.members) {
        const auto key = offlineKey(m_keys.agree, member.keys.agree, m_state.circle, m_id, member.id);
        if (key)
            codes.emplace_back(member.id, offlineCode(*key, ask));
    }
    return codes;
}

} // namespace sobani::authority
