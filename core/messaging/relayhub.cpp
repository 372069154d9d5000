// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/relayhub.h"

#include "core/crypto/crypto.h"

#include <algorithm>

namespace sobani::messaging {

namespace {

constexpr qsizetype ClientIdSize = 16;

} // namespace

RelayHub::RelayHub(wire::RelayFactory &factory, SecretBytes clientSecret, QObject *parent)
    : QObject(parent), m_factory(factory), m_clientSecret(std::move(clientSecret))
{
}

QString RelayHub::keyOf(const wire::RelayAddress &address)
{
    return address.host.toLower() + u':' + QString::number(address.port);
}

void RelayHub::use(const wire::RelayAddress &address)
{
    connection(address);
}

RelayHub::Connection &RelayHub::connection(const wire::RelayAddress &address,
                                           const std::optional<wire::Will> &will)
{
    const QString key = keyOf(address);
    const auto known = m_connections.find(key);
    if (known != m_connections.end())
        return known->second;

    Connection &made = m_connections[key];
    const SecretBytes clientId =
        crypto::hkdf(m_clientSecret.view(), {}, "sobani/1/client-id" + key.toUtf8(), ClientIdSize);
    made.link = m_factory.create(address, clientId.view().toByteArray().toHex());
    wire::RelayLink *link = made.link.get();
    connect(link, &wire::RelayLink::stateChanged, this,
            [this, key](RelayState state) { Q_EMIT stateChanged(key, state); });
    connect(link, &wire::RelayLink::received, this,
            [this, key](const QString &topic, const QByteArray &payload) {
                dispatch(key, topic, payload);
            });
    connect(link, &wire::RelayLink::published, this, &RelayHub::acknowledged);
    connect(link, &wire::RelayLink::subscribed, this,
            [this, key](const QString &topic) { Q_EMIT subscribed(key, topic); });
    if (will)
        link->setWill(will);
    link->open();
    return made;
}

void RelayHub::close()
{
    for (auto &[key, connection] : m_connections)
        connection.link->close();
}

RelayState RelayHub::state(const wire::RelayAddress &address) const
{
    const auto found = m_connections.find(keyOf(address));
    return found == m_connections.end() ? RelayState::Offline : found->second.link->state();
}

RelayState RelayHub::overall() const
{
    const auto rank = [](RelayState state) {
        switch (state) {
        case RelayState::WrongCertificate: return 0;
        case RelayState::Offline: return 1;
        case RelayState::Connecting: return 2;
        case RelayState::Online: return 3;
        }
        return 1;
    };
    RelayState worst = RelayState::Offline;
    bool any = false;
    for (const auto &[key, connection] : m_connections) {
        const RelayState state = connection.link->state();
        if (!any || rank(state) < rank(worst))
            worst = state;
        any = true;
    }
    return worst;
}

QByteArray RelayHub::seenPin(const wire::RelayAddress &address) const
{
    const auto found = m_connections.find(keyOf(address));
    return found == m_connections.end() ? QByteArray() : found->second.link->seenPin();
}

void RelayHub::setPin(const wire::RelayAddress &address, const QByteArray &pin)
{
    connection(address).link->setPin(pin);
}

void RelayHub::setWill(const wire::RelayAddress &address, const wire::Will &will)
{
    // A fresh connection has it from the start, and need not be made twice.
    if (m_connections.contains(keyOf(address)))
        connection(address).link->setWill(will);
    else
        connection(address, will);
}

void RelayHub::subscribe(const wire::RelayAddress &address, const QString &topic, Handler handler)
{
    Connection &target = connection(address);
    target.handlers.insert_or_assign(topic, std::move(handler));
    target.link->subscribe(topic);
}

void RelayHub::unsubscribe(const wire::RelayAddress &address, const QString &topic)
{
    Connection &target = connection(address);
    target.handlers.erase(topic);
    target.link->unsubscribe(topic);
}

void RelayHub::publish(const wire::RelayAddress &address, const QString &topic,
                       const QByteArray &payload, bool retain, Acknowledged acknowledged)
{
    const quint64 token = m_nextToken++;
    if (acknowledged)
        m_waiting.emplace(token, std::move(acknowledged));
    connection(address).link->publish(topic, payload, retain, token);
}

void RelayHub::dispatch(const QString &key, const QString &topic, const QByteArray &payload)
{
    const Connection &source = m_connections.at(key);
    const auto handler = source.handlers.find(topic);
    // A persistent session still delivers what a former subscription left in the queue.
    if (handler == source.handlers.end())
        return;
    // A copy: the handler may unsubscribe itself.
    const Handler run = handler->second;
    run(payload);
}

void RelayHub::acknowledged(quint64 token)
{
    const auto found = m_waiting.find(token);
    if (found == m_waiting.end())
        return;
    const Acknowledged run = std::move(found->second);
    m_waiting.erase(found);
    run();
}

} // namespace sobani::messaging
