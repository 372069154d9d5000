// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArrayView>

/// Internal to core/crypto: the halves of HKDF and scrypt with free parameters.
namespace sobani::crypto::kdf {

/// HKDF-Extract with SHA-256 (RFC 5869 section 2.2): 32 bytes.
[[nodiscard]] SecretBytes extract(QByteArrayView salt, QByteArrayView keyMaterial);
/// HKDF-Expand with SHA-256 (RFC 5869 section 2.3). \a size from 1 to 8160.
[[nodiscard]] SecretBytes expand(QByteArrayView pseudoRandomKey, QByteArrayView info,
                                 qsizetype size);

struct ScryptCost
{
    quint64 n = 1U << 15U;
    quint32 r = 8;
    quint32 p = 1;
};

/// RFC 7914 section 6.
[[nodiscard]] SecretBytes scrypt(QByteArrayView password, QByteArrayView salt,
                                 const ScryptCost &cost, qsizetype size);

} // namespace sobani::crypto::kdf
