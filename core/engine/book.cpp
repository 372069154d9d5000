// SPDX-License-Identifier: MPL-2.0
#include "core/engine/book.h"

#include "core/wire/cbor.h"

#include <algorithm>

namespace sobani::engine {

namespace {

constexpr quint64 Version = 1;
const QByteArray SelfKey("self");
const QByteArray AcquaintancePrefix("acquaintance/");
constexpr std::size_t MaximumAcquaintances = 256;

std::map<DeviceId, PeerInfo> storedAcquaintances(const std::map<QByteArray, QByteArray> &stored)
{
    std::map<DeviceId, PeerInfo> people;
    for (auto it = stored.lower_bound(AcquaintancePrefix);
         it != stored.end() && it->first.startsWith(AcquaintancePrefix); ++it) {
        wire::CborReader in(it->second);
        PeerInfo person;
        in.enterArray(3);
        person.id = in.id<DeviceId>();
        person.name = in.line(limits::Name);
        person.role = in.enumerator(Role::Helper);
        in.leaveArray();
        if (in.finish())
            people.emplace(person.id, person);
    }
    return people;
}

} // namespace

Book::Book(UnitOfWork &work, Self self) : m_work(work), m_self(std::move(self)) {}

void Book::restore(const std::map<QByteArray, QByteArray> &stored)
{
    m_members = circle::storedMembers(stored);
    m_acquaintances = storedAcquaintances(stored);
    const auto found = stored.find(SelfKey);
    if (found == stored.end()) {
        if (isProtected())
            m_self.circle = crypto::randomId<CircleId>();
        m_self.presenceSecret = crypto::randomSecret(crypto::KeySize);
        storeSelf();
        return;
    }
    wire::CborReader in(found->second);
    in.enterArray(7);
    if (in.unsignedInteger(Version) != Version)
        in.fail();
    const QString phone = in.line(limits::Phone);
    const auto circle = in.id<CircleId>();
    wire::RelayAddress relay;
    relay.host = in.text(253);
    relay.port = quint16(in.unsignedInteger(65535));
    relay.pin = in.bytesBetween(0, crypto::KeySize);
    const QByteArray secret = in.bytes(crypto::KeySize);
    in.leaveArray();
    if (!in.finish())
        return;
    m_self.circle = circle;
    if (m_self.phone.isEmpty())
        m_self.phone = phone;
    m_self.presenceSecret = SecretBytes(secret);
    // The address given at start wins; its key stays pinned while it is the same place.
    if (m_self.relay.host.isEmpty())
        m_self.relay = relay;
    else if (m_self.relay.host == relay.host && m_self.relay.port == relay.port)
        m_self.relay.pin = relay.pin;
}

void Book::setSelf(Self self)
{
    m_self = std::move(self);
    storeSelf();
}

Self Book::cloneSelf() const
{
    return {m_self.peer, m_self.phone, m_self.circle, m_self.relay,
            m_self.presenceSecret.clone()};
}

void Book::storeSelf()
{
    wire::CborWriter out;
    out.startArray(7);
    out.unsignedInteger(Version);
    out.text(m_self.phone);
    out.id(m_self.circle);
    out.text(m_self.relay.host);
    out.unsignedInteger(m_self.relay.port);
    out.bytes(m_self.relay.pin);
    out.bytes(m_self.presenceSecret.view());
    out.endArray();
    m_work.put(SelfKey, out.take());
}

const circle::Member *Book::find(const DeviceId &peer) const
{
    const auto found = m_members.find(peer);
    return found == m_members.end() ? nullptr : &found->second;
}

std::vector<const circle::Member *> Book::helpers() const
{
    std::vector<const circle::Member *> helpers;
    for (const auto &[id, member] : m_members) {
        if (member.peer.role == Role::Helper)
            helpers.push_back(&member);
    }
    std::stable_sort(helpers.begin(), helpers.end(),
                     [](const auto *a, const auto *b) { return a->joined < b->joined; });
    return helpers;
}

std::vector<DeviceId> Book::membersOf(const std::optional<CircleId> &circle) const
{
    std::vector<DeviceId> ids;
    for (const auto &[id, member] : m_members) {
        if (!circle || member.circle == *circle)
            ids.push_back(id);
    }
    return ids;
}

void Book::acquaint(const PeerInfo &person)
{
    const auto known = m_acquaintances.find(person.id);
    if (known != m_acquaintances.end() ? known->second == person
                                       : m_acquaintances.size() >= MaximumAcquaintances)
        return;
    m_acquaintances.insert_or_assign(person.id, person);
    wire::CborWriter out;
    out.startArray(3);
    out.id(person.id);
    out.text(person.name);
    out.enumerator(person.role);
    out.endArray();
    m_work.put(AcquaintancePrefix + person.id.bytes().toHex(), out.take());
}

PeerInfo Book::person(const DeviceId &id) const
{
    if (id == m_self.peer.id)
        return m_self.peer;
    if (const circle::Member *member = find(id))
        return member->peer;
    const auto known = m_acquaintances.find(id);
    return known == m_acquaintances.end() ? PeerInfo{id, {}, Role::Helper} : known->second;
}

void Book::put(circle::Member member)
{
    const DeviceId id = member.peer.id;
    m_work.put(circle::memberKey(id), member.encode());
    m_members.insert_or_assign(id, std::move(member));
}

void Book::remove(const DeviceId &peer)
{
    if (m_members.erase(peer) != 0)
        m_work.remove(circle::memberKey(peer));
}

} // namespace sobani::engine
