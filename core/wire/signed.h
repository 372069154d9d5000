// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/crypto/crypto.h"
#include "core/wire/cbor.h"

#include <optional>

namespace sobani::wire {

/// Longest body that is ever signed, in bytes; bounds what a decoder allocates.
inline constexpr qsizetype MaximumSignedBody = 8192;

/// What an Ed25519 signature covers: domain, a zero byte, body. A domain names one kind of
/// statement and its version, so that no statement can be taken for another.
[[nodiscard]] QByteArray signedMessage(QByteArrayView domain, QByteArrayView body);
[[nodiscard]] QByteArray encodeSigned(QByteArrayView body, QByteArrayView signature,
                                      QByteArrayView signer);

/// A statement exactly as its maker signed it. It travels and is kept in these bytes; the
/// struct inside is decoded from them and never re-encoded to be checked.
///
/// \a signer only tells whose key to try: nothing is known until verify() with a key that
/// the caller already trusts for that signer.
template<typename SignerId>
struct Signed
{
    QByteArray body;
    QByteArray signature;
    SignerId signer;

    [[nodiscard]] QByteArray encode() const
    {
        return encodeSigned(body, signature, signer.bytes());
    }
    /// Nothing unless \a bytes are exactly one well-formed Signed.
    [[nodiscard]] static std::optional<Signed> decode(QByteArrayView bytes)
    {
        CborReader in(bytes);
        in.enterArray(3);
        Signed result;
        result.body = in.bytesBetween(1, MaximumSignedBody);
        result.signature = in.bytes(crypto::SignatureSize);
        result.signer = in.id<SignerId>();
        in.leaveArray();
        if (!in.finish())
            return std::nullopt;
        return result;
    }
    [[nodiscard]] bool verify(QByteArrayView publicKey, QByteArrayView domain) const
    {
        return crypto::verify(publicKey, signedMessage(domain, body), signature);
    }

    friend bool operator==(const Signed &, const Signed &) = default;
};

template<typename SignerId>
[[nodiscard]] Signed<SignerId> sign(const crypto::SigningKey &key, const SignerId &signer,
                                    QByteArrayView domain, const QByteArray &body)
{
    return {body, key.sign(signedMessage(domain, body)), signer};
}

using SignedByDevice = Signed<DeviceId>;
using SignedByAuthority = Signed<AuthorityId>;

} // namespace sobani::wire
