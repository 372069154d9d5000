// SPDX-License-Identifier: MPL-2.0
#include "platform/common/mosquittoworker.h"

#include "platform/common/mosquittocallbacks.h"

#include <chrono>
#include <mosquitto.h>
#include <mqtt_protocol.h>

namespace sobani::platform {

using namespace std::chrono_literals;

MosquittoWorker::MosquittoWorker(Settings settings, Sink sink)
    : m_settings(std::move(settings)), m_sink(std::move(sink))
{
    initialiseMosquitto();
}

void MosquittoWorker::start()
{
    m_thread = std::thread([self = shared_from_this()] { self->run(); });
}

void MosquittoWorker::stop()
{
    {
        const std::lock_guard lock(m_sinkMutex);
        m_sink = nullptr;
    }
    std::unique_lock lock(m_mutex);
    m_stop = true;
    if (m_wanted)
        goodbye(MQTT_RC_DISCONNECT_WITH_WILL_MSG);
    m_changed.notify_all();
    const bool finished = m_changed.wait_for(lock, 500ms, [this] { return m_finished; });
    lock.unlock();
    if (finished)
        m_thread.join();
    else
        m_thread.detach();
}

void MosquittoWorker::setWanted(bool wanted)
{
    const std::lock_guard lock(m_mutex);
    m_wanted = wanted;
    if (!wanted)
        goodbye(MQTT_RC_NORMAL_DISCONNECTION);
    m_changed.notify_all();
}

void MosquittoWorker::setPin(const QByteArray &pin)
{
    const std::lock_guard lock(m_mutex);
    if (m_pin == pin)
        return;
    m_pin = pin;
    if (m_handle && m_shownPin == pin)
        return;
    m_again = true;
    goodbye(MQTT_RC_NORMAL_DISCONNECTION);
    m_changed.notify_all();
}

void MosquittoWorker::setWill(const std::optional<wire::Will> &will)
{
    const std::lock_guard lock(m_mutex);
    m_will = will;
    if (!m_handle)
        return;
    m_again = true;
    goodbye(MQTT_RC_NORMAL_DISCONNECTION);
}

int MosquittoWorker::publish(const QString &topic, const QByteArray &payload, bool retain)
{
    const std::lock_guard lock(m_mutex);
    int mid = 0;
    if (!m_handle
        || mosquitto_publish(m_handle, &mid, topic.toUtf8().constData(), int(payload.size()),
                             payload.constData(), 1, retain)
               != MOSQ_ERR_SUCCESS)
        return 0;
    return mid;
}

int MosquittoWorker::subscribe(const QString &topic)
{
    const std::lock_guard lock(m_mutex);
    int mid = 0;
    if (!m_handle
        || mosquitto_subscribe(m_handle, &mid, topic.toUtf8().constData(), 1) != MOSQ_ERR_SUCCESS)
        return 0;
    return mid;
}

void MosquittoWorker::unsubscribe(const QString &topic)
{
    const std::lock_guard lock(m_mutex);
    if (m_handle)
        mosquitto_unsubscribe(m_handle, nullptr, topic.toUtf8().constData());
}

void MosquittoWorker::goodbye(int reason)
{
    // MQTT 3.1.1 cannot say "publish my will": there the thread just lets the socket fall.
    if (m_handle && (reason == MQTT_RC_NORMAL_DISCONNECTION || !m_oldProtocol))
        mosquitto_disconnect_v5(m_handle, reason, nullptr);
}

void MosquittoWorker::post(RelayEvent event)
{
    const std::lock_guard lock(m_sinkMutex);
    if (m_sink)
        m_sink(std::move(event));
}

bool MosquittoWorker::interrupted()
{
    const std::lock_guard lock(m_mutex);
    return m_stop || !m_wanted || m_again;
}

} // namespace sobani::platform
