// SPDX-License-Identifier: MPL-2.0
#include "core/wire/frames.h"

#include "core/wire/cbor.h"

#include <QtEndian>

namespace sobani::wire {

QByteArray framed(QByteArrayView payload)
{
    QByteArray frame(FrameHeader, Qt::Uninitialized);
    qToBigEndian(quint32(payload.size()), frame.data());
    frame.append(payload);
    return frame;
}

void FrameSplitter::feed(QByteArrayView bytes)
{
    if (m_broken)
        return;
    m_bytes.remove(0, m_taken);
    m_taken = 0;
    m_bytes.append(bytes);
}

std::optional<QByteArray> FrameSplitter::next()
{
    const QByteArrayView rest = QByteArrayView(m_bytes).sliced(m_taken);
    if (m_broken || rest.size() < FrameHeader)
        return std::nullopt;
    const quint32 length = qFromBigEndian<quint32>(rest.data());
    if (length == 0 || length > quint64(m_longest)) {
        m_broken = true;
        m_bytes.clear();
        m_taken = 0;
        return std::nullopt;
    }
    if (rest.size() < FrameHeader + qsizetype(length))
        return std::nullopt;
    m_taken += FrameHeader + qsizetype(length);
    return rest.sliced(FrameHeader, qsizetype(length)).toByteArray();
}

QByteArray LinkHello::encode() const
{
    CborWriter out;
    out.startArray(2);
    out.text(protocol);
    out.unsignedInteger(version);
    out.endArray();
    return out.take();
}

std::optional<LinkHello> LinkHello::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    LinkHello hello;
    in.enterArray(2);
    hello.protocol = in.line(LongestProtocol);
    hello.version = in.unsignedInteger(quint64(1) << 62);
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return hello;
}

} // namespace sobani::wire
