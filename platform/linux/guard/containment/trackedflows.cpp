// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/connections.h"
#include "platform/linux/guard/containment/netlink.h"

#include <algorithm>

#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <linux/netlink.h>

namespace sobani::guard {

namespace {

constexpr quint16 message(int what)
{
    return quint16(NFNL_SUBSYS_CTNETLINK << 8 | what);
}

struct Tracked
{
    nfgenmsg header{};
    QByteArray tuple; ///< CTA_TUPLE_ORIG as the kernel wrote it
    QByteArray zone;
    IpAddress source;
    IpAddress target;
};

void readAddresses(QByteArrayView tuple, Tracked &tracked)
{
    forEachAttribute(tuple, [&tracked](quint16 type, QByteArrayView value) {
        if (type != CTA_TUPLE_IP)
            return;
        forEachAttribute(value, [&tracked](quint16 which, QByteArrayView bytes) {
            const IpAddress address = IpAddress::fromBytes(bytes).value_or(IpAddress{});
            if (which == CTA_IP_V4_SRC || which == CTA_IP_V6_SRC)
                tracked.source = address;
            else if (which == CTA_IP_V4_DST || which == CTA_IP_V6_DST)
                tracked.target = address;
        });
    });
}

Tracked read(QByteArrayView payload)
{
    Tracked tracked;
    tracked.header = structFrom<nfgenmsg>(payload);
    forEachAttribute(behind(payload, sizeof tracked.header),
                     [&tracked](quint16 type, QByteArrayView value) {
                         if (type == CTA_TUPLE_ORIG) {
                             tracked.tuple = value.toByteArray();
                             readAddresses(value, tracked);
                         } else if (type == CTA_ZONE) {
                             tracked.zone = value.toByteArray();
                         }
                     });
    return tracked;
}

bool stays(const Tracked &tracked, const ContainmentPolicy &policy)
{
    const bool toRelay =
        std::any_of(policy.relays.begin(), policy.relays.end(), [&tracked](const Endpoint &relay) {
            return relay.address == tracked.target || relay.address == tracked.source;
        });
    return toRelay || tracked.target.isLoopback();
}

} // namespace

void forgetTrackedFlows(const ContainmentPolicy &policy)
{
    Netlink netlink(NETLINK_NETFILTER);
    std::vector<Tracked> all;
    nfgenmsg any{};
    any.version = NFNETLINK_V0;
    const int failed = netlink.dump(message(IPCTNL_MSG_CT_GET), bytesOf(any),
                                    [&all](quint16, QByteArrayView payload) {
                                        all.push_back(read(payload));
                                    });
    if (failed)
        return; // no connection tracking on this machine
    for (const Tracked &tracked : all) {
        if (tracked.tuple.isEmpty() || stays(tracked, policy))
            continue;
        QByteArray request = bytesOf(tracked.header).toByteArray();
        appendAttribute(request, CTA_TUPLE_ORIG | NLA_F_NESTED, tracked.tuple);
        if (!tracked.zone.isEmpty())
            appendAttribute(request, CTA_ZONE, tracked.zone);
        // One that ended by itself meanwhile is as good.
        [[maybe_unused]] const int gone = netlink.request(message(IPCTNL_MSG_CT_DELETE), 0, request);
    }
}

} // namespace sobani::guard
