// SPDX-License-Identifier: MPL-2.0
#include "core/presence/presencewire.h"

#include "core/wire/nowwire.h"

namespace sobani::presence {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr QByteArrayView SignDomain = "sobani/1/heartbeat";
constexpr QByteArrayView SealDomain = "sobani/1/presence";
// A signed heartbeat has at most 111 bytes; the plaintext is this long and ends in zeros.
constexpr qsizetype PaddedSize = 160;
constexpr qsizetype SealedSize = crypto::NonceSize + PaddedSize + crypto::TagSize;

QByteArray aad(const CircleId &circle)
{
    return wire::signedMessage(SealDomain, circle.bytes());
}

QByteArray encode(const Heartbeat &heartbeat)
{
    CborWriter out;
    out.startArray(5);
    out.bytes(heartbeat.sender);
    out.unsignedInteger(heartbeat.position.run);
    out.unsignedInteger(heartbeat.position.counter);
    wire::write(out, heartbeat.sent);
    out.enumerator(heartbeat.sign);
    out.endArray();
    return out.take();
}

std::optional<Heartbeat> decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    Heartbeat heartbeat;
    in.enterArray(5);
    heartbeat.sender = in.bytes(SenderSize);
    heartbeat.position.run = in.unsignedInteger(LastPosition);
    heartbeat.position.counter = in.unsignedInteger(LastPosition);
    heartbeat.sent = wire::readWallTime(in);
    heartbeat.sign = in.enumerator(Sign::LastWill);
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return heartbeat;
}

/// Body length, body, signature, zeros.
QByteArray padded(const QByteArray &body, const QByteArray &signature)
{
    QByteArray plain;
    plain.append(char(body.size()));
    plain.append(body);
    plain.append(signature);
    Q_ASSERT(plain.size() <= PaddedSize);
    plain.append(PaddedSize - plain.size(), '\0');
    return plain;
}

struct Unpadded
{
    QByteArray body;
    QByteArray signature;
};

std::optional<Unpadded> unpadded(QByteArrayView plain)
{
    if (plain.size() != PaddedSize)
        return std::nullopt;
    const qsizetype length = uchar(plain.front());
    const qsizetype end = 1 + length + crypto::SignatureSize;
    if (end > PaddedSize)
        return std::nullopt;
    for (const char c : plain.sliced(end)) {
        if (c != '\0')
            return std::nullopt;
    }
    return Unpadded{plain.sliced(1, length).toByteArray(),
                    plain.sliced(1 + length, crypto::SignatureSize).toByteArray()};
}

} // namespace

QByteArray sign(const Heartbeat &heartbeat, const crypto::SigningKey &key, const CircleId &circle)
{
    return key.sign(wire::signedMessage(SignDomain, circle.bytes() + encode(heartbeat)));
}

QByteArray seal(const Heartbeat &heartbeat, const QByteArray &signature,
                const SecretBytes &presenceKey, const CircleId &circle)
{
    const QByteArray nonce = crypto::randomBytes(crypto::NonceSize);
    return nonce
           + crypto::aeadSeal(presenceKey.view(), nonce, aad(circle),
                              padded(encode(heartbeat), signature));
}

QByteArray seal(const Heartbeat &heartbeat, const crypto::SigningKey &key,
                const SecretBytes &presenceKey, const CircleId &circle)
{
    return seal(heartbeat, sign(heartbeat, key, circle), presenceKey, circle);
}

std::optional<Heartbeat> open(QByteArrayView bytes, QByteArrayView sender,
                              QByteArrayView publicKey, const SecretBytes &presenceKey,
                              const CircleId &circle)
{
    if (bytes.size() != SealedSize)
        return std::nullopt;
    const auto plain = crypto::aeadOpen(presenceKey.view(), bytes.first(crypto::NonceSize),
                                        aad(circle), bytes.sliced(crypto::NonceSize));
    if (!plain)
        return std::nullopt;
    const auto parts = unpadded(*plain);
    if (!parts)
        return std::nullopt;
    const QByteArray message = wire::signedMessage(SignDomain, circle.bytes() + parts->body);
    if (!crypto::verify(publicKey, message, parts->signature))
        return std::nullopt;
    auto heartbeat = decode(parts->body);
    if (!heartbeat || heartbeat->sender != sender)
        return std::nullopt;
    return heartbeat;
}

} // namespace sobani::presence
