// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

/// What people type and paste, made fit to be stored, sent and shown. A frightened person's
/// long answer is shortened, never refused.
namespace sobani {

/// \a text cut to \a maximum UTF-16 units without tearing a character apart, and free of lone
/// surrogates and of control characters; line feeds stay.
[[nodiscard]] QString clippedText(const QString &text, qsizetype maximum);

/// The same in one line, for names and numbers: line breaks become spaces, ends are trimmed.
[[nodiscard]] QString plainLine(const QString &text, qsizetype maximum);

} // namespace sobani
