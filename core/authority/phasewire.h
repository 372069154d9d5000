// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritystate.h"

/// A request's phase in the stored state; internal to core/authority. Reading fails for what
/// the rules never make, such as an approval without an approver.
namespace sobani::authority {

void writePhase(wire::CborWriter &out, const Phase &phase);
[[nodiscard]] Phase readPhase(wire::CborReader &in);

} // namespace sobani::authority
