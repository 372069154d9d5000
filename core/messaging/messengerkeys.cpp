// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/messengerkeys.h"

#include "core/wire/cbor.h"

#include <algorithm>
#include <limits>

namespace sobani::messaging {

namespace {

constexpr QByteArrayView ChannelPrefix("channel/");
constexpr QByteArrayView OutboxPrefix("outbox/");
constexpr QByteArrayView SeenPrefix("seen/");
constexpr auto MaximumWall = quint64(LatestWallMs);
constexpr qsizetype MaximumEnvelope = qsizetype{40} * 1024;

template<typename IdType>
QByteArray keyFor(QByteArrayView prefix, const IdType &id)
{
    return prefix.toByteArray() + id.bytes().toHex();
}

/// Calls \a use(id, value) for each stored key under \a prefix that ends in an id.
template<typename IdType, typename Use>
void forEach(const std::map<QByteArray, QByteArray> &stored, QByteArrayView prefix, Use use)
{
    for (auto it = stored.lower_bound(prefix.toByteArray());
         it != stored.end() && it->first.startsWith(prefix); ++it) {
        const auto id = IdType::fromBytes(QByteArray::fromHex(it->first.mid(prefix.size())));
        if (id)
            use(*id, it->second);
    }
}

} // namespace

QByteArray channelKey(const DeviceId &peer)
{
    return keyFor(ChannelPrefix, peer);
}

QByteArray outboxKey(const MessageId &id)
{
    return keyFor(OutboxPrefix, id);
}

QByteArray seenKey(const MessageId &id)
{
    return keyFor(SeenPrefix, id);
}

QByteArray sequenceKey()
{
    return QByteArrayLiteral("sequence");
}

QByteArray encodeSequence(quint64 sequence)
{
    wire::CborWriter out;
    out.unsignedInteger(sequence);
    return out.take();
}

quint64 storedSequence(const std::map<QByteArray, QByteArray> &stored)
{
    const auto found = stored.find(sequenceKey());
    if (found == stored.end())
        return 0;
    wire::CborReader in(found->second);
    return in.unsignedInteger(std::numeric_limits<quint64>::max() / 2);
}

QByteArray encodeTime(WallTime time)
{
    wire::CborWriter out;
    out.unsignedInteger(quint64(std::max<qint64>(time.ms, 0)));
    return out.take();
}

QByteArray encodeOutbox(const outbox::Entry &entry)
{
    wire::CborWriter out;
    out.startArray(5);
    out.id(entry.peer);
    out.text(entry.topic);
    out.bytes(entry.envelope);
    out.unsignedInteger(quint64(std::max<qint64>(entry.expires.ms, 0)));
    out.unsignedInteger(entry.order);
    out.endArray();
    return out.take();
}

std::vector<Channel> storedChannels(const std::map<QByteArray, QByteArray> &stored)
{
    std::vector<Channel> channels;
    forEach<DeviceId>(stored, ChannelPrefix, [&](const DeviceId &, const QByteArray &value) {
        if (auto channel = Channel::decode(value))
            channels.push_back(std::move(*channel));
    });
    return channels;
}

std::map<MessageId, outbox::Entry> storedOutbox(const std::map<QByteArray, QByteArray> &stored)
{
    std::map<MessageId, outbox::Entry> entries;
    forEach<MessageId>(stored, OutboxPrefix, [&](const MessageId &id, const QByteArray &value) {
        wire::CborReader in(value);
        outbox::Entry entry;
        in.enterArray(5);
        entry.peer = in.id<DeviceId>();
        entry.topic = in.text(128);
        entry.envelope = in.bytesBetween(1, MaximumEnvelope);
        entry.expires.ms = qint64(in.unsignedInteger(MaximumWall));
        entry.order = in.unsignedInteger(std::numeric_limits<quint64>::max());
        in.leaveArray();
        if (in.finish())
            entries.emplace(id, std::move(entry));
    });
    return entries;
}

std::map<MessageId, WallTime> storedSeen(const std::map<QByteArray, QByteArray> &stored)
{
    std::map<MessageId, WallTime> seen;
    forEach<MessageId>(stored, SeenPrefix, [&](const MessageId &id, const QByteArray &value) {
        wire::CborReader in(value);
        const WallTime until{qint64(in.unsignedInteger(MaximumWall))};
        if (in.finish())
            seen.emplace(id, until);
    });
    return seen;
}

} // namespace sobani::messaging
