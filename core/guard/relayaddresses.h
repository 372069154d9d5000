// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/guard/ipaddress.h"

#include <vector>

/// Where the relays are, as addresses: learnt while the network is open, because on a
/// contained device no name is ever resolved.
///
/// Pure: no I/O. Only ordinary addresses are kept, few for each relay, so that a hostile name
/// server can neither open a door to the local network's broadcast nor a wide one. What a
/// false answer could do is bounded by the relay's pinned key.
namespace sobani::guard {

inline constexpr std::size_t MostRelays = 4;
inline constexpr std::size_t MostAddresses = 8; ///< for each relay

struct KnownAddress
{
    IpAddress address;
    WallTime seen;       ///< newest answer of a name server, or newest connection
    bool proven = false; ///< the relay with the pinned key has answered there

    friend bool operator==(const KnownAddress &, const KnownAddress &) = default;
};

struct KnownRelay
{
    QString host; ///< as the family knows it: lower case, a name or an address
    quint16 port = 0;
    std::vector<KnownAddress> addresses;

    friend bool operator==(const KnownRelay &, const KnownRelay &) = default;
};

class RelayAddresses
{
public:
    /// What a name server said now. Proven addresses are kept in preference to new ones.
    void learn(const QString &host, quint16 port, const std::vector<IpAddress> &addresses,
               WallTime now);
    /// The relay with the pinned key answered there.
    void prove(const QString &host, quint16 port, const IpAddress &address, WallTime now);
    /// The relays in use; all others are forgotten.
    void keepOnly(const std::vector<std::pair<QString, quint16>> &relays);

    /// Everything that containment may let through: proven ones first.
    [[nodiscard]] std::vector<Endpoint> endpoints() const;
    [[nodiscard]] const std::vector<KnownRelay> &relays() const { return m_relays; }

    /// Strict and versioned; nothing when damaged.
    [[nodiscard]] QByteArray encode() const;
    [[nodiscard]] static std::optional<RelayAddresses> decode(QByteArrayView bytes);

    friend bool operator==(const RelayAddresses &, const RelayAddresses &) = default;

private:
    KnownRelay *relay(const QString &host, quint16 port);

    std::vector<KnownRelay> m_relays; ///< newest last
};

} // namespace sobani::guard
