// SPDX-License-Identifier: MPL-2.0
#include "core/guard/relayaddresses.h"

#include "core/guard/endpointwire.h"
#include "core/wire/nowwire.h"

#include <algorithm>

namespace sobani::guard {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 1;
constexpr qsizetype LongestHost = 253; ///< RFC 1035, section 2.3.4, without the root's dot
constexpr quint64 LastPort = 65535;

/// Proven before unproven, then newer before older.
void trim(std::vector<KnownAddress> &addresses)
{
    std::stable_sort(addresses.begin(), addresses.end(),
                     [](const KnownAddress &a, const KnownAddress &b) {
                         return a.proven != b.proven ? a.proven : a.seen.ms > b.seen.ms;
                     });
    if (addresses.size() > MostAddresses)
        addresses.resize(MostAddresses);
}

void remember(KnownRelay &relay, const IpAddress &address, bool proven, WallTime now)
{
    if (!address.isOrdinary())
        return;
    const auto known =
        std::find_if(relay.addresses.begin(), relay.addresses.end(),
                     [&address](const KnownAddress &k) { return k.address == address; });
    if (known == relay.addresses.end()) {
        relay.addresses.push_back({address, now, proven});
    } else {
        known->seen = now;
        known->proven = known->proven || proven;
    }
}

void write(CborWriter &out, const KnownRelay &relay)
{
    out.startArray(3);
    out.text(relay.host);
    out.unsignedInteger(relay.port);
    out.startArray(relay.addresses.size());
    for (const KnownAddress &known : relay.addresses) {
        out.startArray(3);
        write(out, known.address);
        wire::write(out, known.seen);
        out.boolean(known.proven);
        out.endArray();
    }
    out.endArray();
    out.endArray();
}

KnownRelay readRelay(CborReader &in)
{
    KnownRelay relay;
    in.enterArray(3);
    relay.host = in.line(LongestHost);
    relay.port = quint16(in.unsignedInteger(LastPort));
    const quint64 count = in.enterList(MostAddresses);
    for (quint64 i = 0; i < count && in.ok(); ++i) {
        KnownAddress known;
        in.enterArray(3);
        known.address = readAddress(in);
        known.seen = wire::readWallTime(in);
        known.proven = in.boolean();
        in.leaveArray();
        relay.addresses.push_back(known);
    }
    in.leaveArray();
    in.leaveArray();
    if (relay.host.isEmpty() || relay.port == 0)
        in.fail();
    return relay;
}

} // namespace

KnownRelay *RelayAddresses::relay(const QString &host, quint16 port)
{
    const QString name = host.toLower();
    if (name.isEmpty() || name.size() > LongestHost || port == 0)
        return nullptr;
    const auto found = std::find_if(m_relays.begin(), m_relays.end(), [&](const KnownRelay &r) {
        return r.host == name && r.port == port;
    });
    if (found != m_relays.end())
        return &*found;
    if (m_relays.size() >= MostRelays)
        m_relays.erase(m_relays.begin());
    m_relays.push_back({name, port, {}});
    return &m_relays.back();
}

void RelayAddresses::learn(const QString &host, quint16 port,
                           const std::vector<IpAddress> &addresses, WallTime now)
{
    KnownRelay *known = relay(host, port);
    if (!known)
        return;
    for (const IpAddress &address : addresses)
        remember(*known, address, false, now);
    trim(known->addresses);
}

void RelayAddresses::prove(const QString &host, quint16 port, const IpAddress &address,
                           WallTime now)
{
    KnownRelay *known = relay(host, port);
    if (!known)
        return;
    remember(*known, address, true, now);
    trim(known->addresses);
}

void RelayAddresses::keepOnly(const std::vector<std::pair<QString, quint16>> &relays)
{
    std::erase_if(m_relays, [&relays](const KnownRelay &r) {
        return std::none_of(relays.begin(), relays.end(), [&r](const auto &kept) {
            return kept.first.toLower() == r.host && kept.second == r.port;
        });
    });
}

std::vector<Endpoint> RelayAddresses::endpoints() const
{
    std::vector<Endpoint> all;
    for (const bool proven : {true, false}) {
        for (const KnownRelay &relay : m_relays) {
            for (const KnownAddress &known : relay.addresses) {
                const Endpoint endpoint{known.address, relay.port};
                const bool isNew = std::find(all.begin(), all.end(), endpoint) == all.end();
                if (known.proven == proven && isNew)
                    all.push_back(endpoint);
            }
        }
    }
    return all;
}

QByteArray RelayAddresses::encode() const
{
    CborWriter out;
    out.startArray(2);
    out.unsignedInteger(Version);
    out.startArray(m_relays.size());
    for (const KnownRelay &relay : m_relays)
        write(out, relay);
    out.endArray();
    out.endArray();
    return out.take();
}

std::optional<RelayAddresses> RelayAddresses::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    RelayAddresses addresses;
    in.enterArray(2);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    const quint64 count = in.enterList(MostRelays);
    for (quint64 i = 0; i < count && in.ok(); ++i)
        addresses.m_relays.push_back(readRelay(in));
    in.leaveArray();
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return addresses;
}

} // namespace sobani::guard
