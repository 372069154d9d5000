// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"
#include "core/api/event.h"

#include <QByteArray>

/// Commands and events as CBOR (RFC 8949), one in each frame of the local socket. Both ends
/// read strictly: unknown names, missing, additional and out-of-range values give nothing.
/// The fields are those of the JSON lines. Spec: docs/local-socket.md.
namespace sobani::api {

/// Grows when a name or a field changes; the two ends speak only when theirs are equal.
inline constexpr quint64 SocketVersion = 1;

/// Bytes of the longest frame, either way.
inline constexpr qsizetype LongestCommand = qsizetype{16} * 1024;
inline constexpr qsizetype LongestEvent = qsizetype{1024} * 1024;

[[nodiscard]] QByteArray encodeCommand(const Command &command);
[[nodiscard]] std::optional<Command> decodeCommand(QByteArrayView bytes);

/// What is longer than its bound is cut, so that the other end can always read it.
[[nodiscard]] QByteArray encodeEvent(const Event &event);
[[nodiscard]] std::optional<Event> decodeEvent(QByteArrayView bytes);

} // namespace sobani::api
