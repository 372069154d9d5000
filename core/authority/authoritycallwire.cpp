// SPDX-License-Identifier: MPL-2.0
// The calls of authoritywire.h.
#include "core/authority/authoritywire.h"

#include "core/access/accessdetails.h"
#include "core/base/plaintext.h"
#include "core/wire/nowwire.h"

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 LastNumber = quint64(1) << 62;

void write(CborWriter &out, const wire::SignedByDevice &statement, const DeviceId &from)
{
    out.startArray(2);
    out.bytes(statement.encode());
    out.id(from);
    out.endArray();
}

template<typename Body>
CallBody readStatement(CborReader &in)
{
    in.enterArray(2);
    const auto statement =
        wire::SignedByDevice::decode(in.bytesBetween(1, wire::MaximumSignedBody + 256));
    const auto from = in.id<DeviceId>();
    in.leaveArray();
    if (!statement) {
        in.fail();
        return Body{};
    }
    return Body{*statement, from};
}

void write(CborWriter &out, const call::Begin &c) { out.id(c.circle); }
void write(CborWriter &out, const call::JoinCircle &c) { out.id(c.circle); }
void write(CborWriter &out, const call::Withdraw &c) { out.id(c.id); }
void write(CborWriter &out, const call::Remove &c) { out.id(c.id); }
void write(CborWriter &out, const call::Repeat &c) { out.id(c.id); }
void write(CborWriter &out, const call::Incident &c) { out.boolean(c.on); }
void write(CborWriter &out, const call::Decide &c) { write(out, c.statement, c.from); }
void write(CborWriter &out, const call::Revoke &c) { write(out, c.statement, c.from); }
void write(CborWriter &out, const call::Consent &c) { write(out, c.statement, c.from); }

void write(CborWriter &out, const call::Ask &c)
{
    out.startArray(4);
    out.id(c.id);
    out.enumerator(c.source);
    access::write(out, access::clipped(c.details));
    out.text(c.toolIdentity);
    out.endArray();
}

CallBody readAsk(CborReader &in)
{
    call::Ask ask;
    in.enterArray(4);
    ask.id = in.id<RequestId>();
    ask.source = in.enumerator(AccessSource::Detected);
    ask.details = access::readDetails(in);
    ask.toolIdentity = in.text(access::ToolIdentityLimit);
    in.leaveArray();
    return ask;
}

void write(CborWriter &out, const call::Enrol &c)
{
    out.startArray(2);
    writeDevicePublic(out, c.keys);
    out.text(plainLine(c.name, limits::Name));
    out.endArray();
}

CallBody readEnrol(CborReader &in)
{
    call::Enrol enrol;
    in.enterArray(2);
    enrol.keys = readDevicePublic(in);
    enrol.name = in.line(limits::Name);
    in.leaveArray();
    return enrol;
}

void write(CborWriter &out, const call::Beat &c)
{
    out.startArray(4);
    out.unsignedInteger(c.position.run);
    out.unsignedInteger(c.position.counter);
    wire::write(out, c.sent);
    out.enumerator(c.sign);
    out.endArray();
}

CallBody readBeat(CborReader &in)
{
    call::Beat beat;
    in.enterArray(4);
    beat.position.run = in.unsignedInteger(presence::LastPosition);
    beat.position.counter = in.unsignedInteger(presence::LastPosition);
    beat.sent = wire::readWallTime(in);
    beat.sign = in.enumerator(presence::Sign::LastWill);
    in.leaveArray();
    return beat;
}

CallBody readBody(CborReader &in, quint64 kind)
{
    switch (kind) {
    case 0: return call::Begin{in.id<CircleId>()};
    case 1: return readAsk(in);
    case 2: return readStatement<call::Decide>(in);
    case 3: return readStatement<call::Revoke>(in);
    case 4: return readStatement<call::Consent>(in);
    case 5: return call::Withdraw{in.id<RequestId>()};
    case 6: return readEnrol(in);
    case 7: return call::Remove{in.id<DeviceId>()};
    case 8: return call::Incident{in.boolean()};
    case 9: return call::JoinCircle{in.id<CircleId>()};
    case 10: return call::Repeat{in.id<RequestId>()};
    case 11: return readBeat(in);
    default: break;
    }
    in.fail();
    return {};
}

} // namespace

QByteArray Call::encode() const
{
    CborWriter out;
    out.startArray(3);
    out.unsignedInteger(number);
    out.unsignedInteger(body.index());
    std::visit([&out](const auto &one) { write(out, one); }, body);
    out.endArray();
    return out.take();
}

std::optional<Call> Call::decode(QByteArrayView bytes)
{
    if (bytes.size() > LongestCall)
        return std::nullopt;
    CborReader in(bytes);
    Call call;
    in.enterArray(3);
    call.number = in.unsignedInteger(LastNumber);
    call.body = readBody(in, in.unsignedInteger(std::variant_size_v<CallBody> - 1));
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return call;
}

QString subjectOf(const CallBody &body)
{
    return std::visit(
        Overloaded{
            [](const call::Ask &c) { return c.id.toString(); },
            [](const call::Withdraw &c) { return c.id.toString(); },
            [](const call::Repeat &c) { return c.id.toString(); },
            [](const call::Remove &c) { return c.id.toString(); },
            [](const call::Enrol &c) { return identity::deviceId(c.keys).toString(); },
            [](const call::Decide &c) {
                const auto decision = access::DecisionBody::decode(c.statement.body);
                return decision ? decision->of.request.toString() : QString();
            },
            [](const auto &) { return QString(); },
        },
        body);
}

} // namespace sobani::authority
