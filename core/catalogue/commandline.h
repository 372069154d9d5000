// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/tool.h"

#include <QString>
#include <QStringList>

#include <vector>

/// Which programs a command line starts through a shell, a loader or an interpreter. Pure.
///
/// Only what is started counts: a program that merely reads, lists, ends or removes another
/// names it too.
namespace sobani::catalogue {

inline constexpr qsizetype MaximumCommandLine = 8192;

struct Word
{
    QString text;
    bool quoted = false;
};
using Words = std::vector<Word>;

/// Takes a command line apart as the system's programs do.
[[nodiscard]] Words splitCommandLine(const QString &commandLine, Platform platform);

/// A program that another one starts, and its own arguments.
struct Launch
{
    QString program; ///< path, name, link, or bundle id
    Words arguments;
    bool needsEnding = false; ///< its starter opens other things too: only a program's file counts
};

/// \a starter is the folded base name of the running program, \a arguments what follows it.
/// Empty when it is none that starts others.
[[nodiscard]] std::vector<Launch> launches(const QString &starter, const Words &arguments,
                                           Platform platform);

} // namespace sobani::catalogue
