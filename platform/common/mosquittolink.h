// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/wire/relay.h"
#include "platform/common/mosquittoworker.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <deque>

namespace sobani::platform {

struct MosquittoOptions
{
    QString caFile = {}; ///< PEM; empty: the system's authorities
    /// Accept any key while no pin is known and hold on to it: pairing by typed code only.
    bool trustOnFirstUse = false;
    QString user = {}; ///< the family's account, where the relay asks for one
    QString password = {};
};

/// RelayLink on libmosquitto: MQTT 5 (3.1.1 where the relay has nothing newer), TLS 1.3,
/// sessions that live 30 days, own thread.
///
/// Publishes that wait for the relay are kept in order, at most 1,000; later ones are dropped,
/// as are payloads above 64 KiB: their token never comes back. What was not acknowledged is
/// sent again on each connect, so a peer can receive it twice.
/// A subscription or publish that the relay refuses is logged and tried again every 30 s.
/// Destroying it without close() is a dead process to the relay: the will is published. Takes
/// at most half a second, also while a name server is silent.
class MosquittoLink final : public wire::RelayLink
{
    Q_OBJECT

public:
    MosquittoLink(const wire::RelayAddress &address, const QByteArray &clientId,
                  const MosquittoOptions &options);
    ~MosquittoLink() override;

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

private:
    struct Pending
    {
        QString topic;
        QByteArray payload;
        bool retain = false;
        quint64 token = 0;
        int mid = 0; ///< 0: not handed over on this connection
    };

    void handle(const RelayEvent &event);
    void up(const QByteArray &pin);
    void down(bool wrongCertificate);
    void acknowledged(const RelayAck &ack);
    void subscriptionAnswered(const RelaySubAck &answer);
    void sendWaiting();
    void setState(RelayState state);

    std::shared_ptr<MosquittoWorker> m_worker;
    RelayState m_state = RelayState::Offline;
    bool m_open = false;
    QByteArray m_seenPin;
    std::optional<wire::Will> m_will;
    QSet<QString> m_topics;
    QHash<int, QString> m_asked; ///< message id of a SUBSCRIBE -> topic
    QSet<QString> m_refused;     ///< topics to ask for again
    std::deque<Pending> m_pending;
    QTimer m_again;
};

/// Makes MosquittoLinks with the same options.
class MosquittoFactory final : public wire::RelayFactory
{
public:
    explicit MosquittoFactory(MosquittoOptions options = {}) : m_options(std::move(options)) {}

    [[nodiscard]] std::unique_ptr<wire::RelayLink> create(const wire::RelayAddress &address,
                                                          const QByteArray &clientId) override;

private:
    MosquittoOptions m_options;
};

} // namespace sobani::platform
