// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <QByteArrayView>

#include <memory>

/// Internal to core/crypto: owners and casts for OpenSSL's C types.
namespace sobani::crypto::ossl {

template<auto Free>
struct Deleter
{
    template<typename T>
    void operator()(T *p) const
    {
        Free(p);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Deleter<EVP_CIPHER_CTX_free>>;
using Kdf = std::unique_ptr<EVP_KDF, Deleter<EVP_KDF_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, Deleter<EVP_KDF_CTX_free>>;

/// Never null: some OpenSSL calls read a null pointer as "not given" even for length 0.
inline const unsigned char *bytes(QByteArrayView view)
{
    static constexpr unsigned char Nothing = 0;
    return view.isEmpty() ? &Nothing : reinterpret_cast<const unsigned char *>(view.data());
}

inline std::size_t length(QByteArrayView view)
{
    return std::size_t(view.size());
}

/// Ends the process: OpenSSL refused a call that cannot fail for a reason that a caller could
/// mend (no memory, no provider, a programming error). Going on would mean going on unprotected.
[[noreturn]] void abortWith(const char *what);

inline void require(bool ok, const char *what)
{
    if (!ok)
        abortWith(what);
}

} // namespace sobani::crypto::ossl
