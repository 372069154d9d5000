// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/crypto/crypto.h"

/// Hybrid public key encryption (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// ChaCha20-Poly1305, single shot.
namespace sobani::crypto::hpke {

/// Encapsulated key (32 bytes) in front of the ciphertext.
struct Sealed
{
    QByteArray enc;
    QByteArray ciphertext;
};

/// A shared secret that both ends of a link already have, and its public name.
struct Psk
{
    QByteArrayView secret; ///< at least 32 bytes
    QByteArrayView id;     ///< not empty
};

/// Mode AuthPSK (RFC 9180 section 5.1.4): only the holder of \a recipient's private key who
/// also knows the psk can open it, and it opens only under \a sender's public key.
[[nodiscard]] Result<Sealed, CryptoError> sealAuthPsk(QByteArrayView recipientPublicKey,
                                                      const AgreementKey &sender, const Psk &psk,
                                                      QByteArrayView info, QByteArrayView aad,
                                                      QByteArrayView plaintext);
[[nodiscard]] Result<QByteArray, CryptoError> openAuthPsk(const Sealed &sealed,
                                                          const AgreementKey &recipient,
                                                          QByteArrayView senderPublicKey,
                                                          const Psk &psk, QByteArrayView info,
                                                          QByteArrayView aad);

} // namespace sobani::crypto::hpke
