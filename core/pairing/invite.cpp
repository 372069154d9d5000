// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/invite.h"

#include "core/crypto/crypto.h"

namespace sobani::pairing {

Invite Invite::create(const wire::RelayAddress &relay, WallTime now)
{
    return {crypto::randomId<InviteId>(), crypto::randomSecret(crypto::KeySize),
            randomCodeSecret(),           relay,
            now,                          now + JoinTime};
}

QString Invite::code() const
{
    return codeFromSecret(codeSecret);
}

Result<Offer, OfferError> parseOffer(const QString &text, const wire::RelayAddress &ownRelay)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(QLatin1String("sobani:"), Qt::CaseInsensitive)) {
        auto fields = parseUri(trimmed);
        if (!fields)
            return Failure{fields.error()};
        return Offer{fields->relay, fields->invite, doorFromQr(fields->secret)};
    }
    const auto secret = secretFromCode(trimmed);
    if (!secret)
        return Failure{secret.error()};
    return Offer{ownRelay, {}, doorFromCode(*secret)};
}

} // namespace sobani::pairing
