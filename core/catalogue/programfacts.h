// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/tool.h"

/// What can be known of a program before it runs. Nothing is opened here.
/// An absent value is unknown; an empty one is known to be empty.
namespace sobani::catalogue {

/// Of a PE file: version information and signature (pefile.h).
struct PeNames
{
    std::optional<QString> originalName;
    std::optional<QString> product;
    /// Common name of the signer's subject, only when the signature covers the file.
    std::optional<QString> signer;
};

/// Of an ELF file (elffile.h).
struct ElfNames
{
    QString soname;
    QStringList needed;
    QString updateInfo; ///< of an AppImage: where its newer versions come from
};

struct ProgramFacts
{
    Platform platform = Platform::Linux;
    /// As the system writes it; for Android and iOS the package or bundle id.
    std::optional<QString> path;
    /// One text, or the arguments with a null character between them.
    std::optional<QString> commandLine;
    std::optional<QString> bundleId;
    std::optional<PeNames> pe;
    std::optional<ElfNames> elf;
};

} // namespace sobani::catalogue
