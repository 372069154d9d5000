// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

#include <vector>

/// Makes different spellings of one name equal. Pure.
namespace sobani::catalogue {

/// Compatibility forms (full-width letters), trade marks and invisible characters are gone,
/// dashes and blanks are the plain ones, foreign look-alikes inside a Latin word are Latin.
/// Case is kept. What an eye reads as one name becomes one text.
[[nodiscard]] QString plain(const QString &text);

/// plain() without case: one character for one character.
[[nodiscard]] QString fold(const QString &text);

/// A name with the places where its words begin.
struct Spelling
{
    QString folded;
    /// One more than characters: true where a word may begin or end (blank, sign, small to
    /// capital, letter to digit, one script to another).
    std::vector<bool> boundary;
};
[[nodiscard]] Spelling spell(const QString &text);

/// Case-insensitive by being used on folded text; "*" is any run of characters, "?" is one.
[[nodiscard]] bool globMatches(QStringView glob, QStringView text);

} // namespace sobani::catalogue
