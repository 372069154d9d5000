// SPDX-License-Identifier: MPL-2.0
#include "core/engine/circleservice.h"

#include "core/access/accesswire.h"
#include "core/base/plaintext.h"

#include <algorithm>

namespace sobani::engine {

namespace {

using authority::Authority;
using circle::RightsBody;
using messaging::MessageType;
using namespace Qt::StringLiterals;

const QByteArray WishPrefix("consent/");
constexpr qint64 EnrolAgainMs = 60'000;

QByteArray wishKey(const RequestId &id)
{
    return WishPrefix + id.bytes().toHex();
}

} // namespace

CircleService::CircleService(Context context, Authority &authority,
                             const identity::DeviceKeys &keys, Left left, QObject *parent)
    : QObject(parent), m_context(context), m_authority(authority), m_keys(keys),
      m_left(std::move(left))
{
    connect(&m_authority, &Authority::enrolled, this, &CircleService::setRights);
    connect(&m_authority, &Authority::rightsChanged, this, &CircleService::setRights);
    connect(&m_authority, &Authority::consentWanted, this, &CircleService::wanted);
    connect(&m_authority, &Authority::removed, this, [this](const DeviceId &id, bool vetoed) {
        // A vetoed candidate is no member; one that left is gone from the book already.
        if (vetoed) {
            forget(id, Farewell::Vetoed);
            m_context.work.commit();
        }
    });
}

void CircleService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    for (auto it = stored.lower_bound(WishPrefix);
         it != stored.end() && it->first.startsWith(WishPrefix); ++it) {
        const auto id =
            RequestId::fromBytes(QByteArray::fromHex(it->first.mid(WishPrefix.size())));
        const auto from = DeviceId::fromBytes(it->second.left(DeviceId::Size));
        const auto body =
            authority::ConsentRequestBody::decode(it->second.mid(DeviceId::Size));
        if (id && from && body)
            m_wishes.emplace(*id, Wish{*from, *body});
    }
    for (const DeviceId &peer : m_context.messenger.peers()) {
        if (!m_context.book.find(peer))
            m_leaving.emplace(peer, m_context.clock.now().wall + messaging::KeepOldEpoch);
    }
    compareRights();
}

void CircleService::compareRights()
{
    // We may have been killed before we wrote it down.
    for (const auto &member : m_authority.roster()) {
        const circle::Member *known = m_context.book.find(member.id);
        if (known && known->rights != member.rights)
            setRights(member.id, member.rights);
    }
    for (const auto &consent : m_authority.consents())
        m_authority.repeat(consent.consent);
}

void CircleService::welcome(const DeviceId &peer)
{
    m_leaving.erase(peer);
    sendProfile(peer);
    const circle::Member *member = m_context.book.find(peer);
    if (m_context.book.isProtected() && member->peer.role == Role::Helper)
        m_authority.enrol(member->keys, member->peer.name);
    m_context.scribe.note(u"paired"_s, peer, {});
}

void CircleService::sendProfile(const DeviceId &peer)
{
    const Self &self = m_context.book.self();
    m_context.messenger.send(
        peer, MessageType::Profile,
        circle::ProfileBody{self.peer.name, self.phone, self.presenceSecret.clone()}.encode());
}

void CircleService::leave(const std::optional<CircleId> &circle,
                          const std::optional<DeviceId> &peer)
{
    std::vector<DeviceId> going;
    if (peer && m_context.book.find(*peer))
        going = {*peer};
    else if (!peer)
        going = m_context.book.membersOf(circle);
    if (going.empty()) {
        m_context.teller.fail(u"unknown-id"_s, u"nobody to leave"_s);
        return;
    }
    for (const DeviceId &id : going)
        forget(id, Farewell::Ours);
}

void CircleService::forget(const DeviceId &peer, Farewell farewell)
{
    const circle::Member *found = m_context.book.find(peer);
    if (!found)
        return;
    const circle::Member member = found->clone();
    m_left(peer);
    if (farewell != Farewell::Theirs)
        m_context.messenger.send(peer, MessageType::Leave, {});
    else
        m_context.messenger.dropWaiting(peer);
    m_leaving.insert_or_assign(peer, m_context.clock.now().wall + messaging::KeepOldEpoch);
    m_context.book.remove(peer);
    std::erase_if(m_wishes, [&](const auto &wish) { return wish.second.from == peer; });
    if (m_context.book.isProtected() && member.peer.role == Role::Helper) {
        if (farewell != Farewell::Vetoed)
            m_authority.remove(peer);
        tellRights(member, RightsBody::Standing::Gone);
    }
    m_context.teller.tell(api::PeerLeft{member.circle, member.peer});
    m_context.scribe.note(u"left"_s, peer, {});
    // What the one who left knew must open nothing that the others say from now on.
    Self self = m_context.book.cloneSelf();
    self.presenceSecret = crypto::randomSecret(crypto::KeySize);
    m_context.book.setSelf(std::move(self));
    for (const auto &[id, other] : m_context.book.members()) {
        m_context.messenger.rotate(id);
        sendProfile(id);
    }
    Q_EMIT secretChanged();
}

void CircleService::setProfile(const QString &name, const QString &phone)
{
    Self self = m_context.book.cloneSelf();
    const QString cleaned = plainLine(name, limits::Name);
    if (!cleaned.isEmpty())
        self.peer.name = cleaned;
    self.phone = plainLine(phone, limits::Phone);
    m_context.book.setSelf(std::move(self));
    for (const auto &[id, member] : m_context.book.members())
        sendProfile(id);
}

void CircleService::setPeerPhone(const std::optional<DeviceId> &peer, const QString &phone)
{
    const circle::Member *member = peer ? m_context.book.find(*peer) : nullptr;
    if (!member) {
        m_context.teller.fail(u"unknown-id"_s, u"no such peer"_s);
        return;
    }
    circle::Member changed = member->clone();
    changed.ownPhone = plainLine(phone, limits::Phone);
    m_context.book.put(std::move(changed));
}

void CircleService::answerConsent(const RequestId &id, bool accept)
{
    const auto found = m_wishes.find(id);
    if (found == m_wishes.end()) {
        m_context.teller.fail(u"unknown-id"_s, u"no such consent is asked for"_s, id.toString());
        return;
    }
    const authority::ConsentRequestBody &wish = found->second.body;
    const authority::ConsentBody body{wish.circle, wish.authority, wish.consent,
                                      wish.candidate, wish.keys, accept};
    const DeviceId self = m_context.book.self().peer.id;
    m_context.messenger.send(found->second.from, MessageType::Consent,
                             access::seal(m_keys.sign, self, body).encode());
    m_context.scribe.note(accept ? u"consent-given"_s : u"consent-refused"_s, wish.candidate,
                          id.toString());
    m_context.work.remove(wishKey(id));
    m_wishes.erase(found);
}

bool CircleService::receive(const messaging::Received &message)
{
    switch (message.type) {
    case MessageType::Profile:
        return receiveProfile(message);
    case MessageType::ConsentRequest:
        return receiveConsentRequest(message);
    case MessageType::RightsNotice:
        return receiveRights(message);
    case MessageType::Consent: {
        const auto statement = wire::SignedByDevice::decode(message.body);
        if (statement && m_context.book.isProtected())
            m_authority.submitConsent(*statement, message.from);
        return statement.has_value();
    }
    default: // Leave
        if (!message.body.isEmpty())
            return false;
        forget(message.from, Farewell::Theirs);
        return true;
    }
}

bool CircleService::receiveProfile(const messaging::Received &message)
{
    const auto body = circle::ProfileBody::decode(message.body);
    const circle::Member *member = m_context.book.find(message.from);
    if (!body)
        return false;
    if (!member || message.sequence <= member->profileSequence)
        return true;
    circle::Member changed = member->clone();
    changed.profileSequence = message.sequence;
    changed.peer.name = body->name;
    changed.phone = body->phone;
    changed.presenceSecret = body->presenceSecret.clone();
    changed.lastHeard = m_context.clock.now().wall;
    m_context.book.put(std::move(changed));
    Q_EMIT profileChanged(message.from);
    return true;
}

bool CircleService::receiveConsentRequest(const messaging::Received &message)
{
    const auto statement = wire::SignedByAuthority::decode(message.body);
    const circle::Member *member = m_context.book.find(message.from);
    if (!statement)
        return false;
    if (!member || !member->authority
        || statement->signer != identity::authorityId(*member->authority))
        return true;
    const auto body = access::open<authority::ConsentRequestBody>(*statement,
                                                                  member->authority->sign);
    if (!body || body->circle != member->circle || body->authority != statement->signer
        || m_wishes.size() >= 16)
        return true;
    const auto [entry, isNew] = m_wishes.try_emplace(body->consent, Wish{message.from, *body});
    if (!isNew)
        return true;
    m_context.work.put(wishKey(body->consent), message.from.bytes() + body->encode());
    m_context.teller.tell(shown(entry->second));
    m_context.scribe.note(u"consent-asked"_s, body->candidate, body->consent.toString());
    return true;
}

api::ConsentRequested CircleService::shown(const Wish &wish) const
{
    return {wish.body.consent, wish.body.circle,
            PeerInfo{wish.body.candidate, wish.body.name, Role::Helper}, wish.body.effective};
}

bool CircleService::receiveRights(const messaging::Received &message)
{
    const auto body = RightsBody::decode(message.body);
    const circle::Member *member = m_context.book.find(message.from);
    if (!body)
        return false;
    if (!member || member->peer.role != Role::Protected)
        return true;
    const bool gone = body->standing == RightsBody::Standing::Gone;
    const Rights rights =
        body->standing == RightsBody::Standing::Full ? Rights::Full : Rights::Pending;
    const bool aboutUs = body->member.id == m_context.book.self().peer.id;
    if (aboutUs && !gone) {
        circle::Member changed = member->clone();
        changed.rights = rights;
        changed.rightsFrom = body->effective;
        m_context.book.put(std::move(changed));
    } else if (!aboutUs) {
        m_context.book.acquaint(body->member);
    }
    if (gone)
        m_context.teller.tell(api::PeerLeft{member->circle, body->member});
    else
        m_context.teller.tell(api::RightsChanged{member->circle, body->member, rights});
    // Settled, whoever settled it.
    for (auto it = m_wishes.begin(); it != m_wishes.end();) {
        const bool settled = it->second.body.candidate == body->member.id
            && body->standing != RightsBody::Standing::Pending;
        if (settled)
            m_context.work.remove(wishKey(it->first));
        it = settled ? m_wishes.erase(it) : std::next(it);
    }
    return true;
}

void CircleService::setRights(const DeviceId &helper, Rights rights)
{
    const circle::Member *member = m_context.book.find(helper);
    if (!member) {
        // It left while its enrolment was being written: nobody keeps rights without a link.
        m_authority.remove(helper);
        return;
    }
    circle::Member changed = member->clone();
    changed.rights = rights;
    changed.rightsFrom = {};
    for (const auto &status : m_authority.roster()) {
        if (status.id == helper)
            changed.rightsFrom = status.effective;
    }
    m_context.book.put(std::move(changed));
    const circle::Member &now = *m_context.book.find(helper);
    tellRights(now, rights == Rights::Full ? RightsBody::Standing::Full
                                           : RightsBody::Standing::Pending);
    m_context.teller.tell(api::RightsChanged{now.circle, now.peer, rights});
    m_context.scribe.note(rights == Rights::Full ? u"rights-full"_s : u"rights-pending"_s,
                          helper, {});
    m_context.work.commit();
}

void CircleService::tellRights(const circle::Member &helper, RightsBody::Standing standing)
{
    const QByteArray body = RightsBody{helper.peer, standing, helper.rightsFrom}.encode();
    for (const auto &[id, member] : m_context.book.members())
        m_context.messenger.send(id, MessageType::RightsNotice, body);
}

void CircleService::wanted(const wire::SignedByAuthority &statement,
                           const authority::ConsentRequestBody &body)
{
    for (const circle::Member *helper : m_context.book.helpers()) {
        if (helper->rights == Rights::Full && helper->peer.id != body.candidate)
            m_context.messenger.send(helper->peer.id, MessageType::ConsentRequest,
                                     statement.encode());
    }
    m_context.work.commit();
}

/// An enrolment that was refused at its time (help was needed just then, or the disk was full).
void CircleService::enrolLeftOut()
{
    const qint64 now = m_context.clock.now().boot.ms;
    if (!m_context.book.isProtected() || now - m_lastEnrolment < EnrolAgainMs)
        return;
    m_lastEnrolment = now;
    const auto roster = m_authority.roster();
    for (const circle::Member *helper : m_context.book.helpers()) {
        const bool known = std::any_of(roster.begin(), roster.end(), [&](const auto &member) {
            return member.id == helper->peer.id;
        });
        if (!known)
            m_authority.enrol(helper->keys, helper->peer.name);
    }
}

void CircleService::tick()
{
    enrolLeftOut();
    const WallTime now = m_context.clock.now().wall;
    for (auto it = m_leaving.begin(); it != m_leaving.end();) {
        if (m_context.messenger.waitingFor(it->first) == 0 && it->second < now) {
            m_context.messenger.removeChannel(it->first);
            it = m_leaving.erase(it);
        } else {
            ++it;
        }
    }
}

void CircleService::describe(api::StatusReport &report) const
{
    for (const auto &[id, member] : m_context.book.members()) {
        api::PeerStatus status;
        status.peer = member.peer;
        status.circle = member.circle;
        status.phone = member.dial();
        status.rights = member.rights;
        status.rightsFrom = member.rightsFrom;
        status.lastHeard = member.lastHeard;
        report.peers.push_back(std::move(status));
    }
    for (const auto &[id, wish] : m_wishes)
        report.consents.push_back(shown(wish));
}

} // namespace sobani::engine
