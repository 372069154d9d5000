// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/windowfile.h"

#include <QHash>
#include <QString>

#include <vector>

/// Internal to core/catalogue: the parts of a PE file (Microsoft's "PE Format").
namespace sobani::catalogue {

struct PeSection
{
    quint32 address = 0; ///< relative to the image
    quint32 size = 0;    ///< in memory or in the file, whichever is larger
    quint32 offset = 0;  ///< in the file
};

/// Where an address of the image lies in the file.
[[nodiscard]] std::optional<quint64> fileOffset(const std::vector<PeSection> &sections,
                                                quint32 address);

/// The strings of the version information whose resources begin at \a address; empty when
/// there are none or they are damaged. Keys as they stand there; values are clipped.
[[nodiscard]] QHash<QString, QString>
versionStrings(WindowFile &file, const std::vector<PeSection> &sections, quint32 address);

/// The strings inside one VS_VERSIONINFO structure.
[[nodiscard]] QHash<QString, QString> stringsOf(QByteArrayView version);

} // namespace sobani::catalogue
