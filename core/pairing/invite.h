// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/pairing/door.h"
#include "core/pairing/typedcode.h"
#include "core/wire/relay.h"

#include <chrono>

namespace sobani::pairing {

inline constexpr Milliseconds JoinTime = std::chrono::minutes(15);

/// A one-time offer to pair, as its maker keeps it. The two secrets open two doors; the first
/// joiner at either uses up both.
struct Invite
{
    InviteId id;
    SecretBytes qrSecret;   ///< 32 bytes
    SecretBytes codeSecret; ///< 50 bits (see CodeSecretSize)
    wire::RelayAddress relay;
    WallTime created;
    WallTime expires;

    [[nodiscard]] static Invite create(const wire::RelayAddress &relay, WallTime now);
    /// What is typed.
    [[nodiscard]] QString code() const;
    /// What the QR picture holds: "sobani:1?h=HOST&p=PORT&k=PIN&s=SECRET&i=ID", the byte
    /// strings in base64url without padding, the id in hex.
    [[nodiscard]] QString uri() const;
};

/// What a joiner has in hand.
struct Offer
{
    wire::RelayAddress relay; ///< \a pin empty while unknown
    InviteId invite;          ///< null from a typed code; the inviter names it later
    Door door;
};

/// Reads what a person typed, pasted or scanned. A typed code says nothing of the relay, so
/// \a ownRelay is used for it. Takes about 0.1 s for a code.
[[nodiscard]] Result<Offer, OfferError> parseOffer(const QString &text,
                                                   const wire::RelayAddress &ownRelay);

/// The QR's uri alone. Every field once, in order, in its only spelling; at most 512 units.
struct UriFields
{
    wire::RelayAddress relay;
    SecretBytes secret;
    InviteId invite;
};
[[nodiscard]] Result<UriFields, OfferError> parseUri(const QString &text);

} // namespace sobani::pairing
