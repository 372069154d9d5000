// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalogue/programfacts.h"

#include <QIODevice>

/// What a Windows program says of itself, read from its bytes on any system.
namespace sobani::catalogue {

enum class SignatureState {
    Unsigned,
    /// One signature that covers this very file. It says who holds the key, not whether anybody
    /// trusts him: chain, dates and revocation are not looked at, so it is a hint.
    Covers,
    Invalid, ///< there is one, but not of this file, damaged, or of an unknown kind
};

struct PeFacts
{
    QString originalName;
    QString internalName;
    QString product;
    QString company;
    QString description;
    QString version;
    SignatureState signature = SignatureState::Unsigned;
    QString signer; ///< only when the signature covers the file
};

enum class PeError {
    NotPe,    ///< not a program of Windows, or cut off in its headers
    TooLarge, ///< beyond MaximumPeFile
};

inline constexpr qint64 MaximumPeFile = 1024LL * 1024 * 1024; ///< bytes

/// Reads headers, version information and signature; hashes the file once when it is signed.
/// Hostile input costs bounded memory (a few MiB) and one pass. Damaged version information is
/// empty, since Windows runs such files all the same.
/// \a file is open, seekable, and does not change meanwhile.
[[nodiscard]] Result<PeFacts, PeError> readPe(QIODevice &file);

/// What the classifier wants to know of it.
[[nodiscard]] PeNames namesOf(const PeFacts &facts);

} // namespace sobani::catalogue
