// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/hpke.h"

#include "core/crypto/hpkecontext.h"

namespace sobani::crypto::hpke {

Result<Sealed, CryptoError> sealAuthPsk(QByteArrayView recipientPublicKey,
                                        const AgreementKey &sender, const Psk &psk,
                                        QByteArrayView info, QByteArrayView aad,
                                        QByteArrayView plaintext)
{
    const AgreementKey ephemeral = AgreementKey::generate();
    const auto shared = encapsulate(ephemeral, recipientPublicKey, &sender);
    if (!shared)
        return Failure{shared.error()};
    auto context = Context::create(Mode::AuthPsk, *shared, info, psk);
    if (!context)
        return Failure{context.error()};
    auto ciphertext = context->seal(aad, plaintext);
    if (!ciphertext)
        return Failure{ciphertext.error()};
    return Sealed{ephemeral.publicKey(), std::move(ciphertext).value()};
}

Result<QByteArray, CryptoError> openAuthPsk(const Sealed &sealed, const AgreementKey &recipient,
                                            QByteArrayView senderPublicKey, const Psk &psk,
                                            QByteArrayView info, QByteArrayView aad)
{
    // An empty key would mean "not authenticated" one level below.
    if (senderPublicKey.size() != KeySize)
        return Failure{CryptoError::BadKey};
    const auto shared = decapsulate(sealed.enc, recipient, senderPublicKey);
    if (!shared)
        return Failure{shared.error()};
    auto context = Context::create(Mode::AuthPsk, *shared, info, psk);
    if (!context)
        return Failure{context.error()};
    return context->open(aad, sealed.ciphertext);
}

} // namespace sobani::crypto::hpke
