// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/fuzz/decoders.h"

namespace sobani::fuzz {

/// The readers of the catalogue, and of programs that somebody else made.
void addCatalogue(std::vector<Decoder> &list);

} // namespace sobani::fuzz
