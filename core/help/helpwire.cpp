// SPDX-License-Identifier: MPL-2.0
#include "core/help/helpwire.h"

#include <algorithm>
#include <limits>

namespace sobani::help {

namespace {

constexpr auto MaximumWall = quint64(LatestWallMs);
constexpr auto MaximumCount = quint64(std::numeric_limits<quint32>::max());

quint64 wallNumber(WallTime time)
{
    return quint64(std::max<qint64>(time.ms, 0));
}

WallTime readWall(wire::CborReader &in)
{
    return {qint64(in.unsignedInteger(MaximumWall))};
}

} // namespace

void encodePeer(wire::CborWriter &out, const std::optional<PeerInfo> &peer)
{
    out.startArray(peer ? 3 : 0);
    if (peer) {
        out.id(peer->id);
        out.text(peer->name);
        out.enumerator(peer->role);
    }
    out.endArray();
}

std::optional<PeerInfo> decodePeer(wire::CborReader &in)
{
    std::optional<PeerInfo> peer;
    const quint64 fields = in.enterList(3);
    if (fields == 3) {
        PeerInfo read;
        read.id = in.id<DeviceId>();
        read.name = in.line(limits::Name);
        read.role = in.enumerator(Role::Helper);
        peer = read;
    } else if (fields != 0) {
        in.fail();
    }
    in.leaveArray();
    return peer;
}

QByteArray CallBody::encode() const
{
    wire::CborWriter out;
    out.startArray(4);
    out.id(id);
    out.unsignedInteger(wallNumber(raised));
    out.unsignedInteger(round);
    out.unsignedInteger(revision);
    out.endArray();
    return out.take();
}

std::optional<CallBody> CallBody::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    CallBody body;
    in.enterArray(4);
    body.id = in.id<HelpId>();
    body.raised = readWall(in);
    body.round = quint32(in.unsignedInteger(MaximumCount));
    body.revision = quint32(in.unsignedInteger(MaximumCount));
    in.leaveArray();
    return in.finish() && !body.id.isNull() ? std::optional(body) : std::nullopt;
}

QByteArray UpdateBody::encode() const
{
    wire::CborWriter out;
    out.startArray(5);
    out.id(id);
    out.unsignedInteger(wallNumber(raised));
    out.unsignedInteger(revision);
    out.enumerator(phase);
    encodePeer(out, by);
    out.endArray();
    return out.take();
}

std::optional<UpdateBody> UpdateBody::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    UpdateBody body;
    in.enterArray(5);
    body.id = in.id<HelpId>();
    body.raised = readWall(in);
    body.revision = quint32(in.unsignedInteger(MaximumCount));
    body.phase = in.enumerator(CallPhase::Resolved);
    body.by = decodePeer(in);
    in.leaveArray();
    return in.finish() && !body.id.isNull() ? std::optional(body) : std::nullopt;
}

QByteArray MarkBody::encode() const
{
    wire::CborWriter out;
    out.startArray(2);
    out.id(id);
    out.unsignedInteger(wallNumber(raised));
    out.endArray();
    return out.take();
}

std::optional<MarkBody> MarkBody::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    MarkBody body;
    in.enterArray(2);
    body.id = in.id<HelpId>();
    body.raised = readWall(in);
    in.leaveArray();
    return in.finish() && !body.id.isNull() ? std::optional(body) : std::nullopt;
}

} // namespace sobani::help
