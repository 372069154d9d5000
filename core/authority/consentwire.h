// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/access/accesswire.h"

/// The signed statements about a new helper. Spec: docs/protocol.md, "Consent".
namespace sobani::authority {

/// A helper device's public keys: Ed25519 and X25519, 32 bytes each.
struct HelperKeys
{
    QByteArray sign;
    QByteArray agree;

    friend bool operator==(const HelperKeys &, const HelperKeys &) = default;
};

void write(wire::CborWriter &out, const HelperKeys &keys);
[[nodiscard]] HelperKeys readHelperKeys(wire::CborReader &in);

/// Authority to every enrolled helper: this device wants to become one of you.
struct ConsentRequestBody
{
    static constexpr auto Domain = "sobani/1/consent-request";
    CircleId circle;
    AuthorityId authority;
    RequestId consent;
    DeviceId candidate;
    HelperKeys keys;
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
    HelperKeys keys;
    bool accept = false;

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<ConsentBody> decode(QByteArrayView bytes);
    friend bool operator==(const ConsentBody &, const ConsentBody &) = default;
};

} // namespace sobani::authority
