// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/crypto/crypto.h"
#include "core/identity/devicekeys.h"
#include "core/wire/relay.h"

#include <optional>
#include <vector>

/// What two paired devices share: each other's keys, and a chain of epochs. An epoch has its
/// own pre-shared key and its own two topics; a fresh Diffie-Hellman makes the next one, so
/// that keys stolen later do not open what was sent in an epoch that is gone.
/// Spec: docs/protocol.md, "Rotation".
namespace sobani::messaging {

struct Epoch
{
    quint32 number = 0;
    SecretBytes psk; ///< 32 bytes
    WallTime since;
};

/// Our half of a rotation that the peer has not answered yet.
struct PendingRekey
{
    quint32 number = 0;
    SecretBytes ephemeral; ///< X25519 private key
};

struct Channel
{
    CircleId circle;
    DeviceId self;
    DeviceId peer;
    identity::DevicePublic peerKeys;
    wire::RelayAddress relay;
    std::vector<Epoch> epochs; ///< oldest first, never empty
    quint32 sendEpoch = 0;     ///< the number of the epoch that we send in
    std::optional<PendingRekey> pending;

    [[nodiscard]] const Epoch &sending() const;
    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<Channel> decode(QByteArrayView bytes);
};

/// The unguessable topic on which \a sender writes to \a recipient in \a epoch.
[[nodiscard]] QString topicOf(const Channel &channel, const Epoch &epoch, const DeviceId &sender,
                              const DeviceId &recipient);
[[nodiscard]] QByteArray pskIdOf(const Channel &channel, const Epoch &epoch);

/// Body of RekeyOffer and RekeyAnswer.
struct RekeyShare
{
    quint32 number = 0;
    QByteArray publicKey; ///< 32 bytes, ephemeral X25519

    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<RekeyShare> decode(QByteArrayView bytes);
};

inline constexpr Milliseconds RotateAfter = std::chrono::hours(30 * 24);
/// Long enough for every expiring message that was sealed before.
inline constexpr Milliseconds KeepOldEpoch = std::chrono::hours(8 * 24);

[[nodiscard]] bool wantsRotation(const Channel &channel, WallTime now);
/// Begins a rotation; the share goes to the peer as RekeyOffer.
[[nodiscard]] RekeyShare offerRekey(Channel &channel);
/// The share to answer with, or nothing when the offer has no effect (out of turn, or our own
/// offer of the same epoch wins because our id is the lower one).
[[nodiscard]] std::optional<RekeyShare> acceptOffer(Channel &channel, const RekeyShare &offer,
                                                    WallTime now);
/// Whether the answer completed our pending rotation.
[[nodiscard]] bool acceptAnswer(Channel &channel, const RekeyShare &answer, WallTime now);
/// Takes out the epochs that nothing valid can come from any more.
[[nodiscard]] std::vector<Epoch> dropOldEpochs(Channel &channel, WallTime now);

} // namespace sobani::messaging
