// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/crypto/hpke.h"

/// Internal to core/crypto and its test: RFC 9180 in full, with the ephemeral key given from
/// outside so that the RFC's vectors can be checked. Everyone else uses hpke.h.
namespace sobani::crypto::hpke {

enum class Mode : quint8 { Base = 0, Psk = 1, Auth = 2, AuthPsk = 3 };

/// AuthEncap with \a sender, Encap without (section 4.1): the 32-byte shared secret.
/// The encapsulated key is the ephemeral key's public half.
[[nodiscard]] Result<SecretBytes, CryptoError> encapsulate(const AgreementKey &ephemeral,
                                                           QByteArrayView recipientPublicKey,
                                                           const AgreementKey *sender);
/// AuthDecap with \a senderPublicKey, Decap when that is empty.
[[nodiscard]] Result<SecretBytes, CryptoError> decapsulate(QByteArrayView enc,
                                                           const AgreementKey &recipient,
                                                           QByteArrayView senderPublicKey);

/// Key, nonces and exporter of one direction (section 5.1). Invariant: no sequence number is
/// used twice; at the last one seal() and open() refuse.
class Context
{
public:
    /// KeySchedule. BadKey when psk and mode do not fit together.
    [[nodiscard]] static Result<Context, CryptoError> create(Mode mode,
                                                             const SecretBytes &sharedSecret,
                                                             QByteArrayView info, const Psk &psk);

    [[nodiscard]] Result<QByteArray, CryptoError> seal(QByteArrayView aad,
                                                       QByteArrayView plaintext);
    /// A message that does not open leaves the sequence number as it was.
    [[nodiscard]] Result<QByteArray, CryptoError> open(QByteArrayView aad,
                                                       QByteArrayView ciphertext);
    /// Section 5.3. \a size from 1 to 8160.
    [[nodiscard]] SecretBytes exportSecret(QByteArrayView exporterContext, qsizetype size) const;

    [[nodiscard]] const SecretBytes &key() const { return m_key; }
    [[nodiscard]] const SecretBytes &baseNonce() const { return m_baseNonce; }
    [[nodiscard]] const SecretBytes &exporterSecret() const { return m_exporterSecret; }
    [[nodiscard]] QByteArray nonce(quint64 sequence) const;

private:
    Context(SecretBytes key, SecretBytes baseNonce, SecretBytes exporterSecret);

    SecretBytes m_key;
    SecretBytes m_baseNonce;
    SecretBytes m_exporterSecret;
    quint64 m_sequence = 0;
};

} // namespace sobani::crypto::hpke
