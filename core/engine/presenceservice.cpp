// SPDX-License-Identifier: MPL-2.0
#include "core/engine/presenceservice.h"

#include "core/wire/cbor.h"
#include "core/wire/topic.h"

#include <algorithm>

namespace sobani::engine {

namespace {

const QByteArray RunKey("presence/run");
const QByteArray WatchedPrefix("presence/of/");
/// A phone's last sign of life is written down this often, not at each heartbeat.
constexpr qint64 WriteHeardEveryMs = 600'000;
constexpr std::size_t MostUnsigned = 4;

QByteArray watchedKey(const DeviceId &peer)
{
    return WatchedPrefix + peer.bytes().toHex();
}

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

PresenceService::PresenceService(Context context, Signer signer)
    : m_context(context), m_signer(std::move(signer))
{
}

void PresenceService::restore(const std::map<QByteArray, QByteArray> &stored)
{
    if (const auto found = stored.find(RunKey); found != stored.end()) {
        wire::CborReader in(found->second);
        m_run = in.unsignedInteger(presence::LastPosition);
    }
    m_topic = topicOf(m_context.book.self().presenceSecret);
    beginRun();
    for (const auto &[peer, member] : m_context.book.members()) {
        const auto found = stored.find(watchedKey(peer));
        const auto state =
            found == stored.end() ? std::nullopt : presence::decode(found->second);
        if (state)
            m_watched[peer].state = *state;
        watch(peer);
    }
}

void PresenceService::beginRun()
{
    // The wall clock stands in for a number that was lost before it was written.
    const auto seconds = quint64(std::max<qint64>(m_context.clock.now().wall.ms / 1000, 0));
    m_run = std::max(m_run + 1, seconds);
    m_counter = 0;
    m_unsigned.clear();
    wire::CborWriter out;
    out.unsignedInteger(m_run);
    m_context.work.put(RunKey, out.take());
    m_wills.clear();
    for (const wire::RelayAddress &relay : relays())
        setWill(relay);
}

void PresenceService::setWill(const wire::RelayAddress &relay)
{
    m_wills.insert(messaging::RelayHub::keyOf(relay));
    m_unsignedWills.insert_or_assign(messaging::RelayHub::keyOf(relay), relay);
    m_signer({m_run, 0}, m_context.clock.now().wall, presence::Sign::LastWill);
}

void PresenceService::signedHeartbeat(const presence::Heartbeat &heartbeat,
                                      const QByteArray &signature)
{
    if (heartbeat.position.run != m_run)
        return; // asked for before this run began
    if (heartbeat.sign == presence::Sign::LastWill)
        setSignedWills(heartbeat, signature);
    else
        publishSigned(heartbeat, signature);
}

void PresenceService::setSignedWills(const presence::Heartbeat &heartbeat,
                                     const QByteArray &signature)
{
    const auto wills = std::exchange(m_unsignedWills, {});
    for (const auto &[key, relay] : wills)
        m_context.hub.setWill(relay, {m_topic, sealed(heartbeat, signature)});
}

void PresenceService::signerIsBack()
{
    m_unsigned.clear();
    if (!m_unsignedWills.empty())
        m_signer({m_run, 0}, m_context.clock.now().wall, presence::Sign::LastWill);
    beat();
}

QByteArray PresenceService::sealed(const presence::Heartbeat &heartbeat,
                                   const QByteArray &signature) const
{
    const Self &self = m_context.book.self();
    return presence::seal(heartbeat, signature, keyOf(self.presenceSecret), self.circle);
}

std::vector<wire::RelayAddress> PresenceService::relays() const
{
    std::map<QString, wire::RelayAddress> distinct;
    // The family's own relay before anybody is paired there: its connection need not be made
    // anew. A stranger's, from a QR code, learns nothing until then.
    if (const auto &own = m_context.book.self().relay; !own.host.isEmpty())
        distinct.emplace(messaging::RelayHub::keyOf(own), own);
    for (const auto &[peer, member] : m_context.book.members())
        distinct.emplace(messaging::RelayHub::keyOf(member.relay), member.relay);
    std::vector<wire::RelayAddress> list;
    list.reserve(distinct.size());
    for (const auto &[key, relay] : distinct)
        list.push_back(relay);
    return list;
}

void PresenceService::publish(presence::Sign sign, const std::function<void()> &acknowledged)
{
    m_lastPublished = m_context.clock.now().boot.ms;
    if (m_context.book.members().empty())
        return;
    const presence::Position position{m_run, ++m_counter};
    if (m_unsigned.size() >= MostUnsigned)
        m_unsigned.erase(m_unsigned.begin()); // its signer is silent, and so are we
    m_unsigned.insert_or_assign(position, acknowledged);
    m_signer(position, m_context.clock.now().wall, sign);
}

void PresenceService::publishSigned(const presence::Heartbeat &heartbeat,
                                    const QByteArray &signature)
{
    const auto asked = m_unsigned.extract(heartbeat.position);
    if (asked.empty())
        return;
    const QByteArray bytes = sealed(heartbeat, signature);
    for (const wire::RelayAddress &relay : relays()) {
        if (m_context.hub.state(relay) == RelayState::Online)
            m_context.hub.publish(relay, m_topic, bytes, true, asked.mapped());
    }
}

void PresenceService::relayUp()
{
    hear(presence::Listening{m_context.clock.now().boot});
    beat();
}

void PresenceService::beat()
{
    publish(m_expectSilence ? presence::Sign::ExpectedSilence : presence::Sign::Alive);
}

void PresenceService::relayDown()
{
    hear(presence::Deaf{});
}

void PresenceService::hear(const presence::Event &event)
{
    std::vector<DeviceId> peers;
    for (const auto &[peer, watched] : m_watched)
        peers.push_back(peer);
    for (const DeviceId &peer : peers)
        advance(peer, event);
}

void PresenceService::moved()
{
    for (const wire::RelayAddress &relay : relays())
        m_context.hub.publish(relay, m_topic, {}, true); // takes the old retained message away
    m_topic = topicOf(m_context.book.self().presenceSecret);
    beginRun();
    beat();
}

void PresenceService::watch(const DeviceId &peer)
{
    const circle::Member *member = m_context.book.find(peer);
    if (!member || member->presenceSecret.isEmpty())
        return;
    const QString topic = topicOf(member->presenceSecret);
    Watched &watched = m_watched[peer];
    if (watched.topic == topic)
        return;
    if (!watched.topic.isEmpty())
        m_context.hub.unsubscribe(watched.relay, watched.topic);
    watched.relay = member->relay;
    watched.topic = topic;
    watched.told = shown(*member, watched.state);
    if (m_context.hub.state(watched.relay) == RelayState::Online)
        watched.state = presence::step(std::move(watched.state),
                                       presence::Listening{m_context.clock.now().boot});
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
    m_context.work.remove(watchedKey(peer));
}

void PresenceService::expectSilence(bool expected)
{
    if (std::exchange(m_expectSilence, expected) != expected)
        beat();
}

void PresenceService::joined(const wire::RelayAddress &relay)
{
    const auto known = relays();
    const bool own = std::any_of(known.begin(), known.end(), [&](const auto &other) {
        return m_wills.contains(messaging::RelayHub::keyOf(other))
            && messaging::RelayHub::keyOf(other) == messaging::RelayHub::keyOf(relay);
    });
    if (!own)
        setWill(relay);
    beat();
}

void PresenceService::sayGoodbye(const std::function<void()> &said)
{
    publish(presence::Sign::Goodbye, said);
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
    const circle::Member *member = m_context.book.find(peer);
    if (!member)
        return;
    const presence::Position before = watched.state.highest;
    watched.state = presence::step(std::move(watched.state), event);
    const PresenceState now = shown(*member, watched.state);
    const bool changed = std::exchange(watched.told, now) != now;
    const WallTime wall = m_context.clock.now().wall;
    const bool heard = watched.state.highest != before;
    if (changed || (heard && wall.ms - watched.written.ms > WriteHeardEveryMs)) {
        watched.written = wall;
        m_context.work.put(watchedKey(peer), presence::encode(watched.state));
        circle::Member updated = member->clone();
        if (heard)
            updated.lastHeard = wall;
        m_context.book.put(std::move(updated));
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
        beat();
    hear(presence::Tick{now});
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
