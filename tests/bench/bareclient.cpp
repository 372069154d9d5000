// SPDX-License-Identifier: MPL-2.0
#include "tests/bench/bareclient.h"

#include <QTest>

#include <mosquitto.h>

namespace sobani::bench {

BareClient::BareClient(const tests::RealBroker &broker, const QByteArray &id,
                       const QByteArray &topic, Received received)
    : m_topic(topic), m_received(std::move(received))
{
    mosquitto_lib_init();
    m_handle = mosquitto_new(id.constData(), true, this);
    mosquitto_threaded_set(m_handle, true);
    mosquitto_int_option(m_handle, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_tls_set(m_handle, broker.certificate().toUtf8().constData(), nullptr, nullptr,
                      nullptr, nullptr);
    mosquitto_connect_callback_set(m_handle, &BareClient::connected);
    mosquitto_subscribe_callback_set(m_handle, &BareClient::subscribed);
    mosquitto_message_callback_set(m_handle, &BareClient::message);
    m_thread = std::thread([handle = m_handle, port = broker.port()] {
        if (mosquitto_connect(handle, "localhost", port, 60) == MOSQ_ERR_SUCCESS)
            mosquitto_loop_forever(handle, -1, 1);
    });
}

BareClient::~BareClient()
{
    mosquitto_disconnect(m_handle);
    m_thread.join();
    mosquitto_destroy(m_handle);
}

bool BareClient::waitUntilReady() const
{
    return QTest::qWaitFor([this] { return m_ready.load(); }, 10'000);
}

void BareClient::publish(const QByteArray &topic, const QByteArray &payload)
{
    mosquitto_publish(m_handle, nullptr, topic.constData(), int(payload.size()),
                      payload.constData(), 1, false);
}

void BareClient::connected(mosquitto *handle, void *self, int reason)
{
    if (reason == 0)
        mosquitto_subscribe(handle, nullptr,
                            static_cast<BareClient *>(self)->m_topic.constData(), 1);
}

void BareClient::subscribed(mosquitto * /*handle*/, void *self, int /*mid*/, int /*count*/,
                            const int *granted)
{
    static_cast<BareClient *>(self)->m_ready = granted[0] <= 2;
}

void BareClient::message(mosquitto * /*handle*/, void *self, const mosquitto_message *message)
{
    const auto *client = static_cast<BareClient *>(self);
    if (client->m_received)
        client->m_received({static_cast<const char *>(message->payload), message->payloadlen});
}

} // namespace sobani::bench
