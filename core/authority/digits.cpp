// SPDX-License-Identifier: MPL-2.0
#include "core/authority/digits.h"

namespace sobani::authority {

std::optional<QString> digitsFrom(QByteArrayView random)
{
    constexpr unsigned Numbers = 100;
    constexpr unsigned Usable = 256 / Numbers * Numbers;
    for (const char c : random) {
        const unsigned byte = uchar(c);
        if (byte < Usable)
            return QStringLiteral("%1").arg(byte % Numbers, 2, 10, QLatin1Char('0'));
    }
    return std::nullopt;
}

} // namespace sobani::authority
