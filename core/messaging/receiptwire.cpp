// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/receiptwire.h"

#include "core/wire/cbor.h"

namespace sobani::messaging {

QByteArray Receipt::encode() const
{
    wire::CborWriter out;
    out.startArray(ids.size());
    for (const MessageId &id : ids)
        out.id(id);
    out.endArray();
    return out.take();
}

std::optional<Receipt> Receipt::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    Receipt receipt;
    const quint64 count = in.enterList(Most);
    for (quint64 i = 0; i < count; ++i)
        receipt.ids.push_back(in.id<MessageId>());
    in.leaveArray();
    if (!in.finish() || receipt.ids.empty())
        return std::nullopt;
    return receipt;
}

QByteArray Unsupported::encode() const
{
    wire::CborWriter out;
    out.startArray(1);
    out.id(id);
    out.endArray();
    return out.take();
}

std::optional<Unsupported> Unsupported::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    in.enterArray(1);
    const Unsupported result{in.id<MessageId>()};
    in.leaveArray();
    return in.finish() ? std::optional(result) : std::nullopt;
}

} // namespace sobani::messaging
