// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace sobani::guard {

/// One IPv4 or IPv6 address as bytes; never a name. An IPv4 address inside an IPv6 one
/// (::ffff:a.b.c.d) is that IPv4 address.
class IpAddress
{
public:
    /// 0.0.0.0.
    IpAddress() = default;
    /// 4 or 16 bytes in network order, or nothing.
    [[nodiscard]] static std::optional<IpAddress> fromBytes(QByteArrayView bytes);

    [[nodiscard]] bool isV4() const { return m_v4; }
    /// 4 or 16 bytes in network order.
    [[nodiscard]] QByteArray bytes() const;
    /// Dotted decimal, or eight groups of hex without "::" (every tool takes both).
    [[nodiscard]] QString toString() const;
    [[nodiscard]] bool isLoopback() const;
    /// Names one other machine: not unspecified, loopback, multicast or broadcast, and not
    /// link-local, which means nothing without an interface.
    [[nodiscard]] bool isOrdinary() const;

    friend auto operator<=>(const IpAddress &, const IpAddress &) = default;

private:
    bool m_v4 = true;
    std::array<quint8, 16> m_bytes{}; ///< IPv4: the first four
};

struct Endpoint
{
    IpAddress address;
    quint16 port = 0;

    friend auto operator<=>(const Endpoint &, const Endpoint &) = default;
};

} // namespace sobani::guard
