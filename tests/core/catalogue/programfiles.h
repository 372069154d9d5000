// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

/// Makes the files that readers of programs read: small, and right to the last byte.
namespace sobani::catalogue::testing {

using Strings = std::vector<std::pair<QString, QString>>;

/// VS_VERSIONINFO with one table of \a strings.
[[nodiscard]] QByteArray makeVersion(const Strings &strings);

/// A PE32+ (or PE32) file whose only section holds that version information.
[[nodiscard]] QByteArray makePe(const Strings &strings, bool wide = true);

/// \a pe with a certificate table that holds \a signature, and the entry that says so.
[[nodiscard]] QByteArray withSignature(QByteArray pe, const QByteArray &signature);

struct ElfPlan
{
    QString soname;
    QStringList needed;
    QString interpreter;
    QByteArray buildId;
    QString updateInfo; ///< makes it an AppImage
    bool wide = true;
    bool big = false;
};
[[nodiscard]] QByteArray makeElf(const ElfPlan &plan);

} // namespace sobani::catalogue::testing
