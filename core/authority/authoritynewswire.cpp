// SPDX-License-Identifier: MPL-2.0
// The news of authoritywire.h.
#include "core/authority/authoritywire.h"

#include "core/base/plaintext.h"
#include "core/wire/nowwire.h"

namespace sobani::authority {

using wire::CborReader;
using wire::CborWriter;
using wire::SignedByAuthority;

namespace {

constexpr quint64 LastNumber = quint64(1) << 62;
constexpr qsizetype LongestStatement = wire::MaximumSignedBody + 256;
constexpr std::size_t MostRequests = 2 * MostOpenPerSource;

template<typename Body>
Body readEncoded(CborReader &in)
{
    const auto body = Body::decode(in.bytesBetween(1, LongestStatement));
    if (!body)
        in.fail();
    return body.value_or(Body{});
}

template<typename List, typename F>
void writeList(CborWriter &out, const List &list, std::size_t most, F one)
{
    const std::size_t count = std::min(list.size(), most);
    out.startArray(count);
    for (std::size_t i = 0; i < count; ++i)
        one(list[i]);
    out.endArray();
}

template<typename List, typename F>
void readList(CborReader &in, List &list, std::size_t most, F one)
{
    const quint64 count = in.enterList(most);
    for (quint64 i = 0; i < count && in.ok(); ++i)
        list.push_back(one());
    in.leaveArray();
}

void write(CborWriter &out, const MemberStatus &member)
{
    out.startArray(4);
    out.id(member.id);
    out.text(clippedText(member.name, limits::Name));
    out.enumerator(member.rights);
    wire::write(out, member.effective);
    out.endArray();
}

MemberStatus readMember(CborReader &in)
{
    MemberStatus member;
    in.enterArray(4);
    member.id = in.id<DeviceId>();
    member.name = in.text(limits::Name);
    member.rights = in.enumerator(Rights::Full);
    member.effective = wire::readWallTime(in);
    in.leaveArray();
    return member;
}

void write(CborWriter &out, const RequestStatus &request)
{
    out.startArray(5);
    out.bytes(request.body.encode());
    out.text(request.digits);
    wire::write(out, request.opened);
    wire::write(out, request.expires);
    out.startArray(request.approval ? 3 : 0);
    if (request.approval) {
        out.id(request.approval->by);
        out.unsignedInteger(quint64(request.approval->minutes));
        wire::write(out, request.approval->until);
    }
    out.endArray();
    out.endArray();
}

RequestStatus readRequest(CborReader &in)
{
    RequestStatus request;
    in.enterArray(5);
    request.body = readEncoded<access::AccessRequestBody>(in);
    request.digits = in.line(2);
    request.opened = wire::readWallTime(in);
    request.expires = wire::readWallTime(in);
    const quint64 approval = in.enterList(3);
    if (approval == 3) {
        request.approval = InForce{in.id<DeviceId>(), int(in.unsignedInteger(access::MostMinutes)),
                                   {}};
        request.approval->until = wire::readWallTime(in);
    } else if (approval != 0) {
        in.fail();
    }
    in.leaveArray();
    in.leaveArray();
    return request;
}

void write(CborWriter &out, const Snapshot &s)
{
    out.startArray(7);
    out.bytes(s.keys.sign);
    out.bytes(s.keys.agree);
    out.id(s.circle);
    out.boolean(s.pristine);
    writeList(out, s.roster, MostMembers, [&](const auto &one) { write(out, one); });
    writeList(out, s.requests, MostRequests, [&](const auto &one) { write(out, one); });
    writeList(out, s.consents, MostMembers, [&](const auto &one) { out.bytes(one.encode()); });
    out.endArray();
}

NewsBody readSnapshot(CborReader &in)
{
    Snapshot s;
    in.enterArray(7);
    s.keys.sign = in.bytes(crypto::KeySize);
    s.keys.agree = in.bytes(crypto::KeySize);
    s.circle = in.id<CircleId>();
    s.pristine = in.boolean();
    readList(in, s.roster, MostMembers, [&] { return readMember(in); });
    readList(in, s.requests, MostRequests, [&] { return readRequest(in); });
    readList(in, s.consents, MostMembers, [&] { return readEncoded<ConsentRequestBody>(in); });
    in.leaveArray();
    return s;
}

/// A statement, and what only one kind has beside it.
void write(CborWriter &out, const news::Opened &n)
{
    out.startArray(2);
    out.bytes(n.statement.encode());
    out.text(n.digits);
    out.endArray();
}
void write(CborWriter &out, const news::WrongNumber &n)
{
    out.startArray(2);
    out.bytes(n.statement.encode());
    out.id(n.to);
    out.endArray();
}
void write(CborWriter &out, const news::Decided &n) { out.bytes(n.statement.encode()); }
void write(CborWriter &out, const news::Ended &n) { out.bytes(n.statement.encode()); }
void write(CborWriter &out, const news::ConsentWanted &n) { out.bytes(n.statement.encode()); }
void write(CborWriter &out, const news::Handled &n) { out.unsignedInteger(n.number); }
void write(CborWriter &out, const news::WriteFailed &n) { out.enumerator(n.error); }

template<typename Body>
    requires requires(Body body) { body.rights; }
void write(CborWriter &out, const Body &n)
{
    out.startArray(2);
    out.id(n.id);
    out.enumerator(n.rights);
    out.endArray();
}
void write(CborWriter &out, const news::Removed &n)
{
    out.startArray(2);
    out.id(n.id);
    out.boolean(n.vetoed);
    out.endArray();
}
void write(CborWriter &out, const news::Refused &n)
{
    out.startArray(2);
    out.text(n.code);
    out.text(n.id);
    out.endArray();
}
void write(CborWriter &out, const news::Beat &n)
{
    out.startArray(6);
    out.bytes(n.heartbeat.sender);
    out.unsignedInteger(n.heartbeat.position.run);
    out.unsignedInteger(n.heartbeat.position.counter);
    wire::write(out, n.heartbeat.sent);
    out.enumerator(n.heartbeat.sign);
    out.bytes(n.signature);
    out.endArray();
}

template<typename Body, typename Rest>
NewsBody readPair(CborReader &in, Rest rest)
{
    Body body;
    in.enterArray(2);
    if constexpr (requires { body.statement; })
        body.statement = readEncoded<SignedByAuthority>(in);
    else if constexpr (requires { body.code; })
        body.code = in.line(limits::Name);
    else
        body.id = in.id<DeviceId>();
    rest(body);
    in.leaveArray();
    return body;
}

template<typename Body>
NewsBody readRights(CborReader &in)
{
    return readPair<Body>(in, [&](Body &n) { n.rights = in.enumerator(Rights::Full); });
}

NewsBody readBeat(CborReader &in)
{
    news::Beat n;
    in.enterArray(6);
    n.heartbeat.sender = in.bytes(presence::SenderSize);
    n.heartbeat.position.run = in.unsignedInteger(presence::LastPosition);
    n.heartbeat.position.counter = in.unsignedInteger(presence::LastPosition);
    n.heartbeat.sent = wire::readWallTime(in);
    n.heartbeat.sign = in.enumerator(presence::Sign::LastWill);
    n.signature = in.bytes(crypto::SignatureSize);
    in.leaveArray();
    return n;
}

NewsBody readBody(CborReader &in, quint64 kind)
{
    switch (kind) {
    case 0: return readSnapshot(in);
    case 1: return news::Handled{in.unsignedInteger(LastNumber)};
    case 2: return readPair<news::Opened>(in, [&](auto &n) { n.digits = in.line(2); });
    case 3: return news::Decided{readEncoded<SignedByAuthority>(in)};
    case 4: return readPair<news::WrongNumber>(in, [&](auto &n) { n.to = in.id<DeviceId>(); });
    case 5: return news::Ended{readEncoded<SignedByAuthority>(in)};
    case 6: return news::ConsentWanted{readEncoded<SignedByAuthority>(in)};
    case 7: return readRights<news::Enrolled>(in);
    case 8: return readRights<news::RightsChanged>(in);
    case 9: return readPair<news::Removed>(in, [&](auto &n) { n.vetoed = in.boolean(); });
    case 10: return readPair<news::Refused>(in, [&](auto &n) { n.id = in.line(limits::Name); });
    case 11: return news::WriteFailed{in.enumerator(StoreError::Failed)};
    case 12: return readBeat(in);
    default: break;
    }
    in.fail();
    return {};
}

} // namespace

QByteArray encodeNews(const NewsBody &body)
{
    CborWriter out;
    out.startArray(2);
    out.unsignedInteger(body.index());
    std::visit([&out](const auto &one) { write(out, one); }, body);
    out.endArray();
    return out.take();
}

std::optional<NewsBody> decodeNews(QByteArrayView bytes)
{
    if (bytes.size() > LongestNews)
        return std::nullopt;
    CborReader in(bytes);
    in.enterArray(2);
    NewsBody body = readBody(in, in.unsignedInteger(std::variant_size_v<NewsBody> - 1));
    in.leaveArray();
    if (!in.finish())
        return std::nullopt;
    return body;
}

} // namespace sobani::authority
