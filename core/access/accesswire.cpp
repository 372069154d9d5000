// SPDX-License-Identifier: MPL-2.0
#include "core/access/accesswire.h"

#include "core/access/accessdetails.h"

namespace sobani::access {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 FlagCount = quint64(RedFlag::AbusedTool) + 1;

void write(CborWriter &out, const Binding &of)
{
    out.startArray(4);
    out.id(of.circle);
    out.id(of.authority);
    out.id(of.request);
    out.bytes(of.nonce);
    out.endArray();
}

Binding readBinding(CborReader &in)
{
    Binding of;
    in.enterArray(4);
    of.circle = in.id<CircleId>();
    of.authority = in.id<AuthorityId>();
    of.request = in.id<RequestId>();
    of.nonce = in.bytes(NonceSize);
    in.leaveArray();
    return of;
}

void writeMinutes(CborWriter &out, int minutes)
{
    out.unsignedInteger(quint64(minutes));
}

int readMinutes(CborReader &in)
{
    return int(in.unsignedInteger(MostMinutes));
}

void write(CborWriter &out, const std::optional<DeviceId> &by)
{
    out.startArray(by ? 1 : 0);
    if (by)
        out.id(*by);
    out.endArray();
}

std::optional<DeviceId> readBy(CborReader &in)
{
    std::optional<DeviceId> by;
    if (in.enterList(1) == 1)
        by = in.id<DeviceId>();
    in.leaveArray();
    return by;
}

void write(CborWriter &out, const std::vector<RedFlag> &flags)
{
    out.startArray(flags.size());
    for (const RedFlag flag : flags)
        out.enumerator(flag);
    out.endArray();
}

/// Rising order, so each flag at most once and one spelling per set.
std::vector<RedFlag> readFlags(CborReader &in)
{
    std::vector<RedFlag> flags;
    const quint64 count = in.enterList(FlagCount);
    for (quint64 i = 0; i < count && in.ok(); ++i) {
        const auto flag = in.enumerator(RedFlag::AbusedTool);
        if (!flags.empty() && flag <= flags.back())
            in.fail();
        flags.push_back(flag);
    }
    in.leaveArray();
    return flags;
}

template<typename Body>
std::optional<Body> whenComplete(CborReader &in, Body body)
{
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return body;
}

} // namespace

QByteArray AccessRequestBody::encode() const
{
    CborWriter out;
    out.startArray(6);
    write(out, of);
    out.text(toolIdentity);
    out.enumerator(source);
    write(out, details);
    write(out, flags);
    writeMinutes(out, minutesToAnswer);
    out.endArray();
    return out.take();
}

std::optional<AccessRequestBody> AccessRequestBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    AccessRequestBody body;
    in.enterArray(6);
    body.of = readBinding(in);
    body.toolIdentity = in.text(ToolIdentityLimit);
    body.source = in.enumerator(AccessSource::Detected);
    body.details = readDetails(in);
    body.flags = readFlags(in);
    body.minutesToAnswer = readMinutes(in);
    return whenComplete(in, std::move(body));
}

QByteArray DecisionBody::encode() const
{
    CborWriter out;
    out.startArray(6);
    write(out, of);
    out.text(toolIdentity);
    out.enumerator(verdict);
    writeMinutes(out, minutes);
    out.text(number);
    out.text(note);
    out.endArray();
    return out.take();
}

std::optional<DecisionBody> DecisionBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    DecisionBody body;
    in.enterArray(6);
    body.of = readBinding(in);
    body.toolIdentity = in.text(ToolIdentityLimit);
    body.verdict = in.enumerator(Verdict::Deny);
    body.minutes = readMinutes(in);
    body.number = in.text(2);
    body.note = in.text(limits::Note);
    return whenComplete(in, std::move(body));
}

QByteArray RevocationBody::encode() const
{
    CborWriter out;
    out.startArray(1);
    write(out, of);
    out.endArray();
    return out.take();
}

std::optional<RevocationBody> RevocationBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    in.enterArray(1);
    return whenComplete(in, RevocationBody{readBinding(in)});
}

QByteArray ResultBody::encode() const
{
    CborWriter out;
    out.startArray(6);
    write(out, of);
    out.enumerator(verdict);
    write(out, by);
    writeMinutes(out, minutes);
    out.enumerator(reason);
    out.text(note);
    out.endArray();
    return out.take();
}

std::optional<ResultBody> ResultBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    ResultBody body;
    in.enterArray(6);
    body.of = readBinding(in);
    body.verdict = in.enumerator(Verdict::Deny);
    body.by = readBy(in);
    body.minutes = readMinutes(in);
    body.reason = in.enumerator(DecisionReason::Offline);
    body.note = in.text(limits::Note);
    return whenComplete(in, std::move(body));
}

QByteArray EndedBody::encode() const
{
    CborWriter out;
    out.startArray(3);
    write(out, of);
    out.enumerator(reason);
    write(out, by);
    out.endArray();
    return out.take();
}

std::optional<EndedBody> EndedBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    EndedBody body;
    in.enterArray(3);
    body.of = readBinding(in);
    body.reason = in.enumerator(AccessEnd::Finished);
    body.by = readBy(in);
    return whenComplete(in, std::move(body));
}

QByteArray WrongNumberBody::encode() const
{
    CborWriter out;
    out.startArray(2);
    write(out, of);
    out.unsignedInteger(quint64(triesLeft));
    out.endArray();
    return out.take();
}

std::optional<WrongNumberBody> WrongNumberBody::decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    WrongNumberBody body;
    in.enterArray(2);
    body.of = readBinding(in);
    body.triesLeft = int(in.unsignedInteger(WrongNumberTries));
    return whenComplete(in, body);
}

} // namespace sobani::access
