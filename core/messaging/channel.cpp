// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/channel.h"

#include "core/wire/cbor.h"
#include "core/wire/topic.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace sobani::messaging {

namespace {

constexpr quint64 MaximumEpochs = 16;
constexpr quint64 MaximumNumber = std::numeric_limits<quint32>::max() - 1;
constexpr auto MaximumWall = quint64(LatestWallMs);
constexpr quint64 Version = 1;

QByteArray numberBytes(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

std::optional<SecretBytes> nextPsk(const Channel &channel, const crypto::AgreementKey &own,
                                   const RekeyShare &theirs)
{
    const auto shared = own.agree(theirs.publicKey);
    if (!shared)
        return std::nullopt;
    SecretBytes material(shared->size() + channel.epochs.back().psk.size());
    std::copy_n(shared->data(), shared->size(), material.data());
    std::copy_n(channel.epochs.back().psk.data(), channel.epochs.back().psk.size(),
                material.data() + shared->size());
    return crypto::hkdf(material.view(), channel.circle.bytes(),
                        QByteArray("sobani/1/rekey") + numberBytes(theirs.number),
                        crypto::KeySize);
}

void encodeRelay(wire::CborWriter &out, const wire::RelayAddress &relay)
{
    out.text(relay.host);
    out.unsignedInteger(relay.port);
    out.bytes(relay.pin);
}

wire::RelayAddress decodeRelay(wire::CborReader &in)
{
    wire::RelayAddress relay;
    relay.host = in.text(253);
    relay.port = quint16(in.unsignedInteger(65535));
    relay.pin = in.bytesBetween(0, crypto::KeySize);
    return relay;
}

} // namespace

const Epoch &Channel::sending() const
{
    const auto found = std::find_if(epochs.begin(), epochs.end(), [this](const Epoch &epoch) {
        return epoch.number == sendEpoch;
    });
    return found == epochs.end() ? epochs.back() : *found;
}

QByteArray Channel::encode() const
{
    wire::CborWriter out;
    out.startArray(12);
    out.unsignedInteger(Version);
    out.id(circle);
    out.id(self);
    out.id(peer);
    out.bytes(peerKeys.sign);
    out.bytes(peerKeys.agree);
    encodeRelay(out, relay);
    out.startArray(epochs.size());
    for (const Epoch &epoch : epochs) {
        out.startArray(3);
        out.unsignedInteger(epoch.number);
        out.bytes(epoch.psk.view());
        out.unsignedInteger(quint64(std::max<qint64>(epoch.since.ms, 0)));
        out.endArray();
    }
    out.endArray();
    out.unsignedInteger(sendEpoch);
    out.startArray(pending ? 2 : 0);
    if (pending) {
        out.unsignedInteger(pending->number);
        out.bytes(pending->ephemeral.view());
    }
    out.endArray();
    out.endArray();
    return out.take();
}

std::optional<Channel> Channel::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    Channel channel;
    in.enterArray(12);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    channel.circle = in.id<CircleId>();
    channel.self = in.id<DeviceId>();
    channel.peer = in.id<DeviceId>();
    channel.peerKeys.sign = in.bytes(crypto::KeySize);
    channel.peerKeys.agree = in.bytes(crypto::KeySize);
    channel.relay = decodeRelay(in);
    const quint64 count = in.enterList(MaximumEpochs);
    for (quint64 i = 0; i < count && in.ok(); ++i) {
        in.enterArray(3);
        Epoch epoch;
        epoch.number = quint32(in.unsignedInteger(MaximumNumber));
        epoch.psk = SecretBytes(in.bytes(crypto::KeySize));
        epoch.since.ms = qint64(in.unsignedInteger(MaximumWall));
        in.leaveArray();
        channel.epochs.push_back(std::move(epoch));
    }
    in.leaveArray();
    channel.sendEpoch = quint32(in.unsignedInteger(MaximumNumber));
    if (in.enterList(2) == 2) {
        PendingRekey pending;
        pending.number = quint32(in.unsignedInteger(MaximumNumber));
        pending.ephemeral = SecretBytes(in.bytes(crypto::KeySize));
        channel.pending = std::move(pending);
    }
    in.leaveArray();
    in.leaveArray();
    if (!in.finish() || channel.epochs.empty())
        return std::nullopt;
    return channel;
}

QString topicOf(const Channel &channel, const Epoch &epoch, const DeviceId &sender,
                const DeviceId &recipient)
{
    return wire::topicFrom(crypto::hkdf(epoch.psk.view(), channel.circle.bytes(),
                                        QByteArray("sobani/1/topic") + sender.bytes()
                                            + recipient.bytes(),
                                        crypto::KeySize)
                               .view());
}

QByteArray pskIdOf(const Channel &channel, const Epoch &epoch)
{
    return QByteArray("sobani/1/psk") + channel.circle.bytes() + numberBytes(epoch.number);
}

QByteArray RekeyShare::encode() const
{
    wire::CborWriter out;
    out.startArray(2);
    out.unsignedInteger(number);
    out.bytes(publicKey);
    out.endArray();
    return out.take();
}

std::optional<RekeyShare> RekeyShare::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    in.enterArray(2);
    RekeyShare share;
    share.number = quint32(in.unsignedInteger(MaximumNumber));
    share.publicKey = in.bytes(crypto::KeySize);
    in.leaveArray();
    return in.finish() ? std::optional(share) : std::nullopt;
}

bool wantsRotation(const Channel &channel, WallTime now)
{
    return !channel.pending && channel.self < channel.peer
        && channel.epochs.back().since + RotateAfter < now;
}

RekeyShare offerRekey(Channel &channel)
{
    const auto key = crypto::AgreementKey::generate();
    const quint32 number = channel.epochs.back().number + 1;
    channel.pending = PendingRekey{number, key.privateKey().clone()};
    return {number, key.publicKey()};
}

std::optional<RekeyShare> acceptOffer(Channel &channel, const RekeyShare &offer, WallTime now)
{
    if (offer.number != channel.epochs.back().number + 1
        || channel.epochs.size() >= MaximumEpochs)
        return std::nullopt;
    if (channel.pending && channel.self < channel.peer)
        return std::nullopt;
    const auto key = crypto::AgreementKey::generate();
    auto psk = nextPsk(channel, key, offer);
    if (!psk)
        return std::nullopt;
    channel.pending.reset();
    channel.epochs.push_back({offer.number, std::move(*psk), now});
    // We go on sending in the old epoch until the peer has shown that it has the new one.
    return RekeyShare{offer.number, key.publicKey()};
}

bool acceptAnswer(Channel &channel, const RekeyShare &answer, WallTime now)
{
    if (!channel.pending || channel.pending->number != answer.number
        || answer.number != channel.epochs.back().number + 1
        || channel.epochs.size() >= MaximumEpochs)
        return false;
    const auto own = crypto::AgreementKey::fromPrivate(channel.pending->ephemeral);
    auto psk = own ? nextPsk(channel, *own, answer) : std::nullopt;
    if (!psk)
        return false;
    channel.pending.reset();
    channel.epochs.push_back({answer.number, std::move(*psk), now});
    channel.sendEpoch = answer.number;
    return true;
}

std::vector<Epoch> dropOldEpochs(Channel &channel, WallTime now)
{
    std::vector<Epoch> dropped;
    while (channel.epochs.size() > 1 && channel.epochs.front().number != channel.sendEpoch
           && channel.epochs[1].since + KeepOldEpoch < now) {
        dropped.push_back(std::move(channel.epochs.front()));
        channel.epochs.erase(channel.epochs.begin());
    }
    return dropped;
}

} // namespace sobani::messaging
