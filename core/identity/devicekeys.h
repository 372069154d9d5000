// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/ids.h"
#include "core/crypto/crypto.h"

#include <optional>

namespace sobani::identity {

/// What everyone may know of a device: its Ed25519 and X25519 public keys, 32 bytes each.
struct DevicePublic
{
    QByteArray sign;
    QByteArray agree;

    friend bool operator==(const DevicePublic &, const DevicePublic &) = default;
};

/// The same of an authority, which decides and so never shares keys with its device.
struct AuthorityPublic
{
    QByteArray sign;
    QByteArray agree;

    friend bool operator==(const AuthorityPublic &, const AuthorityPublic &) = default;
};

/// A name that follows from the keys: first 16 bytes of SHA-256 over a domain and both keys.
[[nodiscard]] DeviceId deviceId(const DevicePublic &keys);
[[nodiscard]] AuthorityId authorityId(const AuthorityPublic &keys);

/// One installation's secrets.
struct DeviceKeys
{
    crypto::SigningKey sign;
    crypto::AgreementKey agree;
    SecretBytes storage; ///< 32 bytes; seals the profile's store

    [[nodiscard]] static DeviceKeys generate();
    [[nodiscard]] DevicePublic publicKeys() const;
    [[nodiscard]] DeviceId id() const;
};

struct AuthorityKeys
{
    crypto::SigningKey sign;
    crypto::AgreementKey agree;

    [[nodiscard]] static AuthorityKeys generate();
    [[nodiscard]] AuthorityPublic publicKeys() const;
    [[nodiscard]] AuthorityId id() const;
};

/// Everything that the secret store keeps for one profile.
struct KeySet
{
    DeviceKeys device;
    std::optional<AuthorityKeys> authority; ///< nothing where it lives in another process

    [[nodiscard]] static KeySet generate(bool withAuthority = true);
    /// Fixed layout with a format name in front and a checksum behind: a damaged entry must
    /// not pass for another device. Never in memory that does not wipe itself.
    [[nodiscard]] SecretBytes encode() const;
    /// Nothing for anything that encode() did not make.
    [[nodiscard]] static std::optional<KeySet> decode(const SecretBytes &blob);
};

/// The same for an authority in a process of its own.
struct AuthorityKeySet
{
    AuthorityKeys authority;
    SecretBytes storage; ///< 32 bytes; seals its store

    [[nodiscard]] SecretBytes encode() const;
    [[nodiscard]] static std::optional<AuthorityKeySet> decode(const SecretBytes &blob);
};

} // namespace sobani::identity
