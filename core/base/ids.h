// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <cstring>
#include <optional>

namespace sobani {

/// 16 bytes that name one thing of one kind; shown as 32 lower-case hex digits.
/// A default-constructed id is null and names nothing.
template<typename Tag>
class Id
{
public:
    static constexpr qsizetype Size = 16;

    Id() = default;

    /// The id in exactly 16 raw bytes, or nothing.
    [[nodiscard]] static std::optional<Id> fromBytes(QByteArrayView bytes)
    {
        if (bytes.size() != Size)
            return std::nullopt;
        Id id;
        std::memcpy(id.m_bytes.data(), bytes.data(), Size);
        return id;
    }

    /// The id in exactly 32 lower-case hex digits, or nothing.
    [[nodiscard]] static std::optional<Id> fromString(QStringView text)
    {
        if (text.size() != 2 * Size)
            return std::nullopt;
        for (const QChar c : text) {
            const bool digit = c >= u'0' && c <= u'9';
            const bool letter = c >= u'a' && c <= u'f';
            if (!digit && !letter)
                return std::nullopt;
        }
        return fromBytes(QByteArray::fromHex(text.toLatin1()));
    }

    [[nodiscard]] bool isNull() const { return m_bytes == std::array<char, Size>{}; }
    [[nodiscard]] QByteArray bytes() const { return QByteArray(m_bytes.data(), Size); }
    [[nodiscard]] QString toString() const { return QString::fromLatin1(bytes().toHex()); }

    friend auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0)
    {
        return qHashBits(id.m_bytes.data(), size_t(Size), seed);
    }

private:
    std::array<char, Size> m_bytes{};
};

using DeviceId = Id<struct DeviceTag>;
using AuthorityId = Id<struct AuthorityTag>;
using CircleId = Id<struct CircleTag>;
using MessageId = Id<struct MessageTag>;
using HelpId = Id<struct HelpTag>;
using RequestId = Id<struct RequestTag>;
using InviteId = Id<struct InviteTag>;

} // namespace sobani
