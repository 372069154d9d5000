// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritystate.h"
#include "core/wire/cbor.h"

/// Bytes of what the authority keeps about containment; internal to core/authority.
namespace sobani::authority {

/// Nobody presses HELP that often; bounds what a decoder takes.
inline constexpr quint64 MostEpochs = 1'000'000'000'000;

void writeBinding(wire::CborWriter &out, const ContainmentBinding &of);
[[nodiscard]] ContainmentBinding readBinding(wire::CborReader &in);
void writeWaiting(wire::CborWriter &out, const std::optional<Waiting> &waiting);
[[nodiscard]] std::optional<Waiting> readWaiting(wire::CborReader &in);
void writeIsolation(wire::CborWriter &out, const Isolation &isolation);
[[nodiscard]] Isolation readIsolation(wire::CborReader &in);

} // namespace sobani::authority
