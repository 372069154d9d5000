// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/nftruleset.h"

#include <QStringList>

namespace sobani::guard {

namespace {

/// Packets of no interest to anybody else are dropped as early as rules can.
constexpr const char *Hook = "priority -300";

/// Users below this are the system's own (Debian policy 9.2.2): an address is asked for by
/// one of them, whatever an unprivileged program may bind to.
constexpr const char *FirstPerson = "1000";

QByteArray table()
{
    return QByteArray("inet ") + TableName;
}

QByteArray chain(const char *name, const char *verdict)
{
    return "add chain " + table() + ' ' + name + " { type filter hook " + name + ' ' + Hook
           + "; policy " + verdict + "; }\nflush chain " + table() + ' ' + name + '\n';
}

QByteArray rule(const char *chain, const QByteArray &what)
{
    return "add rule " + table() + ' ' + chain + ' ' + what + '\n';
}

QByteArray set(const char *name, const char *type, const char *rest)
{
    return "add set " + table() + ' ' + name + " { type " + type + "; " + rest + " }\n";
}

QByteArray asleep(Table kept)
{
    return kept == Table::Asleep ? " { flags dormant; }" : "";
}

QByteArray prelude(Table kept)
{
    constexpr const char *memory = "flags dynamic,timeout; timeout 10m; size 65535;";
    QByteArray text = "add table " + table() + '\n';
    if (kept != Table::Kept)
        text += "delete table " + table() + "\nadd table " + table() + asleep(kept) + '\n';
    if (kept == Table::Asleep)
        text += "add chain " + table() + ' ' + SleepingChain + '\n';
    text += set("relay4", "ipv4_addr . inet_service", "");
    text += set("relay6", "ipv6_addr . inet_service", "");
    text += "flush set " + table() + " relay4\nflush set " + table() + " relay6\n";
    // The other side's address and port, and ours: what a session would resume as.
    text += set("dead4", "ipv4_addr . inet_proto . inet_service . inet_service", memory);
    text += set("dead6", "ipv6_addr . inet_proto . inet_service . inet_service", memory);
    text += set("mute4", "ipv4_addr . inet_proto", memory); // what has no ports
    text += set("mute6", "ipv6_addr . inet_proto", memory);
    return text;
}

QByteArray bridged(Bridge bridge, const char *verdict, Table kept)
{
    if (bridge == Bridge::Without)
        return {};
    const QByteArray name = QByteArray("bridge ") + TableName;
    QByteArray text = "add table " + name + "\ndelete table " + name + '\n';
    if (verdict)
        text += "add table " + name + asleep(kept) + "\nadd chain " + name + " forward { type filter hook forward "
                + Hook + "; policy " + verdict + "; }\n";
    return text;
}

QByteArray relayElements(const ContainmentPolicy &policy)
{
    QByteArray text;
    for (const Endpoint &relay : policy.relays) {
        text += "add element " + table() + (relay.address.isV4() ? " relay4 { " : " relay6 { ")
                + relay.address.toString().toLatin1() + " . " + QByteArray::number(relay.port)
                + " }\n";
    }
    return text;
}

/// The path to a relay may be narrower than the link. The packet inside the complaint, which
/// begins 8 bytes into it, has to be ours to that relay, or anybody could talk to us so.
QByteArray pathMtuRules(const ContainmentPolicy &policy)
{
    QByteArray text;
    for (const Endpoint &relay : policy.relays) {
        const QByteArray address = "0x" + relay.address.bytes().toHex();
        const QByteArray port = QByteArray::number(relay.port);
        if (relay.address.isV4())
            text += rule("input", "icmp type destination-unreachable icmp code 4 @th,136,8 6 @th,192,32 "
                                      + address + " @th,240,16 " + port + " accept");
        else
            text += rule("input", "icmpv6 type packet-too-big @th,112,8 6 @th,256,128 " + address
                                      + " @th,400,16 " + port + " accept");
    }
    return text;
}

QByteArray dhcpRules()
{
    const QByteArray system = QByteArray("meta skuid < ") + FirstPerson + ' ';
    QByteArray text;
    text += rule("input", "udp sport 67 udp dport 68 accept");
    text += rule("input", "ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept");
    // Refused to others without being remembered, or a program could take the PC's address
    // away from it for the time after the release.
    for (const char *verdict : {"accept", "drop"}) {
        const QByteArray who = verdict[0] == 'a' ? system : QByteArray();
        text += rule("output", who + "udp sport 68 udp dport 67 " + verdict);
        text += rule("output", who + "ip6 daddr { fe80::/10, ff02::/16 } udp sport 546 udp dport 547 " + verdict);
    }
    return text;
}

QByteArray neighbourRules()
{
    QByteArray text;
    // A hop limit of 255 cannot have come through a router (RFC 4861, section 11.2).
    text += rule("input", "icmpv6 type { nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert }"
                          " ip6 hoplimit 255 accept");
    text += rule("output", "icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert }"
                           " ip6 hoplimit 255 accept");
    // Switches that listen forget who wants neighbour discovery unless they are answered.
    text += rule("input", "ip6 saddr fe80::/10 icmpv6 type mld-listener-query ip6 hoplimit 1 accept");
    text += rule("output", "ip6 daddr ff02::/16 icmpv6 type { mld-listener-report, mld-listener-done,"
                           " mld2-listener-report } ip6 hoplimit 1 accept");
    return text;
}

QByteArray relayRules(const ContainmentPolicy &policy)
{
    if (policy.engineUser == 0 || policy.relays.empty())
        return {};
    const QByteArray engine = "meta skuid " + QByteArray::number(policy.engineUser) + ' ';
    QByteArray text = relayElements(policy);
    for (const auto &[ip, set] : {std::pair("ip", "@relay4"), std::pair("ip6", "@relay6")}) {
        text += rule("output", engine + ip + " daddr . tcp dport " + set + " accept");
        // Never a packet that opens a connection: the engine dials, nobody dials it.
        text += rule("input", QByteArray(ip) + " saddr . tcp sport " + set
                                  + " tcp flags & (syn | ack) != syn accept");
    }
    return text + pathMtuRules(policy);
}

/// Who tried, so that it stays dead after the release.
QByteArray rememberRules()
{
    QByteArray text;
    const auto remember = [&text](const char *chain, const char *ip, const char *far, const char *farPort,
                                  const char *nearPort) {
        const QByteArray version(ip[2] ? "6" : "4");
        const QByteArray unicast = version == "4" ? QByteArray("ip daddr != { 224.0.0.0/4, 255.255.255.255 } ")
                                                  : QByteArray("ip6 daddr != ff00::/8 ");
        const QByteArray who = QByteArray(ip) + ' ' + far + " . meta l4proto";
        text += rule(chain, unicast + "meta l4proto { tcp, udp } update @dead" + version + " { " + who + " . th "
                                + farPort + " . th " + nearPort + " }");
        text += rule(chain, unicast + "meta l4proto != { tcp, udp } update @mute" + version + " { " + who + " }");
    };
    for (const char *ip : {"ip", "ip6"}) {
        remember("input", ip, "saddr", "sport", "dport");
        remember("output", ip, "daddr", "dport", "sport");
        remember("forward", ip, "saddr", "sport", "dport");
        remember("forward", ip, "daddr", "dport", "sport");
    }
    return text;
}

/// What was cut stays cut. Whoever keeps knocking from outside keeps himself out.
QByteArray aftermathRules()
{
    QByteArray text;
    const auto block = [&text](const char *chain, const char *ip, const char *far, const char *farPort,
                               const char *nearPort, bool knocking) {
        const QByteArray version(ip[2] ? "6" : "4");
        const QByteArray who = QByteArray(ip) + ' ' + far + " . meta l4proto";
        const QByteArray flow = who + " . th " + farPort + " . th " + nearPort;
        const auto again = [&](const QByteArray &set, const QByteArray &key) {
            return knocking ? " update @" + set + version + " { " + key + " } drop" : QByteArray(" drop");
        };
        text += rule(chain, "meta l4proto { tcp, udp } " + flow + " @dead" + version + again("dead", flow));
        text += rule(chain, who + " @mute" + version + again("mute", who));
    };
    for (const char *ip : {"ip", "ip6"}) {
        block("input", ip, "saddr", "sport", "dport", true);
        block("output", ip, "daddr", "dport", "sport", false);
        block("forward", ip, "saddr", "sport", "dport", true);
        block("forward", ip, "daddr", "dport", "sport", false);
    }
    return text;
}

} // namespace

QByteArray containedRuleset(const ContainmentPolicy &policy, Bridge bridge, Table kept)
{
    QByteArray text = prelude(kept);
    for (const char *name : {"input", "output", "forward"})
        text += chain(name, "drop");
    text += rule("input", "iifname \"lo\" accept");
    text += rule("output", "oifname \"lo\" accept");
    text += relayRules(policy);
    text += dhcpRules();
    text += neighbourRules();
    text += rememberRules();
    // A program that has to be told at once gives up at once.
    text += rule("output", "meta l4proto tcp reject with tcp reset");
    return text + bridged(bridge, "drop", kept);
}

QByteArray openRuleset(Bridge bridge, Table kept)
{
    QByteArray text = prelude(kept);
    for (const char *name : {"input", "output", "forward"})
        text += chain(name, "accept");
    text += rule("input", "iifname \"lo\" accept");
    text += rule("output", "oifname \"lo\" accept");
    // Whoever is mute must still be found, or the PC would lose its router with him.
    text += neighbourRules();
    return text + aftermathRules() + bridged(bridge, nullptr, kept);
}

} // namespace sobani::guard
