// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/probe.h"

#include <cerrno>
#include <cstring>
#include <optional>

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <sys/fsuid.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sobani::guard {

using namespace std::chrono_literals;

namespace {

constexpr auto ResetComesWithin = 300ms; ///< our own reset comes over loopback, in microseconds

/// The packet filter takes the user who made the socket, whoever owns it later, so this thread
/// is that user for the moment.
class Socket
{
public:
    Socket(const IpAddress &to, int type, int protocol, quint32 user)
    {
        const auto self = uid_t(::setfsuid(user));
        m_is = uid_t(::setfsuid(uid_t(-1))) == user;
        m_fd = ::socket(to.isV4() ? AF_INET : AF_INET6, type | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol);
        m_noFamily = m_fd < 0 && errno == EAFNOSUPPORT;
        ::setfsuid(self);
    }
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    /// Made, and as the user that was asked for.
    [[nodiscard]] bool isThere() const { return m_is && m_fd >= 0; }
    /// Nothing can leave by a family that this machine does not have; all else is not known.
    [[nodiscard]] bool leaksWithoutTrying() const { return !isThere() && !m_noFamily; }

private:
    int m_fd = -1;
    bool m_is = false;
    bool m_noFamily = false;
};

struct Address
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    [[nodiscard]] const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

template<typename Raw>
Address addressOf(const Raw &raw)
{
    Address address;
    std::memcpy(&address.storage, &raw, sizeof raw);
    address.size = sizeof raw;
    return address;
}

Address addressOf(const Endpoint &to)
{
    const QByteArray bytes = to.address.bytes();
    if (to.address.isV4()) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(to.port);
        std::memcpy(&v4.sin_addr, bytes.constData(), sizeof v4.sin_addr);
        return addressOf(v4);
    }
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(to.port);
    std::memcpy(&v6.sin6_addr, bytes.constData(), sizeof v6.sin6_addr);
    return addressOf(v6);
}

bool sends(const Socket &socket, const Endpoint &to, QByteArrayView packet)
{
    const Address address = addressOf(to);
    const auto sent = ::sendto(socket.fd(), packet.data(), std::size_t(packet.size()), 0,
                               address.get(), address.size);
    return sent == packet.size();
}

/// 0 once it is connected, an errno once it is not, ETIMEDOUT when neither came in time.
int connectResult(const Socket &socket, const Endpoint &to, std::chrono::milliseconds patience)
{
    const Address address = addressOf(to);
    if (::connect(socket.fd(), address.get(), address.size) == 0)
        return 0;
    if (errno != EINPROGRESS)
        return errno;
    pollfd waiting{socket.fd(), POLLOUT, 0};
    if (::poll(&waiting, 1, int(patience.count())) <= 0)
        return ETIMEDOUT;
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(socket.fd(), SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
}

std::optional<IpAddress> neighbourOf(const sockaddr *own)
{
    if (!own || (own->sa_family != AF_INET && own->sa_family != AF_INET6))
        return std::nullopt;
    QByteArray bytes;
    if (own->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, own, sizeof v4);
        bytes = QByteArray(reinterpret_cast<const char *>(&v4.sin_addr), 4);
    } else {
        sockaddr_in6 v6{};
        std::memcpy(&v6, own, sizeof v6);
        bytes = QByteArray(reinterpret_cast<const char *>(&v6.sin6_addr), 16);
    }
    bytes.back() = char(bytes.back() ^ 3); // 1 and 2 are each other's in the smallest networks
    return IpAddress::fromBytes(bytes);
}

} // namespace

std::vector<IpAddress> neighbours()
{
    std::vector<IpAddress> all;
    ifaddrs *list = nullptr;
    if (::getifaddrs(&list) != 0)
        return all;
    for (const ifaddrs *one = list; one; one = one->ifa_next) {
        const auto neighbour = neighbourOf(one->ifa_addr);
        if (!(one->ifa_flags & IFF_LOOPBACK) && neighbour && neighbour->isOrdinary())
            all.push_back(*neighbour);
    }
    ::freeifaddrs(list);
    return all;
}

bool datagramLeaves(const Endpoint &to, quint32 user)
{
    const Socket socket(to.address, SOCK_DGRAM, 0, user);
    return socket.isThere() ? sends(socket, to, "?") : socket.leaksWithoutTrying();
}

bool echoLeaves(const IpAddress &to)
{
    const Socket socket(to, SOCK_RAW, to.isV4() ? int(IPPROTO_ICMP) : int(IPPROTO_ICMPV6), 0);
    QByteArray request(8, '\0');
    request[0] = to.isV4() ? char(ICMP_ECHO) : char(ICMP6_ECHO_REQUEST);
    return socket.isThere() ? sends(socket, {to, 0}, request) : socket.leaksWithoutTrying();
}

bool connectionLeaves(const Endpoint &to, quint32 user)
{
    const Socket socket(to.address, SOCK_STREAM, 0, user);
    if (!socket.isThere())
        return socket.leaksWithoutTrying();
    const int one = 1;
    if (to.address.isV4())
        ::setsockopt(socket.fd(), IPPROTO_IP, IP_TTL, &one, sizeof one);
    else
        ::setsockopt(socket.fd(), IPPROTO_IPV6, IPV6_UNICAST_HOPS, &one, sizeof one);
    const int result = connectResult(socket, to, ResetComesWithin);
    // Our own reset refuses it; a missing route or address means there is no way out at all.
    return result == 0 || result == ETIMEDOUT;
}

bool connects(const Endpoint &to, quint32 user, std::chrono::milliseconds patience)
{
    const Socket socket(to.address, SOCK_STREAM, 0, user);
    return socket.isThere() && connectResult(socket, to, patience) == 0;
}

} // namespace sobani::guard
