// SPDX-License-Identifier: MPL-2.0
#include "qml/common/peerbook.h"

#include <algorithm>
#include <type_traits>

namespace sobani::common {

bool PeerBook::apply(const api::Event &event)
{
    return std::visit(
        [this](const auto &body) {
            if constexpr (requires { this->applyBody(body); })
                return applyBody(body);
            else
                return false;
        },
        event.body);
}

bool PeerBook::applyBody(const api::StatusReport &report)
{
    m_self = report.self;
    m_phone = report.phone;
    m_relay = report.relay;
    m_peers = report.peers;
    return true;
}

bool PeerBook::applyBody(const api::Ready &ready)
{
    m_self = {ready.device, ready.name, ready.role};
    return true;
}

bool PeerBook::applyBody(const api::Paired &paired)
{
    if (api::PeerStatus *known = entry(paired.peer.id)) {
        known->peer = paired.peer;
        known->circle = paired.circle;
        return true;
    }
    api::PeerStatus fresh;
    fresh.peer = paired.peer;
    fresh.circle = paired.circle;
    // Rights come with the status report or RightsChanged; until then claim the lesser.
    fresh.rights = Rights::Pending;
    m_peers.push_back(fresh);
    return true;
}

bool PeerBook::applyBody(const api::RightsChanged &change)
{
    api::PeerStatus *known = entry(change.peer.id);
    if (!known)
        return false;
    known->rights = change.rights;
    if (change.rights == Rights::Full)
        known->rightsFrom = {};
    return true;
}

bool PeerBook::applyBody(const api::PeerLeft &left)
{
    return std::erase_if(m_peers, [&left](const api::PeerStatus &peer) {
               return peer.peer.id == left.peer.id && peer.circle == left.circle;
           }) > 0;
}

bool PeerBook::applyBody(const api::PresenceChanged &change)
{
    api::PeerStatus *known = entry(change.peer.id);
    if (!known)
        return false;
    known->presence = change.state;
    return true;
}

bool PeerBook::applyBody(const api::RelayChanged &change)
{
    m_relay = change.state;
    return true;
}

api::PeerStatus *PeerBook::entry(const DeviceId &id)
{
    const auto it = std::ranges::find_if(
        m_peers, [&id](const api::PeerStatus &peer) { return peer.peer.id == id; });
    return it == m_peers.end() ? nullptr : &*it;
}

const api::PeerStatus *PeerBook::find(const DeviceId &id) const
{
    return const_cast<PeerBook *>(this)->entry(id);
}

std::vector<api::PeerStatus> PeerBook::helpers() const
{
    std::vector<api::PeerStatus> found;
    for (const api::PeerStatus &peer : m_peers) {
        if (peer.peer.role == Role::Helper && peer.rights == Rights::Full)
            found.push_back(peer);
    }
    std::ranges::stable_sort(found, [](const api::PeerStatus &a, const api::PeerStatus &b) {
        return a.presence == PresenceState::Online && b.presence != PresenceState::Online;
    });
    return found;
}

QStringList PeerBook::helperNames() const
{
    QStringList names;
    for (const api::PeerStatus &helper : helpers()) {
        if (!names.contains(helper.peer.name))
            names.append(helper.peer.name);
    }
    return names;
}

} // namespace sobani::common
