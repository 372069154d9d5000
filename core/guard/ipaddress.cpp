// SPDX-License-Identifier: MPL-2.0
#include "core/guard/ipaddress.h"

#include <QStringList>

#include <algorithm>

namespace sobani::guard {

namespace {

constexpr std::array<quint8, 12> MappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

} // namespace

std::optional<IpAddress> IpAddress::fromBytes(QByteArrayView bytes)
{
    IpAddress address;
    if (bytes.size() != 4 && bytes.size() != 16)
        return std::nullopt;
    std::transform(bytes.begin(), bytes.end(), address.m_bytes.begin(),
                   [](char c) { return quint8(c); });
    address.m_v4 = bytes.size() == 4;
    const bool mapped =
        !address.m_v4
        && std::equal(MappedPrefix.begin(), MappedPrefix.end(), address.m_bytes.begin());
    return mapped ? fromBytes(bytes.last(4)) : address;
}

QByteArray IpAddress::bytes() const
{
    QByteArray bytes;
    for (std::size_t i = 0; i < (m_v4 ? 4U : 16U); ++i)
        bytes.append(char(m_bytes[i]));
    return bytes;
}

QString IpAddress::toString() const
{
    QStringList parts;
    if (m_v4) {
        for (std::size_t i = 0; i < 4; ++i)
            parts << QString::number(m_bytes[i]);
        return parts.join(u'.');
    }
    for (std::size_t i = 0; i < 16; i += 2)
        parts << QString::number(m_bytes[i] * 256 + m_bytes[i + 1], 16);
    return parts.join(u':');
}

bool IpAddress::isLoopback() const
{
    if (m_v4)
        return m_bytes[0] == 127;
    return m_bytes.back() == 1
           && std::all_of(m_bytes.begin(), m_bytes.end() - 1, [](quint8 b) { return b == 0; });
}

bool IpAddress::isOrdinary() const
{
    if (m_v4) {
        const bool linkLocal = m_bytes[0] == 169 && m_bytes[1] == 254;
        return m_bytes[0] != 0 && !isLoopback() && m_bytes[0] < 224 && !linkLocal;
    }
    const bool linkLocal = m_bytes[0] == 0xfe && (m_bytes[1] & 0xc0) == 0x80;
    const bool none = std::all_of(m_bytes.begin(), m_bytes.end(), [](quint8 b) { return b == 0; });
    return !none && !isLoopback() && m_bytes[0] != 0xff && !linkLocal;
}

} // namespace sobani::guard
