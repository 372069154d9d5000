// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/catalogue/classifier.h"

namespace sobani::app {

/// Why a program was recognised, in English, for people who run the guard.
[[nodiscard]] QString reasonWords(const catalogue::Recognition &recognition);

} // namespace sobani::app
