// SPDX-License-Identifier: MPL-2.0
#include "core/authority/authoritystate.h"

#include "core/authority/containmentwire.h"
#include "core/authority/phasewire.h"
#include "core/wire/nowwire.h"

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;

namespace {

constexpr quint64 Version = 2;
constexpr quint64 BeforeContainment = 1; ///< the same without what is behind the requests
constexpr quint64 Length = 9;
constexpr quint64 MostRequests = 2 * MostOpenPerSource + MostClosed;

void write(CborWriter &out, const Member &member)
{
    out.startArray(4);
    out.id(member.id);
    writeDevicePublic(out, member.keys);
    out.text(member.name);
    writeWaiting(out, member.waiting);
    out.endArray();
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
    writePhase(out, request.phase);
    out.endArray();
}

Request readRequest(CborReader &in, const State &state)
{
    Request request;
    in.enterArray(3);
    const auto body =
        access::AccessRequestBody::decode(in.bytesBetween(1, wire::MaximumSignedBody));
    if (!body)
        in.fail();
    request.body = body.value_or(access::AccessRequestBody{});
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
    out.startArray(Length);
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
    writeIsolation(out, state.isolation);
    out.endArray();
    return out.take();
}

std::optional<State> decode(QByteArrayView bytes)
{
    CborReader in(bytes);
    State state;
    const quint64 length = in.enterList(Length);
    const quint64 version = in.unsignedInteger(Version);
    const bool older = length == Length - 1 && version == BeforeContainment;
    if (!older && (length != Length || version != Version))
        in.fail();
    state.circle = in.id<CircleId>();
    state.self = in.id<AuthorityId>();
    state.everEnrolled = in.boolean();
    state.incident = in.boolean();
    state.members = readList<Member>(in, MostMembers, [&in] { return readMember(in); });
    state.vetoed = readList<DeviceId>(in, MostVetoed, [&in] { return in.id<DeviceId>(); });
    state.requests =
        readList<Request>(in, MostRequests, [&in, &state] { return readRequest(in, state); });
    if (!older)
        state.isolation = readIsolation(in);
    in.leaveArray();
    if (!in.finish() || !isPossible(state))
        return std::nullopt;
    return state;
}

} // namespace sobani::authority
