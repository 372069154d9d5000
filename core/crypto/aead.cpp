// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/crypto.h"

#include "core/crypto/ossl.h"

#include <limits>

namespace sobani::crypto {

namespace {

enum Direction { Open = 0, Seal = 1 };

ossl::CipherContext begin(QByteArrayView key, QByteArrayView nonce, Direction direction)
{
    ossl::CipherContext context(EVP_CIPHER_CTX_new());
    // The algorithm's default nonce has 12 bytes.
    ossl::require(context
                      && EVP_CipherInit_ex(context.get(), EVP_chacha20_poly1305(), nullptr,
                                           ossl::bytes(key), ossl::bytes(nonce), direction)
                          == 1,
                  "ChaCha20-Poly1305");
    return context;
}

bool update(const ossl::CipherContext &context, unsigned char *output, QByteArrayView input)
{
    int written = 0;
    return input.isEmpty()
        || EVP_CipherUpdate(context.get(), output, &written, ossl::bytes(input),
                            int(input.size()))
        == 1;
}

bool tooLong(QByteArrayView view)
{
    return view.size() > std::numeric_limits<int>::max() - TagSize;
}

} // namespace

QByteArray aeadSeal(QByteArrayView key, QByteArrayView nonce, QByteArrayView aad,
                    QByteArrayView plaintext)
{
    ossl::require(key.size() == KeySize && nonce.size() == NonceSize && !tooLong(aad)
                      && !tooLong(plaintext),
                  "sizes of a sealed message");
    const ossl::CipherContext context = begin(key, nonce, Seal);
    QByteArray sealed(plaintext.size() + TagSize, '\0');
    auto *output = reinterpret_cast<unsigned char *>(sealed.data());
    int written = 0;
    ossl::require(update(context, nullptr, aad) && update(context, output, plaintext)
                      && EVP_CipherFinal_ex(context.get(), output + plaintext.size(), &written)
                          == 1
                      && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, TagSize,
                                             output + plaintext.size())
                          == 1,
                  "to seal");
    return sealed;
}

Result<QByteArray, CryptoError> aeadOpen(QByteArrayView key, QByteArrayView nonce,
                                         QByteArrayView aad, QByteArrayView sealed)
{
    if (key.size() != KeySize)
        return Failure{CryptoError::BadKey};
    if (nonce.size() != NonceSize || sealed.size() < TagSize || tooLong(sealed) || tooLong(aad))
        return Failure{CryptoError::Rejected};
    const ossl::CipherContext context = begin(key, nonce, Open);
    const QByteArrayView ciphertext = sealed.chopped(TagSize);
    QByteArray tag = sealed.last(TagSize).toByteArray();
    if (EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, TagSize, tag.data()) != 1)
        return Failure{CryptoError::Internal};
    QByteArray plaintext(ciphertext.size() + 1, '\0'); // room for Final, which writes nothing
    auto *output = reinterpret_cast<unsigned char *>(plaintext.data());
    int written = 0;
    if (!update(context, nullptr, aad) || !update(context, output, ciphertext)
        || EVP_CipherFinal_ex(context.get(), output + ciphertext.size(), &written) != 1) {
        wipe(plaintext.data(), std::size_t(plaintext.size()));
        return Failure{CryptoError::Rejected};
    }
    plaintext.chop(1);
    return plaintext;
}

} // namespace sobani::crypto
