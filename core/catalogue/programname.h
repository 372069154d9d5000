// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/tool.h"

#include <QString>
#include <QStringList>

/// Takes a path apart as text and strips what copying and downloading add to names. Pure.
namespace sobani::catalogue {

struct ProgramName
{
    QString path;         ///< folded, with "/" between the parts
    QString file;         ///< last part, plain, as it stands there
    QString base;         ///< file without its endings and without the marks of a copy; plain
    QStringList parts;    ///< folders above the file, plain
    bool program = true;  ///< false for what cannot be started: documents, pictures, libraries
    bool windows = false; ///< its ending is one of Windows programs
    bool ended = false;   ///< it has the ending of a program or a package
};

/// Longer paths keep their end, where the name is.
inline constexpr qsizetype MaximumPath = 4096;

[[nodiscard]] ProgramName programName(const QString &path, Platform platform);

/// A file name without endings and marks of copies, plain.
[[nodiscard]] QString baseName(const QString &file);

/// Folded key under which a file name of the catalogue is compared: without its ending.
[[nodiscard]] QString nameKey(const QString &file);

} // namespace sobani::catalogue
