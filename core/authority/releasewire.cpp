// SPDX-License-Identifier: MPL-2.0
#include "core/authority/releasewire.h"

#include "core/authority/containmentwire.h"
#include "core/wire/nowwire.h"

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;

namespace {

template<typename Body>
std::optional<Body> whenComplete(CborReader &in, Body body)
{
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return body;
}

/// A statement that is nothing but its binding and what \a rest adds.
template<typename Write>
QByteArray bound(const ContainmentBinding &of, quint64 fields, Write rest)
{
    CborWriter out;
    out.startArray(1 + fields);
    writeBinding(out, of);
    rest(out);
    out.endArray();
    return out.take();
}

} // namespace

void writeBinding(CborWriter &out, const ContainmentBinding &of)
{
    out.startArray(4);
    out.id(of.circle);
    out.id(of.authority);
    out.unsignedInteger(of.epoch);
    out.bytes(of.nonce);
    out.endArray();
}

ContainmentBinding readBinding(CborReader &in)
{
    ContainmentBinding of;
    in.enterArray(4);
    of.circle = in.id<CircleId>();
    of.authority = in.id<AuthorityId>();
    of.epoch = in.unsignedInteger(MostEpochs);
    of.nonce = in.bytes(access::NonceSize);
    in.leaveArray();
    return of;
}

QByteArray ContainedBody::encode() const
{
    return bound(of, 1, [this](CborWriter &out) { out.enumerator(cause); });
}

std::optional<ContainedBody> ContainedBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    ContainedBody body;
    in.enterArray(2);
    body.of = readBinding(in);
    body.cause = in.enumerator(ContainCause::Restored);
    return whenComplete(in, std::move(body));
}

QByteArray ReleaseBody::encode() const
{
    return bound(of, 1, [this](CborWriter &out) { out.text(number); });
}

std::optional<ReleaseBody> ReleaseBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    ReleaseBody body;
    in.enterArray(2);
    body.of = readBinding(in);
    body.number = in.line(2);
    return whenComplete(in, std::move(body));
}

QByteArray KeepBody::encode() const
{
    return bound(of, 0, [](CborWriter &) {});
}

std::optional<KeepBody> KeepBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    in.enterArray(1);
    return whenComplete(in, KeepBody{readBinding(in)});
}

QByteArray OrderBody::encode() const
{
    CborWriter out;
    out.startArray(3);
    out.id(circle);
    out.id(authority);
    out.unsignedInteger(epoch);
    out.endArray();
    return out.take();
}

std::optional<OrderBody> OrderBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    OrderBody body;
    in.enterArray(3);
    body.circle = in.id<CircleId>();
    body.authority = in.id<AuthorityId>();
    body.epoch = in.unsignedInteger(MostEpochs);
    return whenComplete(in, body);
}

QByteArray TriggersBody::encode() const
{
    CborWriter out;
    out.startArray(5);
    out.id(circle);
    out.id(authority);
    out.unsignedInteger(revision);
    out.boolean(onHelp);
    out.boolean(onRefusal);
    out.endArray();
    return out.take();
}

std::optional<TriggersBody> TriggersBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    TriggersBody body;
    in.enterArray(5);
    body.circle = in.id<CircleId>();
    body.authority = in.id<AuthorityId>();
    body.revision = in.unsignedInteger(MostEpochs);
    body.onHelp = in.boolean();
    body.onRefusal = in.boolean();
    return whenComplete(in, body);
}

QByteArray WrongReleaseBody::encode() const
{
    return bound(of, 1, [this](CborWriter &out) { out.unsignedInteger(quint64(triesLeft)); });
}

std::optional<WrongReleaseBody> WrongReleaseBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    WrongReleaseBody body;
    in.enterArray(2);
    body.of = readBinding(in);
    body.triesLeft = int(in.unsignedInteger(access::WrongNumberTries));
    return whenComplete(in, std::move(body));
}

QByteArray BreakGlassBody::encode() const
{
    return bound(of, 2, [this](CborWriter &out) {
        out.id(attempt);
        wire::write(out, effective);
    });
}

std::optional<BreakGlassBody> BreakGlassBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    BreakGlassBody body;
    in.enterArray(3);
    body.of = readBinding(in);
    body.attempt = in.id<RequestId>();
    body.effective = wire::readWallTime(in);
    return whenComplete(in, std::move(body));
}

QByteArray ReleasedBody::encode() const
{
    return bound(of, 2, [this](CborWriter &out) {
        out.enumerator(how);
        out.startArray(by ? 1 : 0);
        if (by)
            out.id(*by);
        out.endArray();
    });
}

std::optional<ReleasedBody> ReleasedBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    ReleasedBody body;
    in.enterArray(3);
    body.of = readBinding(in);
    body.how = in.enumerator(ReleasedHow::BreakGlass);
    if (in.enterList(1) == 1)
        body.by = in.id<DeviceId>();
    in.leaveArray();
    return whenComplete(in, std::move(body));
}

} // namespace sobani::authority
