// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/processgate.h"

/// Policies and sightings between the gate's processes: positional CBOR, strict and bounded.
/// decode functions give nothing for anything else than what encode made.
namespace sobani::guard {

inline constexpr qsizetype LargestGateFrame = qsizetype{32} * 1024;

[[nodiscard]] QByteArray encode(const GatePolicy &policy);
[[nodiscard]] std::optional<GatePolicy> decodePolicy(QByteArrayView bytes);
[[nodiscard]] QByteArray encode(const ToolSeen &seen);
[[nodiscard]] std::optional<ToolSeen> decodeSeen(QByteArrayView bytes);
[[nodiscard]] QByteArray encode(const ToolEnded &ended);
[[nodiscard]] std::optional<ToolEnded> decodeEnded(QByteArrayView bytes);

} // namespace sobani::guard
