// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/rawclient.h"

#include <QDeadlineTimer>

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <openssl/ssl.h>

namespace sobani::tests {

struct RawCallbacks
{
    static RawClient &client(void *self) { return *static_cast<RawClient *>(self); }
    static void connected(mosquitto *, void *self, int reason, int flags,
                          const mosquitto_property *)
    {
        client(self).m_connack = reason;
        client(self).m_up = reason == 0;
        client(self).m_sessionPresent = (flags & 1) != 0;
    }
    static void disconnected(mosquitto *, void *self, int, const mosquitto_property *)
    {
        client(self).m_up = false;
    }
    static void published(mosquitto *, void *self, int mid, int reason, const mosquitto_property *)
    {
        client(self).m_answers[mid] = reason;
    }
    static void subscribed(mosquitto *, void *self, int mid, int count, const int *granted,
                           const mosquitto_property *)
    {
        client(self).m_answers[mid] = count == 1 ? granted[0] : RawClient::Gone;
    }
    static void received(mosquitto *, void *self, const mosquitto_message *message,
                         const mosquitto_property *)
    {
        client(self).m_heard.append(
            {message->topic,
             QByteArray(static_cast<const char *>(message->payload), message->payloadlen)});
    }
};

RawClient::RawClient(const RealBroker &broker, const Identity &identity) : m_broker(broker)
{
    mosquitto_lib_init();
    m_handle = mosquitto_new(identity.id.isEmpty() ? nullptr : identity.id.constData(),
                             identity.cleanStart, this);
    m_tls = SSL_CTX_new(TLS_client_method());
    SSL_CTX_load_verify_file(m_tls, broker.certificate().toUtf8().constData());
    SSL_CTX_set_verify(m_tls, SSL_VERIFY_PEER, nullptr);
    mosquitto_int_option(m_handle, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_int_option(m_handle, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(m_handle, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0);
    mosquitto_void_option(m_handle, MOSQ_OPT_SSL_CTX, m_tls);
    if (!identity.user.isEmpty())
        mosquitto_username_pw_set(m_handle, identity.user.constData(),
                                  identity.password.constData());
    mosquitto_connect_v5_callback_set(m_handle, &RawCallbacks::connected);
    mosquitto_disconnect_v5_callback_set(m_handle, &RawCallbacks::disconnected);
    mosquitto_publish_v5_callback_set(m_handle, &RawCallbacks::published);
    mosquitto_subscribe_v5_callback_set(m_handle, &RawCallbacks::subscribed);
    mosquitto_message_v5_callback_set(m_handle, &RawCallbacks::received);
}

RawClient::~RawClient()
{
    vanish();
    SSL_CTX_free(m_tls);
}

void RawClient::setWill(const QByteArray &topic, const QByteArray &payload, bool retain)
{
    mosquitto_will_set(m_handle, topic.constData(), int(payload.size()), payload.constData(), 1,
                       retain);
}

int RawClient::connect()
{
    mosquitto_property *properties = nullptr;
    mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL, 3600);
    const int rc =
        mosquitto_connect_bind_v5(m_handle, "localhost", m_broker.port(), 30, nullptr, properties);
    mosquitto_property_free_all(&properties);
    if (rc != MOSQ_ERR_SUCCESS)
        return Gone;
    pumpUntil([this] { return m_connack.has_value(); });
    return m_connack.value_or(Gone);
}

int RawClient::subscribe(const QByteArray &filter)
{
    int mid = 0;
    if (mosquitto_subscribe(m_handle, &mid, filter.constData(), 1) != MOSQ_ERR_SUCCESS)
        return Gone;
    return answerTo(mid);
}

int RawClient::publish(const QByteArray &topic, const QByteArray &payload, bool retain)
{
    int mid = 0;
    if (mosquitto_publish(m_handle, &mid, topic.constData(), int(payload.size()),
                          payload.constData(), 1, retain)
        != MOSQ_ERR_SUCCESS)
        return Gone;
    return answerTo(mid);
}

void RawClient::vanish()
{
    mosquitto_destroy(m_handle);
    m_handle = nullptr;
    m_up = false;
}

bool RawClient::pumpUntil(const std::function<bool()> &done, int ms)
{
    QDeadlineTimer deadline(ms);
    while (!done()) {
        if (deadline.hasExpired() || !m_handle
            || mosquitto_loop(m_handle, 20, 1) != MOSQ_ERR_SUCCESS)
            return done();
    }
    return true;
}

bool RawClient::isConnected() const
{
    return m_up;
}

int RawClient::answerTo(int mid)
{
    pumpUntil([&] { return m_answers.contains(mid); });
    const auto found = m_answers.find(mid);
    return found == m_answers.end() ? Gone : found->second;
}

} // namespace sobani::tests
