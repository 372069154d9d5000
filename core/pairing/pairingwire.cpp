// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/pairingwire.h"

#include "core/wire/cbor.h"

namespace sobani::pairing {

namespace {

constexpr qsizetype HashSize = 32;
constexpr qsizetype LongestHello = 256;
constexpr qsizetype HeaderSize = 2; // version, number
constexpr qsizetype BodySize = FrameSize - HeaderSize - crypto::NonceSize - crypto::TagSize;

// The numbers on the wire; PairingEnd may grow at its end only.
static_assert(int(PairingEnd::Cancelled) == 0 && int(PairingEnd::Mismatch) == 1
              && int(PairingEnd::Expired) == 2 && int(PairingEnd::Used) == 3
              && int(PairingEnd::Version) == 4 && int(PairingEnd::Certificate) == 5
              && int(PairingEnd::Role) == 6 && int(PairingEnd::Busy) == 7);

// The first two bytes and this seal stay the same in every later version, so that any version
// can tell "another version" from noise.
QByteArray associated(quint8 version, Side from, quint8 number)
{
    QByteArray data = "sobani-pairing";
    data += char(version);
    data += char(from == Side::Inviter ? 0 : 1);
    data += char(number);
    return data;
}

/// Who may say what; the other direction is an imitation.
bool mayCome(MessageNumber number, Side from)
{
    switch (number) {
    case MessageNumber::Commit:
    case MessageNumber::Open:
        return from == Side::Joiner;
    case MessageNumber::Reveal:
        return from == Side::Inviter;
    case MessageNumber::Confirm:
    case MessageNumber::Abort:
        return true;
    }
    return false;
}

void write(wire::CborWriter &writer, const Commit &message)
{
    writer.startArray(1);
    writer.bytes(message.attempt);
}

void write(wire::CborWriter &writer, const Reveal &message)
{
    writer.startArray(3);
    writer.bytes(message.attempt);
    writer.id(message.invite);
    writer.bytes(message.hello.encode());
}

void write(wire::CborWriter &writer, const Open &message)
{
    writer.startArray(2);
    writer.bytes(message.attempt);
    writer.bytes(message.hello.encode());
}

void write(wire::CborWriter &writer, const Confirm &message)
{
    writer.startArray(4);
    writer.bytes(message.attempt);
    writer.bytes(message.proof);
    writer.bytes(message.profile);
    writer.boolean(message.complete);
}

void write(wire::CborWriter &writer, const Abort &message)
{
    writer.startArray(3);
    writer.bytes(message.attempt);
    writer.enumerator(message.reason);
    writer.bytes(message.proof);
}

Hello readHello(wire::CborReader &reader)
{
    const auto hello = Hello::decode(reader.bytesBetween(1, LongestHello));
    if (!hello)
        reader.fail();
    return hello.value_or(Hello{});
}

std::optional<Message> readBody(MessageNumber number, wire::CborReader &reader)
{
    static constexpr quint64 Fields[] = {0, 1, 3, 2, 4, 3};
    reader.enterArray(Fields[std::size_t(number)]);
    const QByteArray attempt = reader.bytes(HashSize);
    switch (number) {
    case MessageNumber::Commit:
        return Commit{attempt};
    case MessageNumber::Reveal: {
        const auto invite = reader.id<InviteId>();
        return Reveal{attempt, invite, readHello(reader)};
    }
    case MessageNumber::Open:
        return Open{attempt, readHello(reader)};
    case MessageNumber::Confirm: {
        const QByteArray proof = reader.bytes(HashSize);
        const QByteArray profile = reader.bytes(ProfileSize + crypto::TagSize);
        return Confirm{attempt, proof, profile, reader.boolean()};
    }
    case MessageNumber::Abort: {
        const auto reason = reader.enumerator(PairingEnd::Busy);
        return Abort{attempt, reason, reader.bytes(HashSize)};
    }
    }
    return std::nullopt;
}

} // namespace

MessageNumber numberOf(const Message &message)
{
    return MessageNumber(message.index() + 1);
}

const QByteArray &attemptOf(const Message &message)
{
    return std::visit([](const auto &m) -> const QByteArray & { return m.attempt; }, message);
}

QByteArray encodeMessage(const Message &message)
{
    wire::CborWriter writer;
    std::visit([&](const auto &m) { write(writer, m); }, message);
    writer.endArray();
    return writer.take();
}

std::optional<Message> decodeMessage(MessageNumber number, QByteArrayView bytes)
{
    if (number < MessageNumber::Commit || number > MessageNumber::Abort)
        return std::nullopt;
    wire::CborReader reader(bytes);
    auto message = readBody(number, reader);
    reader.leaveArray();
    if (!reader.finish())
        return std::nullopt;
    return message;
}

QByteArray sealFrame(const Message &message, Side from, const Door &door,
                     const SecretBytes &nonceSeed)
{
    const auto number = quint8(numberOf(message));
    const QByteArray body = padded(encodeMessage(message), BodySize);
    const QByteArray aad = associated(PairingVersion, from, number);
    const QByteArray nonce
        = crypto::hmacSha256(nonceSeed.view(), aad + body).first(crypto::NonceSize);
    QByteArray frame;
    frame += char(PairingVersion);
    frame += char(number);
    return frame + nonce + crypto::aeadSeal(door.key.view(), nonce, aad, body);
}

Result<Message, FrameError> openFrame(QByteArrayView frame, Side from, const Door &door)
{
    constexpr qsizetype Longest = 4096;
    if (frame.size() < HeaderSize + crypto::NonceSize + crypto::TagSize || frame.size() > Longest)
        return Failure{FrameError::Noise};
    const auto version = quint8(frame[0]);
    const auto number = quint8(frame[1]);
    const auto body = crypto::aeadOpen(door.key.view(), frame.sliced(HeaderSize, crypto::NonceSize),
                                       associated(version, from, number),
                                       frame.sliced(HeaderSize + crypto::NonceSize));
    if (!body)
        return Failure{FrameError::Noise};
    if (version != PairingVersion)
        return Failure{FrameError::Version};
    const auto content = unpadded(*body, BodySize);
    if (!content || !mayCome(MessageNumber(number), from))
        return Failure{FrameError::Garbled};
    auto message = decodeMessage(MessageNumber(number), *content);
    if (!message)
        return Failure{FrameError::Garbled};
    return std::move(*message);
}

} // namespace sobani::pairing
