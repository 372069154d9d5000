// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/secretbytes.h"
#include "core/wire/relay.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace sobani::messaging {

/// The device's relay connections, one per host and port, shared by everything that talks.
///
/// A topic has one owner. Handlers run on the engine's thread.
class RelayHub : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const QByteArray &payload)>;
    using Acknowledged = std::function<void()>;

    /// \a clientSecret: 32 bytes for this device's whole life. Each relay gets a client id of its
    /// own from it, unguessable and always the same (persistent session): an id that one relay
    /// knows takes over nothing at another.
    RelayHub(wire::RelayFactory &factory, SecretBytes clientSecret, QObject *parent = nullptr);

    /// Connects, or does nothing when connected. A pin, once known for an address, stays.
    void use(const wire::RelayAddress &address);
    void close();
    [[nodiscard]] RelayState state(const wire::RelayAddress &address) const;
    /// The worst of all connections in use, for one line on a screen.
    [[nodiscard]] RelayState overall() const;
    [[nodiscard]] QByteArray seenPin(const wire::RelayAddress &address) const;
    void setPin(const wire::RelayAddress &address, const QByteArray &pin);
    /// Connects to \a address when need be.
    void setWill(const wire::RelayAddress &address, const wire::Will &will);

    void subscribe(const wire::RelayAddress &address, const QString &topic, Handler handler);
    void unsubscribe(const wire::RelayAddress &address, const QString &topic);
    void publish(const wire::RelayAddress &address, const QString &topic,
                 const QByteArray &payload, bool retain = false, Acknowledged acknowledged = {});

    /// Same host and port: the same connection.
    [[nodiscard]] static QString keyOf(const wire::RelayAddress &address);

Q_SIGNALS:
    void stateChanged(const QString &relayKey, sobani::RelayState state);
    void subscribed(const QString &relayKey, const QString &topic);

private:
    struct Connection
    {
        std::unique_ptr<wire::RelayLink> link;
        std::map<QString, Handler> handlers;
    };

    Connection &connection(const wire::RelayAddress &address,
                           const std::optional<wire::Will> &will = {});
    void dispatch(const QString &key, const QString &topic, const QByteArray &payload);
    void acknowledged(quint64 token);

    wire::RelayFactory &m_factory;
    SecretBytes m_clientSecret;
    std::map<QString, Connection> m_connections;
    std::map<quint64, Acknowledged> m_waiting;
    quint64 m_nextToken = 1;
};

} // namespace sobani::messaging
