// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/unitofwork.h"
#include "core/messaging/channel.h"
#include "core/messaging/envelope.h"
#include "core/messaging/messagetype.h"
#include "core/messaging/outboxmachine.h"
#include "core/messaging/relayhub.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>

namespace sobani::messaging {

struct Received
{
    DeviceId from;
    MessageId id;
    MessageType type = MessageType::Receipt;
    quint64 sequence = 0;
    WallTime created;
    QByteArray body;
};

enum class Stage {
    Written,    ///< on our disk
    NotWritten, ///< the disk refused it; it lives in memory only
    Sent,       ///< the relay has acknowledged it, which is not delivery
    Delivered,  ///< the peer's own receipt
};

/// Sends and receives messages over every channel: at least once on the way, exactly once in
/// effect. Publishing and the durable write start together.
///
/// A received message's effect, its "seen" mark and whatever it makes us send are one commit;
/// the receipt leaves after that commit. Spec: docs/protocol.md, "Delivery".
class Messenger : public QObject
{
    Q_OBJECT
public:
    /// Applies a message; false when its body is malformed (the sender is told so).
    using Handler = std::function<bool(const Received &message)>;

    Messenger(UnitOfWork &work, RelayHub &hub, const Clock &clock,
              const identity::DeviceKeys &keys, Handler handler, QObject *parent = nullptr);

    /// Takes channels, outbox and seen ids from what the store holds and connects.
    void restore(const std::map<QByteArray, QByteArray> &stored);
    /// Stores the channel with the current unit of work and listens on it.
    void addChannel(Channel channel);
    /// Forgets the peer and what was still to be sent to it.
    void removeChannel(const DeviceId &peer);
    /// Forgets only what was still to be sent: the peer wants nothing more of us.
    void dropWaiting(const DeviceId &peer);
    [[nodiscard]] const Channel *channel(const DeviceId &peer) const;
    /// Begins a rotation of the keys and topics shared with \a peer.
    void rotate(const DeviceId &peer);

    /// Null id when there is no channel to \a peer.
    MessageId send(const DeviceId &peer, MessageType type, const QByteArray &body);
    /// Publishes again what waits for a receipt, and rotates what is due. About once a second
    /// while anything waits.
    void tick();
    /// Messages without a receipt yet.
    [[nodiscard]] int waiting() const;
    [[nodiscard]] int waitingFor(const DeviceId &peer) const;
    [[nodiscard]] std::vector<DeviceId> peers() const;

Q_SIGNALS:
    void progressed(const sobani::MessageId &id, const sobani::DeviceId &peer,
                    sobani::messaging::Stage stage);

private:
    void listen(const Channel &channel);
    void ignore(const Channel &channel);
    void store(const Channel &channel);
    void receive(const DeviceId &peer, quint32 epoch, const QByteArray &envelope);
    void accept(const Received &message, WallTime expires);
    [[nodiscard]] bool isStale(const Inner &inner) const;
    [[nodiscard]] bool apply(const Received &message);
    void sendReceipt(const DeviceId &peer, const MessageId &id);
    void refuseLater(const DeviceId &peer, const MessageId &id);
    void refuse(const DeviceId &peer, const MessageId &id);
    void publishOnce(const Channel &channel, MessageType type, const QByteArray &body);
    [[nodiscard]] QByteArray sealFor(const Channel &channel, const MessageId &id,
                                     MessageType type, WallTime expires, const QByteArray &body);
    void run(const QString &relay, const outbox::Event &event);
    void perform(const QString &relay, const outbox::Effect &effect);
    void purgeSeen(WallTime now);

    UnitOfWork &m_work;
    RelayHub &m_hub;
    const Clock &m_clock;
    const identity::DeviceKeys &m_keys;
    Handler m_handler;
    std::map<DeviceId, Channel> m_channels;
    std::map<QString, outbox::State> m_outboxes; ///< by relay
    std::map<MessageId, WallTime> m_seen;        ///< until when to remember; 0: for ever
    std::map<DeviceId, qint64> m_lastRefusal; ///< boot clock, ms
    std::set<DeviceId> m_unheard; ///< new channels whose peer perhaps does not listen yet
    quint64 m_sequence = 0;
    WallTime m_lastPurge;
};

} // namespace sobani::messaging
