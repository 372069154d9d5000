// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/gateprocess.h"

#include "platform/linux/guard/gatesupervisor.h"
#include "core/guard/gatewire.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace sobani::platform {

namespace {

constexpr int MostConnecting = 8;

Result<FileDescriptor, GateError> listenAt(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || std::size_t(path.size()) >= sizeof address.sun_path)
        return Failure{GateError::NoSocket};
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    const auto *raw = reinterpret_cast<const sockaddr *>(&address);
    const auto open = [] {
        return FileDescriptor(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
    };
    if (::connect(open().get(), raw, sizeof address) == 0)
        return Failure{GateError::AlreadyRuns};
    ::unlink(path.constData());
    FileDescriptor socket = open();
    const mode_t mask = ::umask(0077);
    const bool bound = ::bind(socket.get(), raw, sizeof address) == 0;
    ::umask(mask);
    if (!bound || ::listen(socket.get(), MostConnecting) != 0)
        return Failure{GateError::NoSocket};
    return socket;
}

/// What the caller had open is not the gate's, and would stay open with it.
void closeAllBut(const GateParts &parts)
{
    const FileDescriptor null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    ::dup2(null.get(), STDIN_FILENO);
    ::dup2(null.get(), STDOUT_FILENO);
    for (int fd = STDERR_FILENO + 1; fd < MostDescriptors; ++fd) {
        if (fd != parts.group.fd() && fd != parts.events.fd() && fd != parts.listener.get()
            && fd != null.get())
            ::close(fd);
    }
}

[[noreturn]] void become(GateParts &parts, const QByteArray &socketPath)
{
    ::setsid();
    (void)!::chdir("/");
    closeAllBut(parts);
    const rlimit descriptors{MostDescriptors, MostDescriptors};
    ::setrlimit(RLIMIT_NOFILE, &descriptors);
    GateSupervisor(parts).supervise();
    ::unlink(socketPath.constData());
    ::_exit(0);
}

} // namespace

Result<qint64, GateError> startGate(const GateSetup &setup)
{
    auto listener = listenAt(setup.socketPath);
    if (!listener)
        return Failure{listener.error()};
    GateParts parts{ExecGroup::open(),   ProcessEvents::open(), *std::move(listener),
                    GateShared::create(), setup.scope,           setup.cgroup, &setup.judge};
    if (!parts.group.isOpen() || !parts.events.isOpen())
        return Failure{GateError::NoPermission};
    if (!parts.shared || !parts.shared->storePolicy(guard::encode(setup.policy)))
        return Failure{GateError::NoMemory};
    const pid_t child = ::fork();
    if (child == 0)
        become(parts, setup.socketPath);
    if (child < 0)
        return Failure{GateError::NoProcess};
    return qint64(child);
}

} // namespace sobani::platform
