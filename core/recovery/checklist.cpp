// SPDX-License-Identifier: MPL-2.0
#include "core/recovery/checklist.h"

#include "core/wire/cbor.h"

#include <limits>

namespace sobani::recovery {

namespace {

bool isStep(int n)
{
    return n >= 0 && n < StepCount;
}

} // namespace

Checklist forCall(const Checklist &list, const HelpId &call)
{
    if (list.call == call)
        return list;
    Checklist fresh;
    fresh.call = call;
    return fresh;
}

std::optional<Checklist> mark(const Checklist &list, int n, bool done)
{
    if (!isStep(n) || list.done[std::size_t(n)] == done)
        return std::nullopt;
    Checklist next = list;
    ++next.revision;
    next.done[std::size_t(n)] = done;
    if (done && next.pushed == n)
        next.pushed = -1;
    return next;
}

std::optional<Checklist> push(const Checklist &list, int n)
{
    if (!isStep(n))
        return std::nullopt;
    Checklist next = list;
    ++next.revision;
    next.pushed = n;
    return next;
}

bool isNewer(const Checklist &current, const Checklist &received)
{
    return current.call != received.call || received.revision > current.revision;
}

QByteArray encode(const Checklist &list)
{
    wire::CborWriter out;
    out.startArray(4);
    out.id(list.call);
    out.unsignedInteger(list.revision);
    quint64 mask = 0;
    for (std::size_t i = 0; i < list.done.size(); ++i)
        mask |= quint64(list.done[i]) << i;
    out.unsignedInteger(mask);
    out.unsignedInteger(quint64(list.pushed + 1));
    out.endArray();
    return out.take();
}

std::optional<Checklist> decodeChecklist(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    Checklist list;
    in.enterArray(4);
    list.call = in.id<HelpId>();
    list.revision = quint32(in.unsignedInteger(std::numeric_limits<quint32>::max()));
    const quint64 mask = in.unsignedInteger((1U << unsigned(StepCount)) - 1);
    for (std::size_t i = 0; i < list.done.size(); ++i)
        list.done[i] = (mask >> i) & 1U;
    list.pushed = int(in.unsignedInteger(quint64(StepCount))) - 1;
    in.leaveArray();
    return in.finish() ? std::optional(list) : std::nullopt;
}

QByteArray PushBody::encode() const
{
    wire::CborWriter out;
    out.startArray(3);
    out.id(call);
    out.unsignedInteger(quint64(n));
    out.boolean(done);
    out.endArray();
    return out.take();
}

std::optional<PushBody> PushBody::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    PushBody body;
    in.enterArray(3);
    body.call = in.id<HelpId>();
    body.n = int(in.unsignedInteger(quint64(StepCount - 1)));
    body.done = in.boolean();
    in.leaveArray();
    return in.finish() ? std::optional(body) : std::nullopt;
}

} // namespace sobani::recovery
