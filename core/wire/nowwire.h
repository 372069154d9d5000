// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/wire/cbor.h"

namespace sobani::wire {

/// Times before 1970 or before the start of the machine do not exist and are written as 0.
void write(CborWriter &out, WallTime time);
void write(CborWriter &out, const BootTime &time);
void write(CborWriter &out, const Now &now);
[[nodiscard]] WallTime readWallTime(CborReader &in);
[[nodiscard]] BootTime readBootTime(CborReader &in);
[[nodiscard]] Now readNow(CborReader &in);

} // namespace sobani::wire
