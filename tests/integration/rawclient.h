// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/integration/realbroker.h"

#include <functional>
#include <map>
#include <optional>

struct mosquitto;
struct mosquitto_message;
struct mqtt5__property;
struct ssl_ctx_st;

namespace sobani::tests {

/// An MQTT 5 client without manners, for what our own link never does. Each call pumps its own
/// connection until the relay has answered; what it returns is the relay's reason code, or Gone
/// when the relay hung up or stayed silent.
class RawClient
{
public:
    static constexpr int Gone = -1;

    struct Message
    {
        QByteArray topic;
        QByteArray payload;

        friend bool operator==(const Message &, const Message &) = default;
    };
    struct Identity
    {
        QByteArray id;
        QByteArray user = {};
        QByteArray password = {};
        bool cleanStart = false;
    };

    RawClient(const RealBroker &broker, const Identity &identity);
    ~RawClient();
    Q_DISABLE_COPY_MOVE(RawClient)

    /// Before connect().
    void setWill(const QByteArray &topic, const QByteArray &payload, bool retain);
    [[nodiscard]] int connect();
    [[nodiscard]] int subscribe(const QByteArray &filter);
    [[nodiscard]] int publish(const QByteArray &topic, const QByteArray &payload,
                              bool retain = false);
    /// Lets the socket fall, so that the relay publishes the will.
    void vanish();
    /// Pumps until \a done, at most \a ms long.
    bool pumpUntil(const std::function<bool()> &done, int ms = 5000);

    [[nodiscard]] const QList<Message> &heard() const { return m_heard; }
    /// The relay still had a session for this client id.
    [[nodiscard]] bool sessionPresent() const { return m_sessionPresent; }
    [[nodiscard]] bool isConnected() const;

private:
    [[nodiscard]] int answerTo(int mid);

    RealBroker const &m_broker;
    ssl_ctx_st *m_tls = nullptr;
    mosquitto *m_handle = nullptr;
    std::optional<int> m_connack;
    bool m_sessionPresent = false;
    bool m_up = false;
    std::map<int, int> m_answers;
    QList<Message> m_heard;

    friend struct RawCallbacks;
};

} // namespace sobani::tests
