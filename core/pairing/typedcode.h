// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

/// The invite as it is read over the telephone: 12 characters of Crockford's base32.
namespace sobani::pairing {

enum class OfferError {
    Malformed, ///< not a code and not an invite address
    Checksum,  ///< a typed code with a slip in it
    Version,   ///< made by another generation of Sobani
};

inline constexpr qsizetype CodeLength = 12;
/// The 50 secret bits of a code, as the low bits of 7 big-endian bytes.
inline constexpr qsizetype CodeSecretSize = 7;

/// 50 fresh bits.
[[nodiscard]] SecretBytes randomCodeSecret();
/// One symbol for the format's version, ten for the secret, one that checks the others:
/// any single wrong character and any two exchanged ones are noticed.
[[nodiscard]] QString codeFromSecret(const SecretBytes &secret);
/// The code as people see it: groups of four with hyphens between.
[[nodiscard]] QString groupedCode(const QString &code);
/// Forgives what people and keyboards do: lower case, full width, spaces, every kind of
/// hyphen (the Japanese prolonged sound mark is one), O for 0, I and L for 1.
[[nodiscard]] Result<SecretBytes, OfferError> secretFromCode(const QString &typed);

} // namespace sobani::pairing
