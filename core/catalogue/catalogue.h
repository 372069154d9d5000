// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalogue/tool.h"

#include <QByteArray>
#include <QSet>

/// The list of remote-control tools, read from its text form.
namespace sobani::catalogue {

inline constexpr qsizetype MaximumSize = 1024LL * 1024; ///< of the text form, bytes
inline constexpr qsizetype MaximumLine = 512;         ///< bytes
inline constexpr std::size_t MaximumTools = 2000;
inline constexpr std::size_t MaximumSigns = 400; ///< per tool

/// Words that stand beside a tool's name in a file name. All folded (textfold.h).
struct Vocabulary
{
    QSet<QString> filler;    ///< say nothing: "setup", "x64"
    QSet<QString> contrary;  ///< make it something else: "uninstaller", "notes", "vpn"
    QSet<QString> operators; ///< make it the side that controls: "viewer"
    QStringList uninstaller; ///< globs over file names
};

enum class ParseError {
    TooLarge,
    NotText,     ///< not UTF-8, or with control characters
    OtherFormat, ///< of a later version of this program
    BadLine,     ///< unknown key, missing or wrong value, wrong order
    Duplicate,   ///< the same tool, or one sign twice in a tool
    TooBroad,    ///< a sign that would match ordinary software: too short, only wildcards
    Empty,       ///< no version or no tools
};

struct ParseFailure
{
    ParseError error = ParseError::BadLine;
    int line = 0; ///< from 1; 0 when it is not about one line
};

/// Immutable once read. Invariant: every id is unique; every sign passed the checks above.
class Catalogue
{
public:
    /// Strict: an unknown key or a value out of bounds refuses the whole text, since half a
    /// catalogue would look like a whole one.
    [[nodiscard]] static Result<Catalogue, ParseFailure> parse(QByteArrayView text);

    /// Grows with every published change; an update with a lower one is refused.
    [[nodiscard]] quint64 version() const { return m_version; }
    [[nodiscard]] const std::vector<Tool> &tools() const { return m_tools; }
    [[nodiscard]] const Vocabulary &vocabulary() const { return m_vocabulary; }
    /// Null when there is no such tool.
    [[nodiscard]] const Tool *tool(const QString &id) const;

private:
    friend class Parser;
    quint64 m_version = 0;
    std::vector<Tool> m_tools;
    Vocabulary m_vocabulary;
};

/// The catalogue that this program was built with.
[[nodiscard]] Catalogue builtInCatalogue();

} // namespace sobani::catalogue
