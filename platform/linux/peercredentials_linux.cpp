// SPDX-License-Identifier: MPL-2.0
#include "platform/common/peercredentials.h"

#include <sys/socket.h>
#include <unistd.h>

namespace sobani::platform {

std::optional<PeerCredentials> peerCredentials(qintptr descriptor, SocketEnd)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0
        || size != sizeof peer || peer.pid == 0)
        return std::nullopt;
    return PeerCredentials{QString::number(peer.uid), peer.pid};
}

QString ownUser()
{
    return QString::number(::geteuid());
}

QString engineSocketPath()
{
    return QStringLiteral("/run/sobani/engine");
}

QString administrator()
{
    return QStringLiteral("0");
}

} // namespace sobani::platform
