// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/wire/relay.h"
#include "tests/fakes/loopbackbroker.h"

#include <map>
#include <vector>

namespace sobani::fakes {

/// One connection to a LoopbackBroker. Destroying it without close() is a dead process:
/// the broker publishes its will.
class LoopbackLink : public wire::RelayLink
{
    Q_OBJECT

public:
    LoopbackLink(LoopbackBroker *broker, QByteArray clientId, QByteArray pin);
    ~LoopbackLink() override;

    void open() override;
    void close() override;
    [[nodiscard]] RelayState state() const override { return m_state; }
    [[nodiscard]] QByteArray seenPin() const override { return m_seenPin; }
    void setPin(const QByteArray &pin) override;
    void setWill(const std::optional<wire::Will> &will) override;
    void subscribe(const QString &topic) override;
    void unsubscribe(const QString &topic) override;
    void publish(const QString &topic, const QByteArray &payload, bool retain,
                 quint64 token) override;

    [[nodiscard]] QByteArray clientId() const { return m_clientId; }

private:
    friend class LoopbackBroker;

    struct Pending
    {
        Packet packet;
        quint64 token = 0;
        bool onItsWay = false;
    };

    // Called by the broker.
    void connected(const QByteArray &pin);
    void disconnected(bool reconnect);
    void refused();
    void acknowledged(quint64 token);

    void tryConnect();
    void setState(RelayState state);
    void sendPending();
    void later(std::function<void(LoopbackBroker &)> work);

    QPointer<LoopbackBroker> m_broker;
    QByteArray m_clientId;
    QByteArray m_pin;
    QByteArray m_seenPin;
    RelayState m_state = RelayState::Offline;
    bool m_open = false;
    bool m_trying = false;
    std::optional<wire::Will> m_will;          ///< wanted
    std::optional<wire::Will> m_connectedWill; ///< what the broker holds
    QSet<QString> m_topics;
    std::vector<Pending> m_pending;
};

/// Makes links to one broker, or to several by host and port.
class LoopbackRelayFactory : public wire::RelayFactory
{
public:
    explicit LoopbackRelayFactory(LoopbackBroker &broker) : m_default(&broker) {}

    void setBroker(const QString &host, quint16 port, LoopbackBroker &broker);
    [[nodiscard]] std::unique_ptr<wire::RelayLink> create(const wire::RelayAddress &address,
                                                          const QByteArray &clientId) override;

private:
    QPointer<LoopbackBroker> m_default;
    std::map<std::pair<QString, quint16>, QPointer<LoopbackBroker>> m_brokers;
};

} // namespace sobani::fakes
