// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace sobani::fakes {

class LoopbackLink;

struct Packet
{
    QString topic;
    QByteArray payload;
    bool retain = false;
    QByteArray from; ///< client id of the publisher; empty when injected
};

/// A relay inside the process: exact topics, QoS 1, sessions that outlive connections,
/// retained messages, last wills; and an enemy when a test wants one.
///
/// Everything arrives through the event loop, never inside the call that caused it.
/// Must outlive nothing: links notice when it goes.
class LoopbackBroker : public QObject
{
public:
    /// What becomes of one packet: nothing (drop), itself, copies, or something else.
    using Tamper = std::function<std::vector<Packet>(const Packet &)>;

    explicit LoopbackBroker(QByteArray pin = QByteArray(32, '\x5b'));
    ~LoopbackBroker() override;

    /// False: every connection dies and none comes up; sessions and queues stay.
    void setOnline(bool online);
    [[nodiscard]] bool isOnline() const { return m_online; }
    /// The key that this broker shows; takes effect at the next connect.
    void setPin(const QByteArray &pin) { m_pin = pin; }
    [[nodiscard]] QByteArray pin() const { return m_pin; }
    /// Cuts one connection without a goodbye: its will is published, then it reconnects
    /// unless \a stayAway.
    void cut(const QByteArray &clientId, bool stayAway = false);
    /// Like a broker killed after its PUBACKs: undelivered messages are gone.
    void forgetQueues();

    void setTamper(Tamper tamper) { m_tamper = std::move(tamper); }
    /// False: publishes are routed but never acknowledged.
    void setAcknowledging(bool on) { m_acknowledging = on; }
    /// While held, packets pile up in held() instead of being routed.
    void hold(bool on) { m_hold = on; }
    [[nodiscard]] std::vector<Packet> &held() { return m_held; }
    /// Routes the held packets in the order in which held() has them now, and stops holding.
    void release();
    /// Publishes what nobody sent.
    void inject(const Packet &packet);

    /// Every packet that clients published, in order, before tampering.
    [[nodiscard]] const std::vector<Packet> &recorded() const { return m_recorded; }
    void clearRecord() { m_recorded.clear(); }
    [[nodiscard]] bool isConnected(const QByteArray &clientId) const;
    [[nodiscard]] int queued(const QByteArray &clientId) const;
    [[nodiscard]] QSet<QString> subscriptions(const QByteArray &clientId) const;
    [[nodiscard]] std::optional<QByteArray> retained(const QString &topic) const;

private:
    friend class LoopbackLink;

    struct Session
    {
        QSet<QString> topics;
        std::deque<Packet> queue;
        QPointer<LoopbackLink> link;
        bool scheduled = false;
    };

    // What a link does; each call is one turn of the event loop after the link's own.
    void addLink(LoopbackLink *link);
    void connectLink(LoopbackLink *link);
    void disconnectLink(LoopbackLink *link, bool publishWill);
    void accept(LoopbackLink *link, const Packet &packet, quint64 token);
    void subscribe(LoopbackLink *link, const QString &topic);
    void unsubscribe(LoopbackLink *link, const QString &topic);

    void route(const Packet &packet);
    void deliver(const Packet &packet);
    void pump(const QByteArray &clientId);
    void deliverNext(const QByteArray &clientId);

    QByteArray m_pin;
    bool m_online = true;
    bool m_acknowledging = true;
    bool m_hold = false;
    Tamper m_tamper;
    std::map<QByteArray, Session> m_sessions;
    std::map<QString, QByteArray> m_retained;
    std::vector<Packet> m_recorded;
    std::vector<Packet> m_held;
    std::vector<QPointer<LoopbackLink>> m_links;
};

} // namespace sobani::fakes
