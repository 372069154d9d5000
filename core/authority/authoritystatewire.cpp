// SPDX-License-Identifier: MPL-2.0
#include "core/authority/authoritystate.h"

#include "core/access/minutes.h"
#include "core/wire/nowwire.h"

#include <algorithm>

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 1;
constexpr quint64 MostRequests = 2 * MostOpenPerSource + MostClosed;

enum class Kind { Pending, Approved, Denied, Ended };

void write(CborWriter &out, const Member &member)
{
    out.startArray(4);
    out.id(member.id);
    writeDevicePublic(out, member.keys);
    out.text(member.name);
    out.startArray(member.waiting ? 4 : 0);
    if (member.waiting) {
        out.id(member.waiting->consent);
        out.unsignedInteger(quint64(member.waiting->waited.count()));
        wire::write(out, member.waiting->seen);
        out.boolean(member.waiting->byConsentOnly);
    }
    out.endArray();
    out.endArray();
}

std::optional<Waiting> readWaiting(CborReader &in)
{
    constexpr Milliseconds most = WaitWithoutConsent;
    std::optional<Waiting> waiting;
    const quint64 length = in.enterList(4);
    if (length == 4) {
        waiting.emplace();
        waiting->consent = in.id<RequestId>();
        waiting->waited = Milliseconds(in.unsignedInteger(quint64(most.count())));
        waiting->seen = wire::readNow(in);
        waiting->byConsentOnly = in.boolean();
    } else if (length != 0) {
        in.fail();
    }
    in.leaveArray();
    return waiting;
}

Member readMember(CborReader &in)
{
    Member member;
    in.enterArray(4);
    member.id = in.id<DeviceId>();
    member.keys = readDevicePublic(in);
    member.name = in.text(limits::Name);
    member.waiting = readWaiting(in);
    in.leaveArray();
    return member;
}

void write(CborWriter &out, const Phase &phase)
{
    out.startArray(3);
    std::visit(Overloaded{
                   [&out](const Pending &p) {
                       out.enumerator(Kind::Pending);
                       out.text(p.digits);
                       out.unsignedInteger(quint64(p.triesLeft));
                   },
                   [&out](const Approved &p) {
                       out.enumerator(Kind::Approved);
                       out.bytes(p.result.encode());
                       wire::write(out, p.since);
                   },
                   [&out](const Denied &p) {
                       out.enumerator(Kind::Denied);
                       out.bytes(p.result.encode());
                       out.startArray(0);
                       out.endArray();
                   },
                   [&out](const Ended &p) {
                       out.enumerator(Kind::Ended);
                       out.bytes(p.end.encode());
                       out.startArray(0);
                       out.endArray();
                   },
               },
               phase);
    out.endArray();
}

template<typename Body>
Body readBody(CborReader &in)
{
    const auto body = Body::decode(in.bytesBetween(1, wire::MaximumSignedBody));
    if (!body)
        in.fail();
    return body.value_or(Body{});
}

Phase readPending(CborReader &in)
{
    Pending pending;
    pending.digits = in.text(2);
    pending.triesLeft = int(in.unsignedInteger(access::WrongNumberTries));
    if (!access::isTwoDigits(pending.digits) || pending.triesLeft < 1)
        in.fail();
    return pending;
}

Phase readApproved(CborReader &in)
{
    Approved approved;
    approved.result = readBody<access::ResultBody>(in);
    approved.since = wire::readBootTime(in);
    const auto &result = approved.result;
    if (result.verdict != Verdict::Approve || !result.by || !access::isApprovable(result.minutes))
        in.fail();
    return approved;
}

Phase readDenied(CborReader &in)
{
    Denied denied{readBody<access::ResultBody>(in)};
    in.enterArray(0);
    in.leaveArray();
    if (denied.result.verdict != Verdict::Deny)
        in.fail();
    return denied;
}

Phase readEnded(CborReader &in)
{
    Ended ended{readBody<access::EndedBody>(in)};
    in.enterArray(0);
    in.leaveArray();
    return ended;
}

Phase readPhase(CborReader &in)
{
    Phase phase;
    in.enterArray(3);
    switch (in.enumerator(Kind::Ended)) {
    case Kind::Pending:
        phase = readPending(in);
        break;
    case Kind::Approved:
        phase = readApproved(in);
        break;
    case Kind::Denied:
        phase = readDenied(in);
        break;
    case Kind::Ended:
        phase = readEnded(in);
        break;
    }
    in.leaveArray();
    return phase;
}

const access::Binding *boundTo(const Phase &phase)
{
    using Of = const access::Binding *;
    return std::visit(Overloaded{[](const Pending &) -> Of { return nullptr; },
                                 [](const Approved &p) -> Of { return &p.result.of; },
                                 [](const Denied &p) -> Of { return &p.result.of; },
                                 [](const Ended &p) -> Of { return &p.end.of; }},
                      phase);
}

void write(CborWriter &out, const Request &request)
{
    out.startArray(3);
    out.bytes(request.body.encode());
    wire::write(out, request.opened);
    write(out, request.phase);
    out.endArray();
}

Request readRequest(CborReader &in, const State &state)
{
    Request request;
    in.enterArray(3);
    request.body = readBody<access::AccessRequestBody>(in);
    request.opened = wire::readNow(in);
    request.phase = readPhase(in);
    in.leaveArray();
    const access::Binding &of = request.body.of;
    const access::Binding *bound = boundTo(request.phase);
    if (of.circle != state.circle || of.authority != state.self || (bound && *bound != of))
        in.fail();
    return request;
}

template<typename T, typename Read>
std::vector<T> readList(CborReader &in, quint64 maximum, Read read)
{
    std::vector<T> list;
    const quint64 count = in.enterList(maximum);
    for (quint64 i = 0; i < count && in.ok(); ++i)
        list.push_back(read());
    in.leaveArray();
    return list;
}

/// Rules that hold between the parts.
bool isPossible(const State &state)
{
    for (const Member &m : state.members) {
        if (state.member(m.id) != &m || m.id != identity::deviceId(m.keys))
            return false;
    }
    for (const Request &r : state.requests) {
        if (state.request(r.body.of.request) != &r)
            return false;
    }
    return state.everEnrolled || (state.members.empty() && state.vetoed.empty());
}

} // namespace

QByteArray encode(const State &state)
{
    CborWriter out;
    out.startArray(8);
    out.unsignedInteger(Version);
    out.id(state.circle);
    out.id(state.self);
    out.boolean(state.everEnrolled);
    out.boolean(state.incident);
    out.startArray(state.members.size());
    for (const Member &member : state.members)
        write(out, member);
    out.endArray();
    out.startArray(state.vetoed.size());
    for (const DeviceId &id : state.vetoed)
        out.id(id);
    out.endArray();
    out.startArray(state.requests.size());
    for (const Request &request : state.requests)
        write(out, request);
    out.endArray();
    out.endArray();
    return out.take();
}

std::optional<State> decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    State state;
    in.enterArray(8);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    state.circle = in.id<CircleId>();
    state.self = in.id<AuthorityId>();
    state.everEnrolled = in.boolean();
    state.incident = in.boolean();
    state.members = readList<Member>(in, MostMembers, [&in] { return readMember(in); });
    state.vetoed = readList<DeviceId>(in, MostVetoed, [&in] { return in.id<DeviceId>(); });
    state.requests =
        readList<Request>(in, MostRequests, [&in, &state] { return readRequest(in, state); });
    in.leaveArray();
    if (!in.finish() || !isPossible(state))
        return std::nullopt;
    return state;
}

} // namespace sobani::authority
