// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

/// How a person types and reads the 12 characters of an invite. Only the shape:
/// the engine checks the code itself.
namespace sobani::pairing::typedcode {

inline constexpr qsizetype Length = 12;

/// Upper-case ASCII letters and digits of what was typed or pasted, whatever spaces, hyphens,
/// full-width forms or look-alikes (O, I, L) it had; at most Length of them.
[[nodiscard]] QString cleaned(const QString &typed);
/// "ABCD EFGH JKMN" from a cleaned, possibly unfinished code.
[[nodiscard]] QString grouped(const QString &code);
[[nodiscard]] bool isComplete(const QString &typed);

} // namespace sobani::pairing::typedcode
