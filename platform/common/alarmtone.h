// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>

namespace sobani::platform {

/// One period of the alarm, to be repeated without a gap: two low beats and a rest, 16-bit
/// mono samples of the machine's byte order.
///
/// 520 Hz with odd harmonics: the tone that wakes sleepers, and old ears, most surely; high
/// pitches are the first that age takes. Begins and ends at zero.
inline constexpr int ToneRate = 44'100;
[[nodiscard]] QByteArray alarmTone();

} // namespace sobani::platform
