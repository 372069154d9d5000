// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/kdf.h"

#include "core/crypto/crypto.h"
#include "core/crypto/ossl.h"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <vector>

namespace sobani::crypto {

namespace {

/// OpenSSL's parameter lists take pointers to non-const, though derivation only reads them.
void *writable(QByteArrayView view)
{
    return const_cast<unsigned char *>(ossl::bytes(view));
}

SecretBytes derive(const char *algorithm, std::vector<OSSL_PARAM> parameters, qsizetype size)
{
    parameters.push_back(OSSL_PARAM_construct_end());
    const ossl::Kdf kdf(EVP_KDF_fetch(nullptr, algorithm, nullptr));
    ossl::require(kdf != nullptr, "EVP_KDF_fetch");
    const ossl::KdfContext context(EVP_KDF_CTX_new(kdf.get()));
    ossl::require(context != nullptr, "EVP_KDF_CTX_new");
    SecretBytes result{std::size_t(size)};
    ossl::require(EVP_KDF_derive(context.get(), result.data(), result.size(), parameters.data())
                      == 1,
                  "EVP_KDF_derive");
    return result;
}

OSSL_PARAM octets(const char *name, QByteArrayView value)
{
    return OSSL_PARAM_construct_octet_string(name, writable(value), ossl::length(value));
}

SecretBytes hkdfStep(int mode, QByteArrayView key, const OSSL_PARAM &other, qsizetype size)
{
    char digest[] = "SHA256";
    return derive("HKDF",
                  {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                   OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
                   octets(OSSL_KDF_PARAM_KEY, key), other},
                  size);
}

} // namespace

SecretBytes kdf::extract(QByteArrayView salt, QByteArrayView keyMaterial)
{
    // RFC 5869: no salt means as many zeros as the hash is long.
    static constexpr char Zeros[32] = {};
    const QByteArrayView given = salt.isEmpty() ? QByteArrayView(Zeros, 32) : salt;
    return hkdfStep(EVP_KDF_HKDF_MODE_EXTRACT_ONLY, keyMaterial,
                    octets(OSSL_KDF_PARAM_SALT, given), 32);
}

SecretBytes kdf::expand(QByteArrayView pseudoRandomKey, QByteArrayView info, qsizetype size)
{
    ossl::require(size > 0 && size <= 8160, "hkdf size");
    return hkdfStep(EVP_KDF_HKDF_MODE_EXPAND_ONLY, pseudoRandomKey,
                    octets(OSSL_KDF_PARAM_INFO, info), size);
}

SecretBytes kdf::scrypt(QByteArrayView password, QByteArrayView salt, const ScryptCost &cost,
                        qsizetype size)
{
    ScryptCost c = cost;
    // What the working set needs by RFC 7914, and as much again for OpenSSL's own buffers.
    uint64_t memory = uint64_t{256} * c.r * (c.n + c.p + 2);
    uint64_t n = c.n;
    return derive("SCRYPT",
                  {octets(OSSL_KDF_PARAM_PASSWORD, password), octets(OSSL_KDF_PARAM_SALT, salt),
                   OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
                   OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &c.r),
                   OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &c.p),
                   OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory)},
                  size);
}

SecretBytes hkdf(QByteArrayView keyMaterial, QByteArrayView salt, QByteArrayView info,
                 qsizetype size)
{
    return kdf::expand(kdf::extract(salt, keyMaterial).view(), info, size);
}

SecretBytes scrypt(QByteArrayView password, QByteArrayView salt)
{
    return kdf::scrypt(password, salt, kdf::ScryptCost{}, KeySize);
}

} // namespace sobani::crypto
