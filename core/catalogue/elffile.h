// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalogue/programfacts.h"

#include <QIODevice>

/// What an ELF program says of itself, read from its bytes on any system.
namespace sobani::catalogue {

struct ElfFacts
{
    ElfNames names;
    QString interpreter; ///< its loader; empty: linked statically, or a library
    QByteArray buildId;
    bool appImage = false;
};

enum class ElfError {
    NotElf, ///< not such a file, or cut off in its header
};

/// Reads headers and the dynamic section: at most 1 MiB, whatever the file holds. What is
/// damaged is empty. \a file is open and seekable.
[[nodiscard]] Result<ElfFacts, ElfError> readElf(QIODevice &file);

} // namespace sobani::catalogue
