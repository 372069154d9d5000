// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/door.h"
#include "core/pairing/hello.h"
#include "core/pairing/pairingwire.h"
#include "core/wire/relay.h"

namespace sobani::pairing {

/// Everything that both sides must agree on, as one of them saw it. Both hash it; different
/// views make different hashes, so people compare different digits and proofs fail.
struct Transcript
{
    quint8 version = PairingVersion;
    Door::Kind door = Door::Kind::Qr;
    InviteId invite;
    Hello inviter; ///< role, identity, authority and ephemeral keys, nonce, circle
    Hello joiner;
    wire::RelayAddress relay; ///< host, port, and the certificate key that was seen or pinned

    /// CBOR of fixed shape: every value has its own place and length. The host's case does
    /// not count, since a person may have typed it.
    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] QByteArray hash() const;
};

} // namespace sobani::pairing
