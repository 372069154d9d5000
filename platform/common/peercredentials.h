// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

#include <optional>

/// Who is at the other end of a local socket: the system's word, not the peer's. One
/// implementation per system.
namespace sobani::platform {

struct PeerCredentials
{
    QString user;       ///< user id in decimal; where users have none, the SID's text
    qint64 process = 0; ///< 0 where the system does not say; for logs only, ids are used again
};

enum class SocketEnd { Server, Client };

/// \a descriptor: of a connected local socket, whose own end is \a own. The user is who made
/// the other end: connected there (for a server), or listens there (for a client).
[[nodiscard]] std::optional<PeerCredentials> peerCredentials(qintptr descriptor, SocketEnd own);

/// This process's own (effective) user.
[[nodiscard]] QString ownUser();
/// Where the engine's service listens on this system, when nobody says otherwise: a place where
/// only services can make a socket.
[[nodiscard]] QString engineSocketPath();
/// The user that may do everything on this system.
[[nodiscard]] QString administrator();

} // namespace sobani::platform
