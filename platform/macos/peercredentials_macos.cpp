// SPDX-License-Identifier: MPL-2.0
#include "platform/common/peercredentials.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace sobani::platform {

std::optional<PeerCredentials> peerCredentials(qintptr descriptor, SocketEnd)
{
    uid_t user = 0;
    gid_t group = 0;
    if (::getpeereid(int(descriptor), &user, &group) != 0)
        return std::nullopt;
    pid_t process = 0;
    socklen_t size = sizeof process;
    if (::getsockopt(int(descriptor), SOL_LOCAL, LOCAL_PEERPID, &process, &size) != 0)
        process = 0;
    return PeerCredentials{QString::number(user), process};
}

QString ownUser()
{
    return QString::number(::geteuid());
}

QString engineSocketPath()
{
    return QStringLiteral("/var/run/sobani/engine");
}

QString administrator()
{
    return QStringLiteral("0");
}

} // namespace sobani::platform
