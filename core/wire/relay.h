// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace sobani::wire {

/// Where a relay is and which key it must show.
struct RelayAddress
{
    QString host;
    quint16 port = 8883;
    /// SHA-256 of the relay certificate's SubjectPublicKeyInfo (32 bytes), or empty while
    /// it is not known yet. Renewed certificates keep their key, so a pin outlives them.
    QByteArray pin;

    friend bool operator==(const RelayAddress &, const RelayAddress &) = default;
};

/// A retained message that the relay publishes for us when the connection dies.
struct Will
{
    QString topic;
    QByteArray payload;
};

/// One connection to one relay: exact topics, QoS 1. Reconnects by itself for ever.
///
/// Everything may be called before the connection is up: subscriptions are made again on
/// each connect; publishes wait in memory (a durable outbox is the caller's job).
/// Owner and thread: lives on the engine's thread and emits there.
class RelayLink : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void open() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual RelayState state() const = 0;
    /// SHA-256 of the public key the relay showed on its newest accepted connection; empty before.
    [[nodiscard]] virtual QByteArray seenPin() const = 0;
    virtual void setPin(const QByteArray &pin) = 0;
    /// Takes effect at the next connect; reconnects when already connected.
    virtual void setWill(const std::optional<Will> &will) = 0;
    virtual void subscribe(const QString &topic) = 0;
    virtual void unsubscribe(const QString &topic) = 0;
    /// \a token comes back in published() once the relay has acknowledged (PUBACK).
    virtual void publish(const QString &topic, const QByteArray &payload, bool retain,
                         quint64 token) = 0;

Q_SIGNALS:
    void stateChanged(sobani::RelayState state);
    void received(const QString &topic, const QByteArray &payload);
    void published(quint64 token);
    /// The relay has confirmed the subscription (SUBACK): messages can arrive now.
    void subscribed(const QString &topic);
};

/// Makes a link to an address; the composition root decides with what.
class RelayFactory
{
public:
    virtual ~RelayFactory() = default;
    [[nodiscard]] virtual std::unique_ptr<RelayLink> create(const RelayAddress &address,
                                                            const QByteArray &clientId) = 0;
};

} // namespace sobani::wire
