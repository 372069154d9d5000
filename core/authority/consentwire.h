// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/access/accesswire.h"
#include "core/identity/devicekeys.h"

/// The signed statements about a new helper. Spec: docs/protocol.md, "Consent".
namespace sobani::authority {

void writeDevicePublic(wire::CborWriter &out, const identity::DevicePublic &keys);
[[nodiscard]] identity::DevicePublic readDevicePublic(wire::CborReader &in);

/// Authority to every enrolled helper: this device wants to become one of you.
struct ConsentRequestBody
{
    static constexpr auto Domain = "sobani/1/consent-request";
    CircleId circle;
    AuthorityId authority;
    RequestId consent;
    DeviceId candidate;
    identity::DevicePublic keys;
    QString name;
    WallTime effective; ///< when silence grants it (for showing); 0: silence never does

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ConsentRequestBody> decode(QByteArrayView bytes);
    friend bool operator==(const ConsentRequestBody &, const ConsentRequestBody &) = default;
};

/// Enrolled helper to authority: yes at once, or never. Names the very keys, so that a
/// consent to one device can never enrol another.
struct ConsentBody
{
    static constexpr auto Domain = "sobani/1/consent";
    CircleId circle;
    AuthorityId authority;
    RequestId consent;
    DeviceId candidate;
    identity::DevicePublic keys;
    bool accept = false;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ConsentBody> decode(QByteArrayView bytes);
    friend bool operator==(const ConsentBody &, const ConsentBody &) = default;
};

} // namespace sobani::authority
