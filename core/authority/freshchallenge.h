// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/isolation.h"

/// The randomness of LocalAuthority; internal to core/authority.
namespace sobani::authority {

/// Two digits, each pair equally likely.
[[nodiscard]] QString freshDigits();
[[nodiscard]] Challenge freshChallenge();

} // namespace sobani::authority
