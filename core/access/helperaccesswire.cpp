// SPDX-License-Identifier: MPL-2.0
#include "core/access/helperaccessmachine.h"
#include "core/wire/nowwire.h"

namespace sobani::access::helper {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 1;

enum class Kind { None, Waiting, DecisionSent, Decided, Ended };

template<typename Body>
Body readBody(CborReader &in)
{
    const auto body = Body::decode(in.bytesBetween(1, wire::MaximumSignedBody));
    if (!body)
        in.fail();
    return body.value_or(Body{});
}

int readTries(CborReader &in)
{
    return int(in.unsignedInteger(WrongNumberTries));
}

void write(CborWriter &out, const None &)
{
    out.startArray(2);
    out.unsignedInteger(Version);
    out.enumerator(Kind::None);
}

void write(CborWriter &out, const Waiting &s)
{
    out.startArray(5);
    out.unsignedInteger(Version);
    out.enumerator(Kind::Waiting);
    out.bytes(s.request.encode());
    wire::write(out, s.since);
    out.unsignedInteger(quint64(s.triesLeft));
}

void write(CborWriter &out, const DecisionSent &s)
{
    out.startArray(6);
    out.unsignedInteger(Version);
    out.enumerator(Kind::DecisionSent);
    out.bytes(s.request.encode());
    wire::write(out, s.since);
    out.unsignedInteger(quint64(s.triesLeft));
    out.bytes(s.decision.encode());
}

void write(CborWriter &out, const Decided &s)
{
    out.startArray(6);
    out.unsignedInteger(Version);
    out.enumerator(Kind::Decided);
    out.bytes(s.request.encode());
    out.bytes(s.result.encode());
    wire::write(out, s.since);
    out.boolean(s.assumed);
}

void write(CborWriter &out, const Ended &s)
{
    out.startArray(4);
    out.unsignedInteger(Version);
    out.enumerator(Kind::Ended);
    out.bytes(s.request.encode());
    out.bytes(EndedBody{s.request.of, s.reason, s.by}.encode());
}

State readWaiting(CborReader &in)
{
    Waiting s;
    s.request = readBody<AccessRequestBody>(in);
    s.since = wire::readNow(in);
    s.triesLeft = readTries(in);
    return s;
}

State readDecisionSent(CborReader &in)
{
    DecisionSent s;
    s.request = readBody<AccessRequestBody>(in);
    s.since = wire::readNow(in);
    s.triesLeft = readTries(in);
    s.decision = readBody<DecisionBody>(in);
    return s;
}

State readDecided(CborReader &in)
{
    Decided s;
    s.request = readBody<AccessRequestBody>(in);
    s.result = readBody<ResultBody>(in);
    s.since = wire::readNow(in);
    s.assumed = in.boolean();
    return s;
}

State readEnded(CborReader &in)
{
    Ended s;
    s.request = readBody<AccessRequestBody>(in);
    const auto body = readBody<EndedBody>(in);
    s.reason = body.reason;
    s.by = body.by;
    return s;
}

constexpr std::array<quint64, 5> Lengths{2, 5, 6, 6, 4};

} // namespace

QByteArray encode(const State &state)
{
    CborWriter out;
    std::visit([&out](const auto &s) { write(out, s); }, state);
    out.endArray();
    return out.take();
}

std::optional<State> decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    const quint64 length = in.enterList(6);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    const auto kind = in.enumerator(Kind::Ended);
    if (!in.ok() || length != Lengths.at(std::size_t(kind)))
        return std::nullopt;
    State state;
    switch (kind) {
    case Kind::None:
        break;
    case Kind::Waiting:
        state = readWaiting(in);
        break;
    case Kind::DecisionSent:
        state = readDecisionSent(in);
        break;
    case Kind::Decided:
        state = readDecided(in);
        break;
    case Kind::Ended:
        state = readEnded(in);
        break;
    }
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return state;
}

} // namespace sobani::access::helper
