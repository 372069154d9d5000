// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <memory>

struct evp_pkey_st;

/// Primitives on OpenSSL EVP. Nothing here is home-made; RFC and section at each function.
namespace sobani::crypto {

enum class CryptoError {
    BadKey,   ///< wrong length or a point that yields no shared secret
    Rejected, ///< authentication failed
    Internal, ///< OpenSSL refused
};

inline constexpr qsizetype KeySize = 32;
inline constexpr qsizetype SignatureSize = 64;
inline constexpr qsizetype NonceSize = 12;
inline constexpr qsizetype TagSize = 16;

/// From the system's generator; aborts the process when it fails, since nothing safe can follow.
[[nodiscard]] QByteArray randomBytes(qsizetype size);
[[nodiscard]] SecretBytes randomSecret(qsizetype size);
template<typename IdType>
[[nodiscard]] IdType randomId()
{
    return *IdType::fromBytes(randomBytes(IdType::Size));
}

[[nodiscard]] QByteArray sha256(QByteArrayView data);
/// HMAC-SHA-256, 32 bytes.
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView data);
/// HKDF-SHA-256, extract and expand (RFC 5869). \a size at most 8160.
[[nodiscard]] SecretBytes hkdf(QByteArrayView keyMaterial, QByteArrayView salt,
                               QByteArrayView info, qsizetype size);
/// scrypt (RFC 7914) with N = 2^15, r = 8, p = 1: 32 bytes after about 0.1 s and 32 MiB.
[[nodiscard]] SecretBytes scrypt(QByteArrayView password, QByteArrayView salt);

/// Ed25519 (RFC 8032).
class SigningKey
{
public:
    [[nodiscard]] static SigningKey generate();
    [[nodiscard]] static Result<SigningKey, CryptoError> fromSeed(const SecretBytes &seed);
    [[nodiscard]] const SecretBytes &seed() const { return m_seed; }
    /// 32 bytes.
    [[nodiscard]] const QByteArray &publicKey() const { return m_public; }
    /// 64 bytes.
    [[nodiscard]] QByteArray sign(QByteArrayView message) const;

private:
    using Parsed = std::shared_ptr<evp_pkey_st>;
    SigningKey(SecretBytes seed, QByteArray publicKey, Parsed parsed);

    SecretBytes m_seed;
    QByteArray m_public;
    Parsed m_parsed; ///< parsing it costs as much as signing
};

/// False for anything but a valid signature by the 32-byte \a publicKey.
[[nodiscard]] bool verify(QByteArrayView publicKey, QByteArrayView message,
                          QByteArrayView signature);

/// X25519 (RFC 7748).
class AgreementKey
{
public:
    [[nodiscard]] static AgreementKey generate();
    [[nodiscard]] static Result<AgreementKey, CryptoError> fromPrivate(const SecretBytes &key);
    [[nodiscard]] const SecretBytes &privateKey() const { return m_private; }
    [[nodiscard]] const QByteArray &publicKey() const { return m_public; }
    /// 32 bytes; BadKey for a low-order point (all-zero result).
    [[nodiscard]] Result<SecretBytes, CryptoError> agree(QByteArrayView peerPublicKey) const;

private:
    using Parsed = std::shared_ptr<evp_pkey_st>;
    AgreementKey(SecretBytes key, QByteArray publicKey, Parsed parsed);

    SecretBytes m_private;
    QByteArray m_public;
    Parsed m_parsed; ///< parsing it costs as much as agreeing
};

/// ChaCha20-Poly1305 (RFC 8439): ciphertext with its 16-byte tag at the end.
[[nodiscard]] QByteArray aeadSeal(QByteArrayView key, QByteArrayView nonce, QByteArrayView aad,
                                  QByteArrayView plaintext);
[[nodiscard]] Result<QByteArray, CryptoError> aeadOpen(QByteArrayView key, QByteArrayView nonce,
                                                       QByteArrayView aad,
                                                       QByteArrayView sealed);

} // namespace sobani::crypto
