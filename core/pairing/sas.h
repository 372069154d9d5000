// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <array>

namespace sobani::pairing {

/// What both people compare (short authentication string). Digits and pictures come from
/// different bits, so comparing both is worth 44 bits, either alone 20 or 24.
struct Sas
{
    QString digits;                  ///< six
    std::array<QString, 4> pictures; ///< ids of pictureIds()

    friend bool operator==(const Sas &, const Sas &) = default;
};

[[nodiscard]] Sas sasFrom(const QByteArray &transcriptHash);

/// Names of 64 pictures, not translated, in an order that never changes. Every one exists as
/// an emoji of Unicode 12 or earlier, and no two look or sound alike on purpose.
[[nodiscard]] const std::array<QLatin1String, 64> &pictureIds();

} // namespace sobani::pairing
