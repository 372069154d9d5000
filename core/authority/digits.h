// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sobani::authority {

/// The two digits of number matching, "00" to "99", each equally likely: bytes that would
/// favour some numbers are passed over. Nothing when \a random has no usable byte (of 16
/// bytes that happens once in 10^10).
[[nodiscard]] std::optional<QString> digitsFrom(QByteArrayView random);

} // namespace sobani::authority
