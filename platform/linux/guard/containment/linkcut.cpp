// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/linkcut.h"

#include "platform/linux/guard/containment/netlink.h"

#include <cerrno>
#include <vector>

#include <linux/fib_rules.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>

namespace sobani::guard {

namespace {

constexpr quint32 Priority = 1; ///< right behind the rule for the machine's own addresses
constexpr quint8 OurProtocol = 83; ///< marks our rules; the kernel's own are 2, administrators' 4
constexpr QByteArrayView MarkPrefix = "sobani-cut-"; ///< an interface we took down is also called so

int ruleRequest(Netlink &netlink, quint16 type, quint16 flags, int family)
{
    fib_rule_hdr header{};
    header.family = quint8(family);
    header.action = FR_ACT_PROHIBIT;
    QByteArray message = bytesOf(header).toByteArray();
    appendAttribute(message, FRA_PRIORITY, bytesOf(Priority));
    appendAttribute(message, FRA_PROTOCOL, bytesOf(OurProtocol));
    return netlink.request(type, flags, message);
}

struct Link
{
    int index = 0;
    unsigned flags = 0;
    QByteArray mark; ///< ours, if it carries one
};

std::vector<Link> links(Netlink &netlink, int &failed)
{
    std::vector<Link> all;
    ifinfomsg any{};
    any.ifi_family = AF_UNSPEC;
    failed = netlink.dump(RTM_GETLINK, bytesOf(any), [&all](quint16, QByteArrayView payload) {
        const auto info = structFrom<ifinfomsg>(payload);
        Link link{info.ifi_index, info.ifi_flags, {}};
        forEachAttribute(behind(payload, sizeof info), [&link](quint16 type, QByteArrayView list) {
            if (type != IFLA_PROP_LIST)
                return;
            forEachAttribute(list, [&link](quint16, QByteArrayView name) {
                if (name.startsWith(MarkPrefix))
                    link.mark = name.toByteArray();
            });
        });
        all.push_back(link);
    });
    return all;
}

int setUp(Netlink &netlink, int index, bool up)
{
    ifinfomsg info{};
    info.ifi_family = AF_UNSPEC;
    info.ifi_index = index;
    info.ifi_change = IFF_UP;
    info.ifi_flags = up ? IFF_UP : 0;
    return netlink.request(RTM_NEWLINK, 0, bytesOf(info));
}

int setMark(Netlink &netlink, quint16 type, quint16 flags, int index, const QByteArray &mark)
{
    ifinfomsg info{};
    info.ifi_family = AF_UNSPEC;
    info.ifi_index = index;
    QByteArray name;
    appendAttribute(name, IFLA_ALT_IFNAME, mark);
    QByteArray message = bytesOf(info).toByteArray();
    appendAttribute(message, IFLA_PROP_LIST | NLA_F_NESTED, name);
    return netlink.request(type, flags, message);
}

int takeDown(Netlink &netlink, const Link &link)
{
    const QByteArray mark = MarkPrefix.toByteArray() + QByteArray::number(link.index) + '\0';
    // Unmarked, it would stay down when the others come back; that is better than up.
    if (link.mark.isEmpty())
        [[maybe_unused]] const int unmarked =
            setMark(netlink, RTM_NEWLINKPROP, NLM_F_CREATE | NLM_F_APPEND | NLM_F_EXCL, link.index,
                    mark);
    return setUp(netlink, link.index, false);
}

} // namespace

int cutLinks()
{
    Netlink netlink(NETLINK_ROUTE);
    int failed = 0;
    const auto note = [&failed](int one) { failed = failed ? failed : one; };
    for (const int family : {AF_INET, AF_INET6}) {
        const int one = ruleRequest(netlink, RTM_NEWRULE, NLM_F_CREATE | NLM_F_EXCL, family);
        // A kernel without the family has nothing to prohibit in it.
        if (one != EEXIST && one != EAFNOSUPPORT && one != EOPNOTSUPP)
            note(one);
    }
    int listed = 0;
    for (const Link &link : links(netlink, listed)) {
        if (!(link.flags & IFF_LOOPBACK) && (link.flags & IFF_UP))
            note(takeDown(netlink, link));
    }
    note(listed);
    return failed;
}

int restoreLinks()
{
    Netlink netlink(NETLINK_ROUTE);
    int failed = 0;
    const auto note = [&failed](int one) { failed = failed ? failed : one; };
    int listed = 0;
    for (const Link &link : links(netlink, listed)) {
        if (link.mark.isEmpty())
            continue;
        note(setUp(netlink, link.index, true));
        note(setMark(netlink, RTM_DELLINKPROP, 0, link.index, link.mark));
    }
    note(listed);
    for (const int family : {AF_INET, AF_INET6}) {
        const int one = ruleRequest(netlink, RTM_DELRULE, 0, family);
        if (one != ENOENT && one != EAFNOSUPPORT && one != EOPNOTSUPP)
            note(one);
    }
    return failed;
}

} // namespace sobani::guard
