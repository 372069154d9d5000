// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/pairingstate.h"

#include <variant>
#include <vector>

namespace sobani::pairing {

/// The relay connection is up and showed this key (SHA-256 of its SubjectPublicKeyInfo; empty
/// without TLS). Comes before anything that was received over that connection.
struct RelaySeen { QByteArray pin; };
struct Received { QString topic; QByteArray frame; };
struct Fired { Timer timer = Timer::Join; };
/// The person compared and said that both screens show the same.
struct SasConfirmed {};
/// The person said that they differ, or gave up.
struct Refused {};
using Event = std::variant<RelaySeen, Received, Fired, SasConfirmed, Refused>;

struct PairedPeer
{
    identity::DevicePublic device;
    std::optional<identity::AuthorityPublic> authority;
    Role role = Role::Helper;
    CircleId circle;
    InviteId invite;
    SecretBytes linkPsk; ///< 32 bytes; key of the messages between the two from now on
    QByteArray linkId;   ///< 16 bytes; its public name, the same on both sides
    QString name;
    QString phone;
    QByteArray pin; ///< the relay's key that both sides saw
};

struct Subscribe { QString topic; };
/// QoS 1, not retained. May be dropped while offline: it is said again until answered.
struct Publish { QString topic; QByteArray frame; };
/// Starts or restarts; a timer that no longer matters may fire without harm.
struct SetTimer { Timer timer = Timer::Join; Milliseconds after{0}; };
struct ShowSas { Sas sas; };
/// Both people confirmed: write the peer down.
struct Complete { PairedPeer peer; };
/// The attempt is over. After Complete: the peer took its yes back before ours reached it;
/// forget it again.
struct End { PairingEnd reason = PairingEnd::Cancelled; };
/// Nothing will ever be answered again: unsubscribe and drop the machine.
struct Release {};
using Effect = std::variant<Subscribe, Publish, SetTimer, ShowSas, Complete, End, Release>;

struct Step
{
    State state;
    std::vector<Effect> effects;
};

/// The first state, and what must happen for it.
[[nodiscard]] Step begin(Self self);

/// Decides when a peer becomes family.
///
/// Pure: no I/O, no clock, no randomness. The same state and event give the same step.
/// Invariant: a peer completes only after both people confirmed the same transcript; one
/// attempt per invite, ever: the first joiner at either door uses up both.
/// Noise that does not authenticate is ignored, since anyone can publish it. An authentic
/// message that is wrong for its state ends the attempt; a repeated one is harmless; one of
/// another attempt is answered with Used when it is a Commit and ignored otherwise.
/// Spec: docs/protocol.md, "Pairing".
[[nodiscard]] Step step(State state, const Event &event);

} // namespace sobani::pairing
