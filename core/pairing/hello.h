// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"
#include "core/identity/devicekeys.h"

#include <optional>

namespace sobani::pairing {

enum class Side { Inviter, Joiner };

/// What a device says of itself in a pairing; all of it goes into the transcript.
/// Invariant of a decoded one: a protected device has an authority, a helper has none; every
/// key and the nonce have 32 bytes.
struct Hello
{
    Role role = Role::Helper;
    identity::DevicePublic device;
    std::optional<identity::AuthorityPublic> authority;
    QByteArray ephemeral; ///< X25519, of this attempt only
    QByteArray nonce;
    CircleId circle; ///< null: belongs to none yet

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Hello> decode(QByteArrayView bytes);
    /// What the joiner sends first: SHA-256 over a domain and the encoded hello. The nonce
    /// keeps it from being guessed.
    [[nodiscard]] QByteArray commitment() const;

    friend bool operator==(const Hello &, const Hello &) = default;
};

/// Own name and telephone number as the other person will see them.
struct Profile
{
    QString name;  ///< at most limits::Name
    QString phone; ///< at most limits::Phone

    /// Always ProfileSize bytes, so that its length says nothing. Text that is too long or
    /// holds control characters is cut, not refused.
    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Profile> decode(QByteArrayView bytes);

    friend bool operator==(const Profile &, const Profile &) = default;
};

inline constexpr qsizetype ProfileSize = 208;

/// \a content behind its length and before zeros, \a size bytes in all. It must fit.
[[nodiscard]] QByteArray padded(QByteArrayView content, qsizetype size);
/// The content again; nothing when length or zeros are not as padded() makes them.
[[nodiscard]] std::optional<QByteArray> unpadded(QByteArrayView bytes, qsizetype size);

} // namespace sobani::pairing
