// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/crypto.h"

#include "core/crypto/ossl.h"

#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <limits>

namespace sobani::crypto {

namespace {

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

int intLength(QByteArrayView view)
{
    ossl::require(view.size() <= std::numeric_limits<int>::max(), "input too long");
    return int(view.size());
}

ossl::Key loadPrivate(int type, const SecretBytes &bytes)
{
    return ossl::Key(EVP_PKEY_new_raw_private_key(type, nullptr, bytes.data(), bytes.size()));
}

ossl::Key loadPublic(int type, QByteArrayView bytes)
{
    return ossl::Key(EVP_PKEY_new_raw_public_key(type, nullptr, ossl::bytes(bytes),
                                                 ossl::length(bytes)));
}

/// A 32-byte private key and its public half; no key at all when it is no key.
struct Pair
{
    std::shared_ptr<EVP_PKEY> parsed;
    QByteArray half;
};

Pair parse(int type, const SecretBytes &secret)
{
    if (secret.size() != std::size_t(KeySize))
        return {};
    ossl::Key key = loadPrivate(type, secret);
    QByteArray half(KeySize, '\0');
    auto size = std::size_t(KeySize);
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), out(half), &size) != 1
        || size != std::size_t(KeySize))
        return {};
    return {std::move(key), std::move(half)};
}

} // namespace

void ossl::abortWith(const char *what)
{
    qFatal("sobani: the cryptographic library refused %s", what);
}

QByteArray randomBytes(qsizetype size)
{
    QByteArray result(size, '\0');
    ossl::require(RAND_bytes(out(result), intLength(result)) == 1, "random bytes");
    return result;
}

SecretBytes randomSecret(qsizetype size)
{
    SecretBytes result{std::size_t(size)};
    ossl::require(RAND_priv_bytes(result.data(), intLength(result.view())) == 1, "random bytes");
    return result;
}

QByteArray sha256(QByteArrayView data)
{
    QByteArray result(SHA256_DIGEST_LENGTH, '\0');
    ossl::require(EVP_Digest(ossl::bytes(data), ossl::length(data), out(result), nullptr,
                             EVP_sha256(), nullptr)
                      == 1,
                  "SHA-256");
    return result;
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView data)
{
    QByteArray result(SHA256_DIGEST_LENGTH, '\0');
    ossl::require(HMAC(EVP_sha256(), ossl::bytes(key), intLength(key), ossl::bytes(data),
                       ossl::length(data), out(result), nullptr)
                      != nullptr,
                  "HMAC");
    return result;
}

SigningKey::SigningKey(SecretBytes seed, QByteArray publicKey, Parsed parsed)
    : m_seed(std::move(seed)), m_public(std::move(publicKey)), m_parsed(std::move(parsed))
{
}

SigningKey SigningKey::generate()
{
    return std::move(fromSeed(randomSecret(KeySize))).value();
}

Result<SigningKey, CryptoError> SigningKey::fromSeed(const SecretBytes &seed)
{
    Pair pair = parse(EVP_PKEY_ED25519, seed);
    if (!pair.parsed)
        return Failure{CryptoError::BadKey};
    return SigningKey(seed.clone(), std::move(pair.half), std::move(pair.parsed));
}

QByteArray SigningKey::sign(QByteArrayView message) const
{
    const ossl::DigestContext context(EVP_MD_CTX_new());
    QByteArray result(SignatureSize, '\0');
    auto size = std::size_t(SignatureSize);
    ossl::require(context
                      && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr,
                                            m_parsed.get())
                          == 1
                      && EVP_DigestSign(context.get(), out(result), &size, ossl::bytes(message),
                                        ossl::length(message))
                          == 1,
                  "to sign");
    return result;
}

bool verify(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature)
{
    if (publicKey.size() != KeySize || signature.size() != SignatureSize)
        return false;
    const ossl::Key key = loadPublic(EVP_PKEY_ED25519, publicKey);
    const ossl::DigestContext context(EVP_MD_CTX_new());
    return key && context
        && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), ossl::bytes(signature), ossl::length(signature),
                            ossl::bytes(message), ossl::length(message))
        == 1;
}

AgreementKey::AgreementKey(SecretBytes key, QByteArray publicKey, Parsed parsed)
    : m_private(std::move(key)), m_public(std::move(publicKey)), m_parsed(std::move(parsed))
{
}

AgreementKey AgreementKey::generate()
{
    return std::move(fromPrivate(randomSecret(KeySize))).value();
}

Result<AgreementKey, CryptoError> AgreementKey::fromPrivate(const SecretBytes &key)
{
    Pair pair = parse(EVP_PKEY_X25519, key);
    if (!pair.parsed)
        return Failure{CryptoError::BadKey};
    return AgreementKey(key.clone(), std::move(pair.half), std::move(pair.parsed));
}

Result<SecretBytes, CryptoError> AgreementKey::agree(QByteArrayView peerPublicKey) const
{
    if (peerPublicKey.size() != KeySize)
        return Failure{CryptoError::BadKey};
    const ossl::Key peer = loadPublic(EVP_PKEY_X25519, peerPublicKey);
    if (!peer)
        return Failure{CryptoError::BadKey};
    const ossl::KeyContext context(EVP_PKEY_CTX_new(m_parsed.get(), nullptr));
    SecretBytes shared{std::size_t(KeySize)};
    std::size_t size = shared.size();
    if (!context || EVP_PKEY_derive_init(context.get()) != 1
        || EVP_PKEY_derive_set_peer(context.get(), peer.get()) != 1
        || EVP_PKEY_derive(context.get(), shared.data(), &size) != 1)
        return Failure{CryptoError::BadKey};
    // RFC 7748 section 6.1, said here as well so that it does not hang on the library.
    if (size != shared.size() || shared == SecretBytes(shared.size()))
        return Failure{CryptoError::BadKey};
    return shared;
}

} // namespace sobani::crypto
