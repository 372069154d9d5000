// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/plaintext.h"
#include "core/base/vocabulary.h"
#include "core/wire/cbor.h"

namespace sobani::access {

/// The details as they may travel: every text cut to its limit (Note for the senior's own
/// words and the purpose, ShortText for the rest) without tearing a character apart, and free
/// of control characters. A frightened person's long answer is shortened, never refused.
[[nodiscard]] AccessDetails clipped(AccessDetails details);

/// Positional CBOR; what is read stays within the limits above or the reader fails.
void write(wire::CborWriter &out, const AccessDetails &details);
[[nodiscard]] AccessDetails readDetails(wire::CborReader &in);

} // namespace sobani::access
