// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace sobani::guard {

/// The bytes of a program's file; hostile input. Used by one thread at a time.
class ProgramContent
{
public:
    virtual ~ProgramContent() = default;
    [[nodiscard]] virtual qint64 size() const = 0;
    /// Up to \a length bytes from \a offset; fewer at the end of the file, none on an error.
    [[nodiscard]] virtual QByteArray read(qint64 offset, qint64 length) const = 0;
};

/// What is known of a program that starts or runs, apart from its content.
struct ProgramFacts
{
    QString path;            ///< as the system names it; may be empty, and may lie
    QStringList commandLine; ///< empty before the program has started
};

/// Why a program counts as a tool of the catalogue.
struct Recognition
{
    QString toolId; ///< see isToolId()
    QString reason; ///< for people, in the catalogue's words; at most ReasonLimit characters
};

inline constexpr qsizetype ReasonLimit = 280;

/// Knows a catalogued remote-control tool when it sees one; nothing for anything else.
///
/// Pure and thread-safe: several threads ask at once, and the answer is remembered for that
/// content. An exec waits for it: it reads a bounded part of the content and finishes within
/// milliseconds.
class ProgramJudge
{
public:
    virtual ~ProgramJudge() = default;
    [[nodiscard]] virtual std::optional<Recognition> judge(const ProgramFacts &facts,
                                                           const ProgramContent &content) const = 0;
};

} // namespace sobani::guard
