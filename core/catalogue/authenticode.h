// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <optional>

/// Reads the signature that Windows programs carry (Authenticode: PKCS #7 signed data over
/// SpcIndirectDataContent).
namespace sobani::catalogue {

inline constexpr qsizetype MaximumSignature = 4LL * 1024 * 1024; ///< bytes

struct Authenticode
{
    /// Common name of the signer's subject, as the certificate says it. A hint: nobody asked
    /// who vouches for that certificate, whether it is still valid, or was revoked.
    QString signer;
    QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256;
    QByteArray digest; ///< what the file has to hash to
};

/// Nothing unless \a der is such a signature by exactly one signer whose certificate is in it
/// and whose signature over the content is right.
[[nodiscard]] std::optional<Authenticode> readAuthenticode(QByteArrayView der);

} // namespace sobani::catalogue
