// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"
#include "core/api/event.h"
#include "core/base/result.h"

#include <QByteArray>

/// Commands and events as JSON lines (RFC 8259, UTF-8, one object a line).
/// Spec: docs/device-protocol.md.
namespace sobani::api {

/// Longest line in either direction, bytes, without the line feed.
inline constexpr qsizetype MaximumLine = qsizetype{64} * 1024;

struct BadCommand
{
    QString code;    ///< "bad-json", "too-long", "unknown-command" or "bad-field"
    QString message; ///< which field, in English; never a value from the line
    QString ref;     ///< the line's own, when it could be read
};

/// Strict: fields of a wrong type, unknown fields and over-long texts are refused by name.
[[nodiscard]] Result<Command, BadCommand> parseCommand(QByteArrayView line);
/// One line without line feed, at most MaximumLine bytes.
[[nodiscard]] QByteArray formatEvent(const Event &event);

} // namespace sobani::api
