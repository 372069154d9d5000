// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace sobani::platform {

/// What a gate and its owner say to each other: one packet each, the first byte says which.
/// The rest is core/guard/gatewire.h's.
enum class GateFrame : char {
    Hello = 'H',    ///< gate: a worker is up and every mount is marked; a GateHello
    Enforced = 'E', ///< gate: revision of the policy that is in force
    Seen = 'S',     ///< gate: a ToolSeen
    Ended = 'X',    ///< gate: a ToolEnded
    Policy = 'P',   ///< owner: a GatePolicy
    Stop = 'Q',     ///< owner: end the gate; ordinary programs and tools start freely then
};

struct GateHello
{
    qint64 supervisor = 0; ///< process numbers
    qint64 standby = 0;
    qint64 worker = 0;
    int workers = 0; ///< how many there have been, with this one
};

[[nodiscard]] QByteArray encode(const GateHello &hello);
[[nodiscard]] std::optional<GateHello> decodeHello(QByteArrayView bytes);
[[nodiscard]] QByteArray encodeRevision(quint64 revision);
[[nodiscard]] std::optional<quint64> decodeRevision(QByteArrayView bytes);

} // namespace sobani::platform
