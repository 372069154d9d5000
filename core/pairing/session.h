// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/invite.h"
#include "core/pairing/sas.h"
#include "core/pairing/transcript.h"

#include <vector>

namespace sobani::pairing {

/// What one side brings along. Everything random enters here, fresh for each attempt, so that
/// the machine itself stays a pure function.
struct Self
{
    Side side = Side::Inviter;
    Hello hello;
    crypto::AgreementKey ephemeral; ///< its public half is in \a hello
    SecretBytes nonceSeed;          ///< 32 bytes
    Profile profile;
    wire::RelayAddress relay; ///< \a pin empty: any certificate, bound by the SAS
    InviteId invite;          ///< null for a joiner with a typed code
    std::vector<Door> doors;  ///< both for the inviter, one for the joiner
};

/// Who takes part: role, public keys, circle and profile of this device.
struct Party
{
    Role role = Role::Helper;
    identity::DevicePublic device;
    std::optional<identity::AuthorityPublic> authority; ///< of a protected device
    CircleId circle; ///< of a protected device; null when it has none yet
    Profile profile;
};

/// Both doors of an invite. Stretches the typed code: about 0.1 s.
[[nodiscard]] std::vector<Door> openDoors(const Invite &invite);

/// With fresh randomness.
[[nodiscard]] Self makeInviter(const Invite &invite, std::vector<Door> doors, const Party &party);
[[nodiscard]] Self makeInviter(const Invite &invite, const Party &party);
[[nodiscard]] Self makeJoiner(Offer offer, const Party &party);

/// The result of two hellos: the same on both sides, or nothing works.
struct Session
{
    Hello peer;
    InviteId invite;
    CircleId circle;
    QByteArray pin;
    Sas sas;
    QByteArray ownProof; ///< HMAC over own side, under a key of both ephemeral keys
    QByteArray peerProof;
    QByteArray ownAbort; ///< the same for taking back
    QByteArray peerAbort;
    QByteArray sealedProfile; ///< own
    SecretBytes peerProfileKey;
    SecretBytes linkPsk; ///< 32 bytes
    QByteArray linkId;   ///< 16 bytes; public

    [[nodiscard]] std::optional<Profile> openProfile(QByteArrayView sealed) const;
};

/// Fails with Role when the two do not go together, with Mismatch when keys are unusable or
/// the peer is this device itself.
[[nodiscard]] Result<Session, PairingEnd> agreeSession(const Self &self, const Door &door,
                                                       const Hello &peer, const InviteId &invite,
                                                       const QByteArray &pin);

/// The circle that a pairing is for: the protected device's; of two, the one that has one. A new
/// one follows from the transcript. Role: two helpers, or two devices of different circles.
[[nodiscard]] Result<CircleId, PairingEnd> circleOf(const Hello &inviter, const Hello &joiner,
                                                    const QByteArray &transcriptHash);

} // namespace sobani::pairing
