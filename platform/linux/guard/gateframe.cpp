// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/gateframe.h"

#include "core/wire/cbor.h"

namespace sobani::platform {

namespace {

constexpr quint64 Largest = quint64(1) << 53;

} // namespace

QByteArray encode(const GateHello &hello)
{
    wire::CborWriter out;
    out.startArray(4);
    out.unsignedInteger(quint64(hello.supervisor));
    out.unsignedInteger(quint64(hello.standby));
    out.unsignedInteger(quint64(hello.worker));
    out.unsignedInteger(quint64(hello.workers));
    out.endArray();
    return out.take();
}

std::optional<GateHello> decodeHello(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    GateHello hello;
    in.enterArray(4);
    hello.supervisor = qint64(in.unsignedInteger(Largest));
    hello.standby = qint64(in.unsignedInteger(Largest));
    hello.worker = qint64(in.unsignedInteger(Largest));
    hello.workers = int(in.unsignedInteger(1U << 30U));
    in.leaveArray();
    return in.finish() ? std::optional(hello) : std::nullopt;
}

QByteArray encodeRevision(quint64 revision)
{
    wire::CborWriter out;
    out.unsignedInteger(revision);
    return out.take();
}

std::optional<quint64> decodeRevision(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    const quint64 revision = in.unsignedInteger(Largest);
    return in.finish() ? std::optional(revision) : std::nullopt;
}

} // namespace sobani::platform
