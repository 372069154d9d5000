// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/messenger.h"

#include "core/messaging/messengerkeys.h"
#include "core/messaging/receiptwire.h"

#include <algorithm>
#include <utility>

namespace sobani::messaging {

namespace {

constexpr quint64 SequenceGap = 1024;

} // namespace

Messenger::Messenger(UnitOfWork &work, RelayHub &hub, const Clock &clock,
                     const identity::DeviceKeys &keys, Handler handler, QObject *parent)
    : QObject(parent), m_work(work), m_hub(hub), m_clock(clock), m_keys(keys),
      m_handler(std::move(handler))
{
    connect(&m_hub, &RelayHub::stateChanged, this, [this](const QString &relay, RelayState state) {
        if (state == RelayState::Online)
            run(relay, outbox::LinkUp{m_clock.now().boot.ms});
        else
            run(relay, outbox::LinkDown{});
    });
}

void Messenger::restore(const std::map<QByteArray, QByteArray> &stored)
{
    for (auto &channel : storedChannels(stored))
        m_channels.emplace(channel.peer, std::move(channel));
    m_seen = storedSeen(stored);
    for (const auto &[peer, channel] : m_channels) {
        listen(channel);
        m_hub.use(channel.relay);
    }
    // Numbers that an earlier run used and could not write down are skipped.
    m_sequence = storedSequence(stored) + SequenceGap;
    const auto waiting = storedOutbox(stored);
    std::vector<std::pair<quint64, MessageId>> order;
    order.reserve(waiting.size());
    for (const auto &[id, entry] : waiting)
        order.emplace_back(entry.order, id);
    std::sort(order.begin(), order.end());
    const qint64 now = m_clock.now().boot.ms;
    for (const auto &[number, id] : order) {
        const outbox::Entry &entry = waiting.at(id);
        const auto channel = m_channels.find(entry.peer);
        if (channel != m_channels.end())
            run(RelayHub::keyOf(channel->second.relay), outbox::Queued{id, entry, now});
    }
}

void Messenger::addChannel(Channel channel)
{
    const DeviceId peer = channel.peer;
    if (m_channels.contains(peer))
        removeChannel(peer);
    store(channel);
    m_hub.use(channel.relay);
    m_unheard.insert(peer);
    listen(m_channels.emplace(peer, std::move(channel)).first->second);
}

void Messenger::removeChannel(const DeviceId &peer)
{
    const auto found = m_channels.find(peer);
    if (found == m_channels.end())
        return;
    ignore(found->second);
    run(RelayHub::keyOf(found->second.relay), outbox::PeerGone{peer});
    m_work.remove(channelKey(peer));
    m_unheard.erase(peer);
    m_channels.erase(found);
}

void Messenger::dropWaiting(const DeviceId &peer)
{
    if (const Channel *target = channel(peer))
        run(RelayHub::keyOf(target->relay), outbox::PeerGone{peer});
}

const Channel *Messenger::channel(const DeviceId &peer) const
{
    const auto found = m_channels.find(peer);
    return found == m_channels.end() ? nullptr : &found->second;
}

void Messenger::rotate(const DeviceId &peer)
{
    const auto found = m_channels.find(peer);
    if (found == m_channels.end() || found->second.pending)
        return;
    const RekeyShare share = offerRekey(found->second);
    store(found->second);
    send(peer, MessageType::RekeyOffer, share.encode());
}

void Messenger::listen(const Channel &channel)
{
    for (const Epoch &epoch : channel.epochs) {
        m_hub.subscribe(channel.relay, topicOf(channel, epoch, channel.peer, channel.self),
                        [this, peer = channel.peer, number = epoch.number](
                            const QByteArray &payload) { receive(peer, number, payload); });
    }
}

void Messenger::ignore(const Channel &channel)
{
    for (const Epoch &epoch : channel.epochs)
        m_hub.unsubscribe(channel.relay, topicOf(channel, epoch, channel.peer, channel.self));
}

void Messenger::store(const Channel &channel)
{
    m_work.put(channelKey(channel.peer), channel.encode());
}

QByteArray Messenger::sealFor(const Channel &channel, const MessageId &id, MessageType type,
                              WallTime expires, const QByteArray &body)
{
    const Epoch &epoch = channel.sending();
    const QByteArray pskId = pskIdOf(channel, epoch);
    const auto sealed = seal({channel.circle, channel.self, channel.peer, epoch.psk.view(), pskId,
                              m_keys.sign, m_keys.agree, channel.peerKeys.agree},
                             {id, ++m_sequence, m_clock.now().wall, expires, quint16(type), body});
    return sealed ? *sealed : QByteArray();
}

MessageId Messenger::send(const DeviceId &peer, MessageType type, const QByteArray &body)
{
    const Channel *target = channel(peer);
    if (!target)
        return {};
    const auto id = crypto::randomId<MessageId>();
    const Now now = m_clock.now();
    const WallTime expiry = lifeOf(type) == Life::Limited ? now.wall + MaximumLife : WallTime{};
    outbox::Entry entry;
    entry.peer = peer;
    entry.topic = topicOf(*target, target->sending(), target->self, target->peer);
    entry.envelope = sealFor(*target, id, type, expiry, body);
    entry.expires = expiry;
    entry.order = m_sequence;
    if (entry.envelope.isEmpty())
        return {};
    m_work.put(outboxKey(id), encodeOutbox(entry));
    m_work.put(sequenceKey(), encodeSequence(m_sequence));
    m_work.afterCommit([this, id, peer](bool durable) {
        Q_EMIT progressed(id, peer, durable ? Stage::Written : Stage::NotWritten);
    });
    // Publishes now: the caller commits the unit of work right after, so both run together.
    run(RelayHub::keyOf(target->relay), outbox::Queued{id, std::move(entry), now.boot.ms});
    return id;
}

void Messenger::publishOnce(const Channel &channel, MessageType type, const QByteArray &body)
{
    const QByteArray envelope =
        sealFor(channel, crypto::randomId<MessageId>(), type, {}, body);
    m_hub.publish(channel.relay,
                  topicOf(channel, channel.sending(), channel.self, channel.peer), envelope);
}

void Messenger::tick()
{
    const Now now = m_clock.now();
    for (const auto &[relay, box] : std::map(m_outboxes))
        run(relay, outbox::Tick{now.boot.ms, now.wall});
    for (auto &[peer, channel] : m_channels) {
        if (wantsRotation(channel, now.wall))
            rotate(peer);
        const auto dropped = dropOldEpochs(channel, now.wall);
        for (const Epoch &epoch : dropped)
            m_hub.unsubscribe(channel.relay,
                              topicOf(channel, epoch, channel.peer, channel.self));
        if (!dropped.empty())
            store(channel);
    }
    purgeSeen(now.wall);
}

int Messenger::waiting() const
{
    std::size_t count = 0;
    for (const auto &[relay, box] : m_outboxes)
        count += box.entries.size();
    return int(count);
}

int Messenger::waitingFor(const DeviceId &peer) const
{
    std::ptrdiff_t count = 0;
    for (const auto &[relay, box] : m_outboxes) {
        count += std::count_if(box.entries.begin(), box.entries.end(),
                               [&](const auto &entry) { return entry.second.peer == peer; });
    }
    return int(count);
}

std::vector<DeviceId> Messenger::peers() const
{
    std::vector<DeviceId> ids;
    for (const auto &[peer, channel] : m_channels)
        ids.push_back(peer);
    return ids;
}

void Messenger::run(const QString &relay, const outbox::Event &event)
{
    auto step = outbox::step(std::move(m_outboxes[relay]), event);
    m_outboxes[relay] = std::move(step.state);
    for (const auto &effect : step.effects)
        perform(relay, effect);
}

void Messenger::perform(const QString &relay, const outbox::Effect &effect)
{
    std::visit(Overloaded{
                   [&](const outbox::Publish &e) {
                       const auto &entries = m_outboxes[relay].entries;
                       const auto entry = entries.find(e.id);
                       const Channel *target =
                           entry == entries.end() ? nullptr : channel(entry->second.peer);
                       if (!target)
                           return;
                       m_hub.publish(target->relay, entry->second.topic, entry->second.envelope,
                                     false, [this, id = e.id, peer = entry->second.peer] {
                                         Q_EMIT progressed(id, peer, Stage::Sent);
                                     });
                   },
                   [&](const outbox::Delivered &e) {
                       Q_EMIT progressed(e.id, e.peer, Stage::Delivered);
                   },
                   [&](const outbox::Forget &e) { m_work.remove(outboxKey(e.id)); },
               },
               effect);
}

void Messenger::purgeSeen(WallTime now)
{
    if (now - m_lastPurge < std::chrono::hours(1))
        return;
    m_lastPurge = now;
    std::erase_if(m_seen, [&](const auto &entry) {
        const bool old = entry.second.ms != 0 && entry.second < now;
        if (old)
            m_work.remove(seenKey(entry.first));
        return old;
    });
}

} // namespace sobani::messaging
