// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sobani::guard {

inline constexpr qsizetype DigestSize = 32;     ///< SHA-256
inline constexpr qsizetype ToolIdLimit = 120;   ///< characters of a catalogue id

/// Exactly which program an approval is about: a catalogued tool, and the content of the file.
///
/// Two files with one name are two identities; a copy under another name is the same one.
struct ToolIdentity
{
    QString toolId;    ///< id in the catalogue: lower-case ASCII letters, digits, '-', '_', '.'
    QByteArray sha256; ///< of the whole file, DigestSize bytes

    friend bool operator==(const ToolIdentity &, const ToolIdentity &) = default;
};

[[nodiscard]] bool isToolId(QStringView text);
[[nodiscard]] bool isValid(const ToolIdentity &tool);
/// "id:64 hex digits": what helpers sign as the tool of a request.
[[nodiscard]] QString toString(const ToolIdentity &tool);
/// The identity in exactly that form, or nothing.
[[nodiscard]] std::optional<ToolIdentity> toolIdentityFrom(QStringView text);

} // namespace sobani::guard
