// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/connections.h"

#include "platform/linux/guard/containment/netlink.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>

namespace sobani::guard {

namespace {

// Kernel states, include/net/tcp_states.h; not in the exported headers.
constexpr quint32 Established = 1;
constexpr quint32 TimeWait = 6;
constexpr quint32 Close = 7;
constexpr quint32 Listen = 10;
constexpr quint32 AllStates = 0xfff;

constexpr int MostRounds = 4;

/// \a words: the kernel's four for an address, in network order.
IpAddress addressFrom(const quint32 *words, int family)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(words), family == AF_INET ? 4 : 16);
    return IpAddress::fromBytes(bytes).value_or(IpAddress{});
}

bool isAllowed(const ContainmentPolicy &policy, const inet_diag_msg &m, const Endpoint &remote,
               int protocol)
{
    const IpAddress local = addressFrom(m.id.idiag_src, m.idiag_family);
    if (remote.address.isLoopback() || remote.address == local)
        return true;
    return protocol == IPPROTO_TCP && policy.level == NetworkLevel::Contained
           && policy.engineUser != 0 && m.idiag_uid == policy.engineUser
           && std::find(policy.relays.begin(), policy.relays.end(), remote) != policy.relays.end();
}

quint64 movedBytes(QByteArrayView attributes)
{
    quint64 moved = 0;
    forEachAttribute(attributes, [&moved](quint16 type, QByteArrayView value) {
        constexpr auto needed = qsizetype(offsetof(tcp_info, tcpi_segs_out));
        if (type != INET_DIAG_INFO || value.size() < needed)
            return;
        tcp_info info{};
        std::memcpy(&info, value.data(), std::min(sizeof info, std::size_t(value.size())));
        moved = info.tcpi_bytes_acked + info.tcpi_bytes_received;
    });
    return moved;
}

int list(Netlink &netlink, const ContainmentPolicy &policy, int family, int protocol,
         std::vector<Connection> &found)
{
    inet_diag_req_v2 request{};
    request.sdiag_family = quint8(family);
    request.sdiag_protocol = quint8(protocol);
    request.idiag_ext = 1U << (INET_DIAG_INFO - 1);
    request.idiag_states = protocol == IPPROTO_UDP
                               ? 1U << Established
                               : AllStates & ~(1U << Listen | 1U << Close | 1U << TimeWait);
    const auto take = [&](quint16, QByteArrayView payload) {
        const auto m = structFrom<inet_diag_msg>(payload);
        const Endpoint remote{addressFrom(m.id.idiag_dst, m.idiag_family),
                              qFromBigEndian(m.id.idiag_dport)};
        if (isAllowed(policy, m, remote, protocol))
            return;
        inet_diag_req_v2 key{};
        key.sdiag_family = m.idiag_family;
        key.sdiag_protocol = quint8(protocol);
        key.idiag_states = 1U << m.idiag_state;
        key.id = m.id;
        found.push_back({bytesOf(key).toByteArray(), protocol == IPPROTO_TCP, remote,
                         movedBytes(behind(payload, sizeof m))});
    };
    return netlink.dump(SOCK_DIAG_BY_FAMILY, bytesOf(request), take);
}

} // namespace

std::vector<Connection> forbiddenConnections(const ContainmentPolicy &policy, int *error)
{
    Netlink netlink(NETLINK_SOCK_DIAG);
    std::vector<Connection> found;
    int failed = 0;
    for (const int family : {AF_INET, AF_INET6}) {
        for (const int protocol : {IPPROTO_TCP, IPPROTO_UDP}) {
            const int one = list(netlink, policy, family, protocol, found);
            failed = failed ? failed : one;
        }
    }
    if (error)
        *error = failed;
    return found;
}

std::size_t destroyConnections(const ContainmentPolicy &policy)
{
    for (int round = 0; round < MostRounds; ++round) {
        const auto found = forbiddenConnections(policy);
        if (found.empty())
            return 0;
        Netlink netlink(NETLINK_SOCK_DIAG);
        for (const Connection &connection : found) {
            // One that is gone already is as good; one that stays is found again.
            [[maybe_unused]] const int failed =
                netlink.request(SOCK_DESTROY, 0, connection.key);
        }
    }
    return forbiddenConnections(policy).size();
}

} // namespace sobani::guard
