// SPDX-License-Identifier: MPL-2.0
// The receiving half of Messenger.
#include "core/messaging/messenger.h"

#include "core/messaging/messengerkeys.h"
#include "core/messaging/receiptwire.h"

#include <algorithm>

namespace sobani::messaging {

namespace {

constexpr qint64 RefuseEveryMs = 10'000;

/// Types that a Messenger deals with itself and that are never receipted.
bool isReceipt(MessageType type)
{
    return type == MessageType::Receipt || type == MessageType::Unsupported;
}

} // namespace

bool Messenger::isStale(const Inner &inner) const
{
    if (lifeOf(MessageType(inner.type)) != Life::Limited)
        return inner.expires.ms != 0;
    const WallTime now = m_clock.now().wall;
    return inner.expires.ms == 0 || inner.expires - inner.created > MaximumLife
        || inner.expires + ClockTolerance < now || now + ClockTolerance < inner.created;
}

void Messenger::receive(const DeviceId &peer, quint32 number, const QByteArray &envelope)
{
    const auto found = m_channels.find(peer);
    if (found == m_channels.end())
        return;
    Channel &channel = found->second;
    const auto epoch = std::find_if(channel.epochs.begin(), channel.epochs.end(),
                                    [&](const Epoch &e) { return e.number == number; });
    if (epoch == channel.epochs.end())
        return;
    const QByteArray pskId = pskIdOf(channel, *epoch);
    const auto inner =
        open({channel.circle, channel.peer, channel.self, epoch->psk.view(), pskId,
              channel.peerKeys.sign, channel.peerKeys.agree, m_keys.agree},
             envelope);
    if (!inner) {
        if (inner.error().trouble == EnvelopeTrouble::Unsupported)
            refuseLater(peer, inner.error().id);
        return;
    }
    if (m_unheard.erase(peer) != 0)
        run(RelayHub::keyOf(channel.relay), outbox::PeerHeard{peer, m_clock.now().boot.ms});
    if (number > channel.sendEpoch) {
        channel.sendEpoch = number;
        store(channel);
    }
    if (lifeOf(MessageType(inner->type)) == Life::Unknown) {
        refuse(peer, inner->id);
    } else if (!isStale(*inner)) {
        accept({peer, inner->id, MessageType(inner->type), inner->sequence, inner->created,
                inner->body},
               inner->expires);
    }
    m_work.commit();
}

void Messenger::accept(const Received &message, WallTime expiry)
{
    if (isReceipt(message.type)) {
        (void)apply(message); // a malformed receipt is not worth an answer
        return;
    }
    if (m_seen.contains(message.id)) {
        // The effect is (or is being) written; the receipt got lost, or is on its way.
        m_work.afterCommit([this, message](bool durable) {
            if (durable)
                sendReceipt(message.from, message.id);
        });
        return;
    }
    const WallTime until = expiry.ms == 0 ? WallTime{} : m_clock.now().wall + SeenFor;
    m_seen.emplace(message.id, until);
    m_work.put(seenKey(message.id), encodeTime(until));
    if (!apply(message)) {
        refuse(message.from, message.id);
        return;
    }
    m_work.afterCommit([this, message](bool durable) {
        if (durable)
            sendReceipt(message.from, message.id);
        else
            m_seen.erase(message.id); // not receipted: it comes again, and may then be written
    });
}

bool Messenger::apply(const Received &message)
{
    const auto found = m_channels.find(message.from);
    if (found == m_channels.end())
        return true;
    Channel &channel = found->second;
    const QString relay = RelayHub::keyOf(channel.relay);
    switch (message.type) {
    case MessageType::Receipt: {
        const auto receipt = Receipt::decode(message.body);
        for (const MessageId &id : receipt ? receipt->ids : std::vector<MessageId>{})
            run(relay, outbox::Receipted{id, message.from});
        return true;
    }
    case MessageType::Unsupported: {
        if (const auto refused = Unsupported::decode(message.body))
            run(relay, outbox::Refused{refused->id, message.from});
        return true;
    }
    case MessageType::RekeyOffer: {
        const auto offer = RekeyShare::decode(message.body);
        if (!offer)
            return false;
        if (const auto answer = acceptOffer(channel, *offer, m_clock.now().wall)) {
            store(channel);
            listen(channel);
            send(message.from, MessageType::RekeyAnswer, answer->encode());
        }
        return true;
    }
    case MessageType::RekeyAnswer: {
        const auto answer = RekeyShare::decode(message.body);
        if (!answer)
            return false;
        if (acceptAnswer(channel, *answer, m_clock.now().wall)) {
            store(channel);
            listen(channel);
        }
        return true;
    }
    default:
        return m_handler(message);
    }
}

void Messenger::sendReceipt(const DeviceId &peer, const MessageId &id)
{
    if (const Channel *target = channel(peer))
        publishOnce(*target, MessageType::Receipt, Receipt{{id}}.encode());
}

/// Two later versions that do not know each other's answers must not talk for ever.
void Messenger::refuseLater(const DeviceId &peer, const MessageId &id)
{
    const qint64 now = m_clock.now().boot.ms;
    const auto last = m_lastRefusal.find(peer);
    if (last != m_lastRefusal.end() && now - last->second < RefuseEveryMs)
        return;
    m_lastRefusal.insert_or_assign(peer, now);
    refuse(peer, id);
}

void Messenger::refuse(const DeviceId &peer, const MessageId &id)
{
    if (const Channel *target = channel(peer))
        publishOnce(*target, MessageType::Unsupported, Unsupported{id}.encode());
}

} // namespace sobani::messaging
