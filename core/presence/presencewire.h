// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/wire/signed.h"

#include <compare>
#include <optional>

/// The retained presence message: bytes on the presence topic <-> heartbeats.
/// Spec: docs/protocol.md, "Presence".
namespace sobani::presence {

enum class Sign {
    Alive,
    Goodbye,         ///< clean shutdown
    ExpectedSilence, ///< the checklist's own power-off or disconnect
    LastWill,        ///< published by the relay when the connection died
};

/// Place in a sender's life: \a run is stored and grows with every start of the sender,
/// \a counter with every heartbeat of one run.
struct Position
{
    quint64 run = 0; ///< from 1; 0: before everything
    quint64 counter = 0;

    friend auto operator<=>(const Position &, const Position &) = default;
};

/// Made by one authority or helper device. Positions grow, so that an old retained message
/// is recognised as old. A last will is made when its run begins, with counter 0.
struct Heartbeat
{
    QByteArray sender; ///< 16 bytes: an AuthorityId or a DeviceId
    Position position;
    WallTime sent; ///< for showing only
    Sign sign = Sign::Alive;

    friend bool operator==(const Heartbeat &, const Heartbeat &) = default;
};

inline constexpr quint64 LastPosition = quint64(1) << 62;
inline constexpr qsizetype SenderSize = 16;
inline constexpr qsizetype PresenceKeySize = crypto::KeySize;

/// Says that \a key's owner made it for this circle.
[[nodiscard]] QByteArray sign(const Heartbeat &heartbeat, const crypto::SigningKey &key,
                              const CircleId &circle);

/// The heartbeat with its signature by sign(), sealed as below.
[[nodiscard]] QByteArray seal(const Heartbeat &heartbeat, const QByteArray &signature,
                              const SecretBytes &presenceKey, const CircleId &circle);

/// Signed by \a key, then sealed for the circle with ChaCha20-Poly1305 under \a presenceKey
/// and a random nonce; every heartbeat has the same size, so a goodbye looks like the rest.
[[nodiscard]] QByteArray seal(const Heartbeat &heartbeat, const crypto::SigningKey &key,
                              const SecretBytes &presenceKey, const CircleId &circle);

/// The heartbeat, only when it opens under this key and circle, its signature is by
/// \a publicKey and it names \a sender.
[[nodiscard]] std::optional<Heartbeat> open(QByteArrayView bytes, QByteArrayView sender,
                                            QByteArrayView publicKey,
                                            const SecretBytes &presenceKey,
                                            const CircleId &circle);

} // namespace sobani::presence
