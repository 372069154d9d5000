// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"
#include "core/identity/devicekeys.h"
#include "core/wire/relay.h"

#include <map>
#include <optional>

namespace sobani::circle {

/// What this device knows of one paired peer, apart from the keys of their channel.
struct Member
{
    PeerInfo peer;
    CircleId circle;
    identity::DevicePublic keys;
    std::optional<identity::AuthorityPublic> authority; ///< of a protected peer
    wire::RelayAddress relay;
    QString phone;             ///< as the peer tells it
    QString ownPhone;          ///< as this family wants it dialled; wins over phone
    quint64 profileSequence = 0;
    Rights rights = Rights::Full;
    WallTime rightsFrom;       ///< when Pending ends by itself; 0 when it does not apply
    WallTime joined;           ///< the calling order of helpers
    WallTime lastHeard;
    SecretBytes presenceSecret; ///< 32 bytes once the peer's profile came, else empty

    [[nodiscard]] QString dial() const { return ownPhone.isEmpty() ? phone : ownPhone; }
    [[nodiscard]] Member clone() const;
    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Member> decode(QByteArrayView bytes);
};

[[nodiscard]] QByteArray memberKey(const DeviceId &peer);
[[nodiscard]] std::map<DeviceId, Member>
storedMembers(const std::map<QByteArray, QByteArray> &stored);

} // namespace sobani::circle
