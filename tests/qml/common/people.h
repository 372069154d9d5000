// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"

/// The people of the screens' tests: a mother, her daughter, and the daughter's brother.
namespace sobani::testing {

template<typename T>
[[nodiscard]] T numbered(char n)
{
    return *T::fromBytes(QByteArray(T::Size, n));
}

inline const WallTime Noon{1'800'000'000'000};

inline PeerInfo mother() { return {numbered<DeviceId>(1), QStringLiteral(u"おかあさん"), Role::Protected}; }
inline PeerInfo hanako() { return {numbered<DeviceId>(2), QStringLiteral(u"はなこ"), Role::Helper}; }
inline PeerInfo jiro() { return {numbered<DeviceId>(3), QStringLiteral(u"じろう"), Role::Helper}; }
inline CircleId family() { return numbered<CircleId>(9); }

inline api::PeerStatus asPeer(const PeerInfo &who, PresenceState presence = PresenceState::Online,
                              const QString &phone = {})
{
    api::PeerStatus status;
    status.peer = who;
    status.circle = family();
    status.presence = presence;
    status.phone = phone;
    return status;
}

/// What the mother's engine reports with the daughter connected.
inline api::StatusReport motherStatus()
{
    api::StatusReport report;
    report.self = mother();
    report.phone = QStringLiteral("03-1234-5678");
    report.relay = RelayState::Online;
    report.peers = {asPeer(hanako(), PresenceState::Online, QStringLiteral("090-1234-5678"))};
    return report;
}

/// What the daughter's engine reports.
inline api::StatusReport hanakoStatus()
{
    api::StatusReport report;
    report.self = hanako();
    report.phone = QStringLiteral("090-1234-5678");
    report.relay = RelayState::Online;
    report.peers = {asPeer(mother(), PresenceState::Online, QStringLiteral("03-1234-5678")),
                    asPeer(jiro(), PresenceState::Offline)};
    return report;
}

} // namespace sobani::testing
