// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/addressresolver.h"

#include <QUrl>

#include <algorithm>
#include <cstring>

#include <netdb.h>
#include <netinet/in.h>

namespace sobani::guard {

namespace {

std::optional<IpAddress> addressOf(const sockaddr *raw)
{
    if (raw->sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, raw, sizeof v4);
        return IpAddress::fromBytes({reinterpret_cast<const char *>(&v4.sin_addr), 4});
    }
    sockaddr_in6 v6{};
    std::memcpy(&v6, raw, sizeof v6);
    return IpAddress::fromBytes({reinterpret_cast<const char *>(&v6.sin6_addr), 16});
}

} // namespace

std::vector<IpAddress> resolve(const QString &host)
{
    std::vector<IpAddress> found;
    // Numeric addresses are not host names to toAce.
    const QByteArray name = host.contains(u':') ? host.toLatin1() : QUrl::toAce(host);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    if (name.isEmpty() || ::getaddrinfo(name.constData(), nullptr, &hints, &list) != 0)
        return found;
    for (const addrinfo *one = list; one; one = one->ai_next) {
        if (one->ai_family != AF_INET && one->ai_family != AF_INET6)
            continue;
        const auto address = addressOf(one->ai_addr);
        if (address && std::find(found.begin(), found.end(), *address) == found.end())
            found.push_back(*address);
    }
    ::freeaddrinfo(list);
    return found;
}

} // namespace sobani::guard
