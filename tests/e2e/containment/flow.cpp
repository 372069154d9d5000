// SPDX-License-Identifier: MPL-2.0
#include "tests/e2e/containment/flow.h"

#include <QThread>

#include <array>
#include <cerrno>
#include <cstring>

#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/fsuid.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sobani::tests {

using guard::IpAddress;
using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr int Patience = 400; ///< ms; the longest way here takes microseconds
constexpr std::array<char, 1024> chunk{'x'};

struct Raw
{
    sockaddr_storage storage{};
    socklen_t size = 0;
    [[nodiscard]] sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
};

Raw rawOf(const IpAddress &address, quint16 port)
{
    Raw raw;
    const QByteArray bytes = address.bytes();
    if (address.isV4()) {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&raw.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        std::memcpy(&v4->sin_addr, bytes.constData(), 4);
        raw.size = sizeof *v4;
    } else {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&raw.storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        std::memcpy(&v6->sin6_addr, bytes.constData(), 16);
        raw.size = sizeof *v6;
    }
    return raw;
}

/// This thread's files and sockets are \a user's meanwhile: what the packet filter looks at.
struct AsUser
{
    explicit AsUser(quint32 user) : self(uid_t(::setfsuid(user))) {}
    ~AsUser() { ::setfsuid(self); }
    uid_t self;
};

bool waitFor(const Socket &socket, short what, int ms = Patience)
{
    pollfd one{socket.fd(), what, 0};
    return ::poll(&one, 1, ms) > 0 && (one.revents & what);
}

bool dial(const Socket &socket, const IpAddress &to, quint16 port)
{
    Raw raw = rawOf(to, port);
    if (::connect(socket.fd(), raw.get(), raw.size) == 0)
        return true;
    if (errno != EINPROGRESS || !waitFor(socket, POLLOUT))
        return false;
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(socket.fd(), SOL_SOCKET, SO_ERROR, &error, &size);
    return error == 0;
}

/// Everything that waits; sets \a over when the other side or the kernel ended it.
quint64 drain(const Socket &socket, bool &over)
{
    std::array<char, 65536> buffer{};
    quint64 all = 0;
    for (;;) {
        const auto size = ::recv(socket.fd(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (size > 0) {
            all += quint64(size);
            continue;
        }
        over = over || size == 0 || (errno != EAGAIN && errno != EINTR);
        return all;
    }
}

} // namespace

Socket::~Socket()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Socket bound(Kind kind, const End &end)
{
    Socket socket(end.where->run([&] {
        const AsUser user(end.user);
        return ::socket(end.address.isV4() ? AF_INET : AF_INET6,
                        (kind == Kind::Tcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    }));
    const int one = 1;
    ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    Raw raw = rawOf(end.address, end.port);
    if (::bind(socket.fd(), raw.get(), raw.size) != 0)
        qFatal("cannot bind: %s", qPrintable(qt_error_string(errno)));
    return socket;
}

quint16 portOf(const Socket &socket)
{
    sockaddr_storage raw{};
    socklen_t size = sizeof raw;
    ::getsockname(socket.fd(), reinterpret_cast<sockaddr *>(&raw), &size);
    return raw.ss_family == AF_INET ? ntohs(reinterpret_cast<sockaddr_in *>(&raw)->sin_port)
                                    : ntohs(reinterpret_cast<sockaddr_in6 *>(&raw)->sin6_port);
}

Flow::Flow(Kind kind, const End &from, const End &to)
{
    m_standing = kind == Kind::Tcp ? connectTcp(from, to) : connectUdp(from, to);
}

bool Flow::connectTcp(const End &from, const End &to)
{
    const Socket listener = bound(Kind::Tcp, to);
    m_from = bound(Kind::Tcp, from);
    if (::listen(listener.fd(), 1) != 0 || !dial(m_from, to.address, portOf(listener)))
        return false;
    if (!waitFor(listener, POLLIN))
        return false;
    m_to = Socket(::accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    return bool(m_to);
}

bool Flow::connectUdp(const End &from, const End &to)
{
    m_to = bound(Kind::Udp, to);
    m_from = bound(Kind::Udp, from);
    Raw far = rawOf(to.address, portOf(m_to));
    const Raw near = rawOf(from.address, portOf(m_from));
    m_answerTo = QByteArray(reinterpret_cast<const char *>(&near.storage), qsizetype(near.size));
    return ::connect(m_from.fd(), far.get(), far.size) == 0;
}

void Flow::talk(std::chrono::milliseconds time)
{
    const auto until = SteadyClock::now() + time;
    while (SteadyClock::now() < until) {
        if (m_from)
            ::send(m_from.fd(), chunk.data(), chunk.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (m_to)
            ::sendto(m_to.fd(), chunk.data(), chunk.size(), MSG_DONTWAIT | MSG_NOSIGNAL,
                     reinterpret_cast<const sockaddr *>(m_answerTo.isEmpty() ? nullptr : m_answerTo.constData()),
                     socklen_t(m_answerTo.size()));
        QThread::usleep(200);
        if (m_from)
            m_atFrom += drain(m_from, m_fromOver);
        if (m_to)
            m_atTo += drain(m_to, m_toOver);
    }
}

bool Flow::carries(qsizetype bytes, std::chrono::milliseconds patience)
{
    const QByteArray load(bytes, 'x');
    const auto until = SteadyClock::now() + patience;
    const quint64 wanted = m_atTo + quint64(bytes);
    qsizetype sent = 0;
    while (m_atTo < wanted && SteadyClock::now() < until) {
        const auto more = ::send(m_from.fd(), load.constData() + sent, std::size_t(bytes - sent),
                                 MSG_DONTWAIT | MSG_NOSIGNAL);
        sent += more > 0 ? qsizetype(more) : 0;
        QThread::usleep(500);
        m_atTo += drain(m_to, m_toOver);
    }
    return m_atTo >= wanted;
}

bool passes(Kind kind, const End &from, const End &to)
{
    Flow flow(kind, from, to);
    if (!flow.standing())
        return false;
    const auto until = SteadyClock::now() + std::chrono::milliseconds(Patience);
    while (SteadyClock::now() < until && !(flow.arrivedAtFrom() && flow.arrivedAtTo()))
        flow.talk(5ms);
    return flow.arrivedAtFrom() && flow.arrivedAtTo();
}

bool arrives(const End &from, const End &to)
{
    const Socket target = bound(Kind::Udp, to);
    const Socket sender = bound(Kind::Udp, from);
    Raw raw = rawOf(to.address, portOf(target));
    // Twice: the first may be lost to a neighbour that is still being asked for.
    for (int i = 0; i < 2; ++i) {
        ::sendto(sender.fd(), "?", 1, 0, raw.get(), raw.size);
        if (waitFor(target, POLLIN, Patience / 2))
            return true;
    }
    return false;
}

bool echoes(const Namespace &from, const IpAddress &to)
{
    const bool v4 = to.isV4();
    const Socket socket(from.run([v4] {
        return ::socket(v4 ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC,
                        v4 ? int(IPPROTO_ICMP) : int(IPPROTO_ICMPV6));
    }));
    std::array<char, 8> request{v4 ? char(ICMP_ECHO) : char(ICMP6_ECHO_REQUEST)};
    Raw raw = rawOf(to, 0);
    ::sendto(socket.fd(), request.data(), request.size(), 0, raw.get(), raw.size);
    return waitFor(socket, POLLIN);
}

} // namespace sobani::tests
