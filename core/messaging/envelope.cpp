// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/envelope.h"

#include "core/crypto/hpke.h"
#include "core/wire/cbor.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>

namespace sobani::messaging {

namespace {

constexpr std::array<qsizetype, 7> SizeClasses{512, 1024, 2048, 4096, 8192, 16384, 32768};
constexpr qsizetype LengthField = 4;
constexpr qsizetype EncSize = crypto::KeySize;
constexpr auto MaximumWall = quint64(LatestWallMs);

Failure<EnvelopeError> rejected()
{
    return Failure{EnvelopeError{}};
}

QByteArray binding(QByteArrayView domain, const CircleId &circle, const DeviceId &sender,
                   const DeviceId &recipient)
{
    return domain.toByteArray() + circle.bytes() + sender.bytes() + recipient.bytes();
}

QByteArray hpkeInfo(const CircleId &circle, const DeviceId &sender, const DeviceId &recipient)
{
    return binding("sobani/1/envelope", circle, sender, recipient);
}

QByteArray signedBytes(const CircleId &circle, const DeviceId &sender, const DeviceId &recipient,
                       QByteArrayView inner)
{
    return binding("sobani/1/message", circle, sender, recipient) + inner.toByteArray();
}

QByteArray encodeInner(const Inner &inner)
{
    wire::CborWriter out;
    out.startArray(7);
    out.unsignedInteger(InnerVersion);
    out.id(inner.id);
    out.unsignedInteger(inner.sequence);
    out.unsignedInteger(quint64(std::max<qint64>(inner.created.ms, 0)));
    out.unsignedInteger(quint64(std::max<qint64>(inner.expires.ms, 0)));
    out.unsignedInteger(inner.type);
    out.bytes(inner.body);
    out.endArray();
    return out.take();
}

/// The first two fields keep their place in every version, so that we can name what we refuse.
std::optional<EnvelopeError> laterVersion(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    in.enterList(64);
    const quint64 version = in.unsignedInteger(std::numeric_limits<quint32>::max());
    const auto id = in.id<MessageId>();
    if (!in.ok() || version == InnerVersion)
        return std::nullopt;
    return EnvelopeError{EnvelopeTrouble::Unsupported, id};
}

Result<Inner, EnvelopeError> decodeInner(QByteArrayView bytes)
{
    if (const auto later = laterVersion(bytes))
        return Failure{*later};
    wire::CborReader in(bytes);
    Inner inner;
    in.enterArray(7);
    if (in.unsignedInteger(InnerVersion) != InnerVersion)
        in.fail();
    inner.id = in.id<MessageId>();
    inner.sequence = in.unsignedInteger(std::numeric_limits<quint64>::max());
    inner.created.ms = qint64(in.unsignedInteger(MaximumWall));
    inner.expires.ms = qint64(in.unsignedInteger(MaximumWall));
    inner.type = quint16(in.unsignedInteger(std::numeric_limits<quint16>::max()));
    inner.body = in.bytesBetween(0, MaximumBody);
    in.leaveArray();
    if (!in.finish() || inner.id.isNull())
        return rejected();
    return inner;
}

/// Length, content, zeros up to the next size class: the relay sees seven sizes only.
QByteArray pad(const QByteArray &content)
{
    const auto fits = std::find_if(SizeClasses.begin(), SizeClasses.end(), [&](qsizetype size) {
        return size >= content.size() + LengthField;
    });
    if (fits == SizeClasses.end())
        return {};
    QByteArray padded(*fits, '\0');
    qToBigEndian(quint32(content.size()), padded.data());
    std::copy(content.begin(), content.end(), padded.begin() + LengthField);
    return padded;
}

std::optional<QByteArray> unpad(const QByteArray &padded)
{
    if (std::find(SizeClasses.begin(), SizeClasses.end(), padded.size()) == SizeClasses.end())
        return std::nullopt;
    const auto length = qsizetype(qFromBigEndian<quint32>(padded.constData()));
    if (length > padded.size() - LengthField)
        return std::nullopt;
    const bool zeros = std::all_of(padded.begin() + LengthField + length, padded.end(),
                                   [](char c) { return c == '\0'; });
    if (!zeros)
        return std::nullopt;
    return padded.mid(LengthField, length);
}

} // namespace

Result<QByteArray, EnvelopeError> seal(const SealKeys &keys, const Inner &inner)
{
    if (inner.body.size() > MaximumBody)
        return rejected();
    const QByteArray content = encodeInner(inner);
    wire::CborWriter out;
    out.startArray(2);
    out.bytes(content);
    out.bytes(keys.senderSigning.sign(
        signedBytes(keys.circle, keys.sender, keys.recipient, content)));
    out.endArray();
    const QByteArray padded = pad(out.take());
    if (padded.isEmpty())
        return rejected();
    const QByteArray version(1, char(EnvelopeVersion));
    const auto sealed = crypto::hpke::sealAuthPsk(
        keys.recipientAgreement, keys.senderAgreement, {keys.psk, keys.pskId},
        hpkeInfo(keys.circle, keys.sender, keys.recipient), version, padded);
    if (!sealed)
        return rejected();
    return version + sealed->enc + sealed->ciphertext;
}

Result<Inner, EnvelopeError> open(const OpenKeys &keys, QByteArrayView envelope)
{
    const qsizetype smallest = 1 + EncSize + SizeClasses.front() + crypto::TagSize;
    const qsizetype largest = 1 + EncSize + SizeClasses.back() + crypto::TagSize;
    if (envelope.size() < smallest || envelope.size() > largest
        || quint8(envelope.front()) != EnvelopeVersion)
        return rejected();
    const crypto::hpke::Sealed sealed{envelope.sliced(1, EncSize).toByteArray(),
                                      envelope.sliced(1 + EncSize).toByteArray()};
    const auto padded = crypto::hpke::openAuthPsk(
        sealed, keys.recipientAgreement, keys.senderAgreement, {keys.psk, keys.pskId},
        hpkeInfo(keys.circle, keys.sender, keys.recipient), envelope.first(1));
    if (!padded)
        return rejected();
    const auto content = unpad(*padded);
    if (!content)
        return rejected();
    wire::CborReader in(*content);
    in.enterArray(2);
    const QByteArray inner = in.bytesBetween(1, content->size());
    const QByteArray signature = in.bytes(crypto::SignatureSize);
    in.leaveArray();
    if (!in.finish()
        || !crypto::verify(keys.senderSigning,
                           signedBytes(keys.circle, keys.sender, keys.recipient, inner), signature))
        return rejected();
    return decodeInner(inner);
}

} // namespace sobani::messaging
