// SPDX-License-Identifier: MPL-2.0
#include "core/engine/presenceservice.h"

#include "core/wire/cbor.h"
#include "core/wire/topic.h"

#include <algorithm>

namespace sobani::engine {

namespace {

const QByteArray BlockKey("presence/block");
/// Each connection counts in a block of its own; the block's last number is its last will.
constexpr unsigned BlockBits = 24;
constexpr quint64 WillInBlock = (quint64(1) << BlockBits) - 1;
/// A phone's last sign of life is written down this often, not at each heartbeat.
constexpr qint64 WriteHeardEveryMs = 600'000;

QString topicOf(const SecretBytes &secret)
{
    return wire::topicFrom(
        crypto::hkdf(secret.view(), {}, "sobani/1/presence-topic", crypto::KeySize));
}

SecretBytes keyOf(const SecretBytes &secret)
{
    return crypto::hkdf(secret.view(), {}, "sobani/1/presence-key", crypto::KeySize);
}

} // namespace

PresenceService::PresenceService(Context context, QByteArray sender,
                                 const crypto::SigningKey &key)
    : m_context(context), m_sender(std::move(sender)), m_key(key)
{
}

void PresenceService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    if (const auto found = stored.find(BlockKey); found != stored.end()) {
        wire::CborReader in(found->second);
        m_block = in.unsignedInteger(presence::LastCounter >> BlockBits);
    }
    m_topic = topicOf(m_context.book.self().presenceSecret);
    newBlock();
    for (const auto &[peer, member] : m_context.book.members())
        watch(peer);
}

void PresenceService::newBlock()
{
    // The wall clock stands in for a block number that was lost before it was written.
    const auto seconds = quint64(std::max<qint64>(m_context.clock.now().wall.ms / 1000, 0));
    m_block = std::max(m_block + 1, seconds);
    m_counter = m_block << BlockBits;
    wire::CborWriter out;
    out.unsignedInteger(m_block);
    m_context.work.put(BlockKey, out.take());
    m_context.hub.setWill(
        wire::Will{m_topic, sealed(presence::Sign::LastWill, m_counter + WillInBlock)});
}

QByteArray PresenceService::sealed(presence::Sign sign, quint64 counter) const
{
    const Self &self = m_context.book.self();
    return presence::seal({m_sender, counter, m_context.clock.now().wall, sign}, m_key,
                          keyOf(self.presenceSecret), self.circle);
}

std::vector<wire::RelayAddress> PresenceService::relays() const
{
    std::map<QString, wire::RelayAddress> distinct;
    for (const auto &[peer, member] : m_context.book.members())
        distinct.emplace(messaging::RelayHub::keyOf(member.relay), member.relay);
    std::vector<wire::RelayAddress> list;
    for (const auto &[key, relay] : distinct)
        list.push_back(relay);
    return list;
}

void PresenceService::publish(presence::Sign sign)
{
    const QByteArray heartbeat = sealed(sign, ++m_counter);
    for (const wire::RelayAddress &relay : relays()) {
        if (m_context.hub.state(relay) == RelayState::Online)
            m_context.hub.publish(relay, m_topic, heartbeat, true);
    }
    m_lastPublished = m_context.clock.now().boot.ms;
}

void PresenceService::relayUp()
{
    publish(m_expectSilence ? presence::Sign::ExpectedSilence : presence::Sign::Alive);
}

void PresenceService::relayDown()
{
    newBlock();
}

void PresenceService::moved()
{
    for (const wire::RelayAddress &relay : relays())
        m_context.hub.publish(relay, m_topic, {}, true); // takes the old retained message away
    m_topic = topicOf(m_context.book.self().presenceSecret);
    newBlock();
    relayUp();
}

void PresenceService::watch(const DeviceId &peer)
{
    const circle::Member *member = m_context.book.find(peer);
    if (!member || member->presenceSecret.isEmpty())
        return;
    const QString topic = topicOf(member->presenceSecret);
    auto [entry, isNew] = m_watched.try_emplace(peer);
    if (!isNew && entry->second.topic == topic)
        return;
    if (!isNew)
        m_context.hub.unsubscribe(entry->second.relay, entry->second.topic);
    else
        entry->second.state.counter = member->presenceCounter;
    entry->second.relay = member->relay;
    entry->second.topic = topic;
    m_context.hub.subscribe(member->relay, topic, [this, peer](const QByteArray &payload) {
        seen(peer, payload);
        m_context.work.commit();
    });
}

void PresenceService::peerLeft(const DeviceId &peer)
{
    const auto found = m_watched.find(peer);
    if (found == m_watched.end())
        return;
    m_context.hub.unsubscribe(found->second.relay, found->second.topic);
    m_watched.erase(found);
}

void PresenceService::expectSilence(bool expected)
{
    if (std::exchange(m_expectSilence, expected) != expected)
        relayUp();
}

void PresenceService::sayGoodbye()
{
    publish(presence::Sign::Goodbye);
}

void PresenceService::seen(const DeviceId &peer, const QByteArray &payload)
{
    const circle::Member *member = m_context.book.find(peer);
    if (!member)
        return;
    const bool guarded = member->authority.has_value();
    const QByteArray sender = guarded ? identity::authorityId(*member->authority).bytes()
                                      : member->peer.id.bytes();
    const auto heartbeat = presence::open(
        payload, sender, guarded ? member->authority->sign : member->keys.sign,
        keyOf(member->presenceSecret), guarded ? member->circle : CircleId{});
    if (!heartbeat)
        return;
    advance(peer, presence::HeartbeatSeen{*heartbeat, m_context.clock.now().boot});
}

PresenceState PresenceService::shown(const circle::Member &member, const presence::State &state)
{
    const PresenceState presence = presence::presenceOf(state);
    return presence == PresenceState::Dropped && member.peer.role == Role::Helper
               ? PresenceState::Offline
               : presence;
}

void PresenceService::advance(const DeviceId &peer, const presence::Event &event)
{
    Watched &watched = m_watched.at(peer);
    const quint64 before = watched.state.counter;
    watched.state = presence::step(std::move(watched.state), event);
    const circle::Member &member = *m_context.book.find(peer);
    const PresenceState now = shown(member, watched.state);
    const bool changed = std::exchange(watched.told, now) != now;
    const WallTime wall = m_context.clock.now().wall;
    if (watched.state.counter != before
        && (changed || wall.ms - member.lastHeard.ms > WriteHeardEveryMs)) {
        circle::Member heard = member.clone();
        heard.presenceCounter = watched.state.counter;
        heard.lastHeard = wall;
        m_context.book.put(std::move(heard));
    }
    if (!changed)
        return;
    const circle::Member &told = *m_context.book.find(peer);
    m_context.teller.tell(api::PresenceChanged{told.circle, told.peer, now}, {});
    if (now == PresenceState::Dropped)
        m_context.scribe.note(QStringLiteral("protection-dropped"), peer, {});
}

void PresenceService::tick()
{
    const BootTime now = m_context.clock.now().boot;
    const qint64 interval = Milliseconds(presence::HeartbeatInterval).count();
    if (now.ms - m_lastPublished >= interval)
        relayUp();
    std::vector<DeviceId> peers;
    for (const auto &[peer, watched] : m_watched)
        peers.push_back(peer);
    for (const DeviceId &peer : peers)
        advance(peer, presence::Tick{now});
}

bool PresenceService::isUncertain() const
{
    return std::any_of(m_watched.begin(), m_watched.end(), [](const auto &entry) {
        return std::holds_alternative<presence::Failing>(entry.second.state.phase);
    });
}

void PresenceService::describe(api::StatusReport &report) const
{
    for (api::PeerStatus &peer : report.peers) {
        const auto found = m_watched.find(peer.peer.id);
        if (found != m_watched.end())
            peer.presence = found->second.told;
    }
}

} // namespace sobani::engine
