// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"

/// What a front on the local socket may ask of an engine that runs as a system service.
///
/// The senior's session may belong to an attacker who reads, clicks and replaces programs as
/// her: from there, commands only tighten, ask, or say what she sees. Whatever makes the
/// protection less (who is in the family, whom the screen tells her to telephone, which device
/// this is) needs an administrator. Table: docs/local-socket.md.
namespace sobani::api {

enum class Permission {
    Anybody,       ///< every user whom the socket lets in
    OncePermitted, ///< an administrator, or anybody while a consent to one pairing lasts
    Administrator,
    Nobody,        ///< not over a socket at all
};

[[nodiscard]] Permission permissionFor(Role deviceRole, const CommandBody &command);

/// What a command takes out of its connection's allowance (see TokenBucket): those that read
/// the disk cost more.
[[nodiscard]] int priceOf(const CommandBody &command);

} // namespace sobani::api
