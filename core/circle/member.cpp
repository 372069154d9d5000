// SPDX-License-Identifier: MPL-2.0
#include "core/circle/member.h"

#include "core/wire/nowwire.h"

#include <limits>

namespace sobani::circle {

namespace {

constexpr quint64 Version = 1;
constexpr QByteArrayView Prefix("member/");
constexpr quint64 AnyCount = std::numeric_limits<quint64>::max();

} // namespace

Member Member::clone() const
{
    return {peer,   circle,     keys,   authority, relay,     phone,
            ownPhone, profileSequence, rights, rightsFrom, joined, lastHeard,
            presenceSecret.clone()};
}

QByteArray Member::encode() const
{
    wire::CborWriter out;
    out.startArray(20);
    out.unsignedInteger(Version);
    out.id(peer.id);
    out.text(peer.name);
    out.enumerator(peer.role);
    out.id(circle);
    out.bytes(keys.sign);
    out.bytes(keys.agree);
    out.bytes(authority ? authority->sign : QByteArray());
    out.bytes(authority ? authority->agree : QByteArray());
    out.text(relay.host);
    out.unsignedInteger(relay.port);
    out.bytes(relay.pin);
    out.text(phone);
    out.text(ownPhone);
    out.unsignedInteger(profileSequence);
    out.enumerator(rights);
    wire::write(out, rightsFrom);
    wire::write(out, joined);
    wire::write(out, lastHeard);
    out.bytes(presenceSecret.view());
    out.endArray();
    return out.take();
}

std::optional<Member> Member::decode(QByteArrayView bytes)
{
    wire::CborReader in(bytes);
    Member member;
    in.enterArray(20);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    member.peer.id = in.id<DeviceId>();
    member.peer.name = in.line(limits::Name);
    member.peer.role = in.enumerator(Role::Helper);
    member.circle = in.id<CircleId>();
    member.keys.sign = in.bytes(crypto::KeySize);
    member.keys.agree = in.bytes(crypto::KeySize);
    identity::AuthorityPublic authority;
    authority.sign = in.bytesBetween(0, crypto::KeySize);
    authority.agree = in.bytesBetween(0, crypto::KeySize);
    if (!authority.sign.isEmpty())
        member.authority = authority;
    member.relay.host = in.text(253);
    member.relay.port = quint16(in.unsignedInteger(65535));
    member.relay.pin = in.bytesBetween(0, crypto::KeySize);
    member.phone = in.line(limits::Phone);
    member.ownPhone = in.line(limits::Phone);
    member.profileSequence = in.unsignedInteger(AnyCount);
    member.rights = in.enumerator(Rights::Full);
    member.rightsFrom = wire::readWallTime(in);
    member.joined = wire::readWallTime(in);
    member.lastHeard = wire::readWallTime(in);
    member.presenceSecret = SecretBytes(in.bytesBetween(0, crypto::KeySize));
    in.leaveArray();
    if (!in.finish() || member.peer.id.isNull())
        return std::nullopt;
    return member;
}

QByteArray memberKey(const DeviceId &peer)
{
    return Prefix.toByteArray() + peer.bytes().toHex();
}

std::map<DeviceId, Member> storedMembers(const std::map<QByteArray, QByteArray> &stored)
{
    std::map<DeviceId, Member> members;
    for (auto it = stored.lower_bound(Prefix.toByteArray());
         it != stored.end() && it->first.startsWith(Prefix); ++it) {
        if (auto member = Member::decode(it->second)) {
            const DeviceId id = member->peer.id;
            members.emplace(id, std::move(*member));
        }
    }
    return members;
}

} // namespace sobani::circle
