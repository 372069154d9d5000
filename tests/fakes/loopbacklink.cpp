// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/loopbacklink.h"

#include <QMetaObject>

#include <algorithm>

namespace sobani::fakes {

namespace {
constexpr std::size_t PendingLimit = 1000;
}

LoopbackLink::LoopbackLink(LoopbackBroker *broker, QByteArray clientId, QByteArray pin)
    : m_broker(broker), m_clientId(std::move(clientId)), m_pin(std::move(pin))
{
    if (m_broker)
        m_broker->addLink(this);
}

LoopbackLink::~LoopbackLink()
{
    if (m_broker)
        m_broker->disconnectLink(this, true);
}

void LoopbackLink::open()
{
    m_open = true;
    tryConnect();
}

void LoopbackLink::close()
{
    m_open = false;
    if (m_broker)
        m_broker->disconnectLink(this, false);
    later([this](LoopbackBroker &) {
        if (!m_open)
            setState(RelayState::Offline);
    });
}

void LoopbackLink::setPin(const QByteArray &pin)
{
    m_pin = pin;
    tryConnect();
}

void LoopbackLink::setWill(const std::optional<wire::Will> &will)
{
    m_will = will;
    if (m_state != RelayState::Online)
        return;
    later([this](LoopbackBroker &broker) {
        if (m_state != RelayState::Online)
            return;
        broker.disconnectLink(this, false);
        disconnected(true);
    });
}

void LoopbackLink::subscribe(const QString &topic)
{
    m_topics.insert(topic);
    if (m_state != RelayState::Online)
        return; // connected() asks for every topic
    later([this, topic](LoopbackBroker &broker) { broker.subscribe(this, topic); });
}

void LoopbackLink::unsubscribe(const QString &topic)
{
    m_topics.remove(topic);
    later([this, topic](LoopbackBroker &broker) { broker.unsubscribe(this, topic); });
}

void LoopbackLink::publish(const QString &topic, const QByteArray &payload, bool retain,
                           quint64 token)
{
    if (m_pending.size() >= PendingLimit)
        return;
    m_pending.push_back({{topic, payload, retain, m_clientId}, token, false});
    sendPending();
}

void LoopbackLink::connected(const QByteArray &pin)
{
    m_trying = false;
    m_seenPin = pin;
    m_connectedWill = m_will;
    for (Pending &pending : m_pending)
        pending.onItsWay = false;
    setState(RelayState::Online);
    const auto topics = m_topics;
    for (const QString &topic : topics)
        later([this, topic](LoopbackBroker &broker) { broker.subscribe(this, topic); });
    sendPending();
}

void LoopbackLink::disconnected(bool reconnect)
{
    m_trying = false;
    m_connectedWill.reset();
    setState(RelayState::Offline);
    if (reconnect)
        tryConnect();
}

void LoopbackLink::refused()
{
    m_trying = false;
    setState(RelayState::WrongCertificate);
}

void LoopbackLink::acknowledged(quint64 token)
{
    const auto found = std::find_if(m_pending.begin(), m_pending.end(),
                                    [token](const Pending &p) { return p.token == token; });
    if (found == m_pending.end())
        return;
    m_pending.erase(found);
    Q_EMIT published(token);
}

void LoopbackLink::tryConnect()
{
    if (!m_open || m_trying || m_state == RelayState::Online || !m_broker)
        return;
    m_trying = true;
    later([this](LoopbackBroker &broker) {
        if (!m_open) {
            m_trying = false;
            return;
        }
        setState(RelayState::Connecting);
        if (!broker.isOnline()) {
            m_trying = false; // the broker calls again when it is back
        } else if (!m_pin.isEmpty() && m_pin != broker.pin()) {
            refused();
        } else {
            broker.connectLink(this);
        }
    });
}

void LoopbackLink::setState(RelayState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void LoopbackLink::sendPending()
{
    if (m_state != RelayState::Online)
        return;
    for (Pending &pending : m_pending) {
        if (pending.onItsWay)
            continue;
        pending.onItsWay = true;
        later([this, packet = pending.packet, token = pending.token](LoopbackBroker &broker) {
            broker.accept(this, packet, token);
        });
    }
}

void LoopbackLink::later(std::function<void(LoopbackBroker &)> work)
{
    const auto turn = [this, work = std::move(work)] {
        if (m_broker)
            work(*m_broker);
    };
    QMetaObject::invokeMethod(this, turn, Qt::QueuedConnection);
}

void LoopbackRelayFactory::setBroker(const QString &host, quint16 port, LoopbackBroker &broker)
{
    m_brokers[{host, port}] = &broker;
}

std::unique_ptr<wire::RelayLink> LoopbackRelayFactory::create(const wire::RelayAddress &address,
                                                              const QByteArray &clientId)
{
    const auto found = m_brokers.find({address.host, address.port});
    LoopbackBroker *broker = found == m_brokers.end() ? m_default.data() : found->second.data();
    return std::make_unique<LoopbackLink>(broker, clientId, address.pin);
}

} // namespace sobani::fakes
