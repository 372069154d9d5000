// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sobani::common {

/// What a front knows of this device's people, kept current from the engine's events.
/// Pure bookkeeping: no signals; apply() says whether anything changed.
class PeerBook
{
public:
    /// A StatusReport replaces everything; other events change one entry.
    bool apply(const api::Event &event);

    [[nodiscard]] const std::vector<api::PeerStatus> &peers() const { return m_peers; }
    [[nodiscard]] const api::PeerStatus *find(const DeviceId &id) const;
    [[nodiscard]] const PeerInfo &self() const { return m_self; }
    [[nodiscard]] const QString &ownPhone() const { return m_phone; }
    [[nodiscard]] RelayState relay() const { return m_relay; }
    [[nodiscard]] bool relayUp() const { return m_relay == RelayState::Online; }
    [[nodiscard]] bool isProtected() const { return m_self.role == Role::Protected; }
    /// Helpers with full rights, connected ones first.
    [[nodiscard]] std::vector<api::PeerStatus> helpers() const;
    [[nodiscard]] QStringList helperNames() const;

private:
    bool applyBody(const api::StatusReport &report);
    bool applyBody(const api::Ready &ready);
    bool applyBody(const api::Paired &paired);
    bool applyBody(const api::RightsChanged &change);
    bool applyBody(const api::PeerLeft &left);
    bool applyBody(const api::PresenceChanged &change);
    bool applyBody(const api::RelayChanged &change);
    api::PeerStatus *entry(const DeviceId &id);

    std::vector<api::PeerStatus> m_peers;
    PeerInfo m_self{{}, {}, Role::Protected};
    QString m_phone;
    RelayState m_relay = RelayState::Connecting;
};

} // namespace sobani::common
