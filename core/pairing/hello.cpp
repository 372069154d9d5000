// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/hello.h"

#include "core/wire/cbor.h"

#include <algorithm>

namespace sobani::pairing {

namespace {

constexpr qsizetype LengthSize = 2;

/// One line of well-formed text within the limit: what the peer's decoder accepts.
QString plainLine(const QString &text, qsizetype limit)
{
    QString line;
    for (const char32_t c : text.toUcs4()) {
        if (QChar::category(c) == QChar::Other_Control || QChar::isSurrogate(c))
            continue;
        const QString unit = QString::fromUcs4(&c, 1);
        if (line.size() + unit.size() > limit)
            break;
        line += unit;
    }
    return line;
}

} // namespace

QByteArray padded(QByteArrayView content, qsizetype size)
{
    Q_ASSERT(content.size() + LengthSize <= size && content.size() <= 0xffff);
    QByteArray result;
    result.reserve(size);
    result += char(quint8(content.size() >> 8));
    result += char(quint8(content.size() & 0xff));
    result += content;
    result.resize(size, '\0');
    return result;
}

std::optional<QByteArray> unpadded(QByteArrayView bytes, qsizetype size)
{
    if (bytes.size() != size || size < LengthSize)
        return std::nullopt;
    const qsizetype length = (qsizetype(quint8(bytes[0])) << 8) | qsizetype(quint8(bytes[1]));
    if (length > size - LengthSize)
        return std::nullopt;
    const QByteArrayView rest = bytes.sliced(LengthSize + length);
    if (!std::all_of(rest.begin(), rest.end(), [](char c) { return c == 0; }))
        return std::nullopt;
    return bytes.sliced(LengthSize, length).toByteArray();
}

QByteArray Hello::encode() const
{
    wire::CborWriter writer;
    writer.startArray(7);
    writer.enumerator(role);
    writer.bytes(device.sign);
    writer.bytes(device.agree);
    writer.bytes(authority ? authority->sign + authority->agree : QByteArray());
    writer.bytes(ephemeral);
    writer.bytes(nonce);
    writer.id(circle);
    writer.endArray();
    return writer.take();
}

std::optional<Hello> Hello::decode(QByteArrayView bytes)
{
    constexpr qsizetype Key = crypto::KeySize;
    wire::CborReader reader(bytes);
    Hello hello;
    reader.enterArray(7);
    hello.role = reader.enumerator(Role::Helper);
    hello.device.sign = reader.bytes(Key);
    hello.device.agree = reader.bytes(Key);
    const QByteArray authority = reader.bytesBetween(0, 2 * Key);
    hello.ephemeral = reader.bytes(Key);
    hello.nonce = reader.bytes(Key);
    hello.circle = reader.id<CircleId>();
    reader.leaveArray();
    const qsizetype authoritySize = hello.role == Role::Protected ? 2 * Key : 0;
    if (!reader.finish() || authority.size() != authoritySize)
        return std::nullopt;
    if (authoritySize > 0)
        hello.authority = identity::AuthorityPublic{authority.first(Key), authority.last(Key)};
    return hello;
}

QByteArray Hello::commitment() const
{
    return crypto::sha256("sobani-pairing-1/commit" + encode());
}

QByteArray Profile::encode() const
{
    wire::CborWriter writer;
    writer.startArray(2);
    writer.text(plainLine(name, limits::Name));
    writer.text(plainLine(phone, limits::Phone));
    writer.endArray();
    return padded(writer.take(), ProfileSize);
}

std::optional<Profile> Profile::decode(QByteArrayView bytes)
{
    const auto content = unpadded(bytes, ProfileSize);
    if (!content)
        return std::nullopt;
    wire::CborReader reader(*content);
    reader.enterArray(2);
    Profile profile;
    profile.name = reader.text(limits::Name);
    profile.phone = reader.text(limits::Phone);
    reader.leaveArray();
    // One line each: a name must not be able to draw a second one on the screen.
    if (!reader.finish() || profile.name.contains(u'\n') || profile.phone.contains(u'\n'))
        return std::nullopt;
    return profile;
}

} // namespace sobani::pairing
