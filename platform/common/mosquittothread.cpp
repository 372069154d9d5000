// SPDX-License-Identifier: MPL-2.0
// The half of MosquittoWorker that runs on its own thread.
#include "platform/common/mosquittoworker.h"

#include "platform/common/mosquittocallbacks.h"

#include <QHostInfo>

#include <chrono>
#include <mosquitto.h>
#include <mqtt_protocol.h>

namespace sobani::platform {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr int KeepAliveSeconds = 30;
constexpr quint32 SessionSeconds = 30 * 24 * 3600;
constexpr quint16 ReceiveMaximum = 100;
constexpr quint32 PacketLimit = MosquittoWorker::PayloadLimit + 1024;
constexpr auto ConnectTimeout = 5s;
constexpr auto GoodbyeTimeout = 300ms;
constexpr auto ShortestGoodConnection = 2s;

std::chrono::milliseconds backoff(int failures)
{
    return std::min<std::chrono::milliseconds>(50ms * (1 << std::min(failures, 6)), 2000ms);
}

} // namespace

void MosquittoWorker::run()
{
    int failures = 0;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || m_wanted; });
        if (m_stop)
            break;
        m_again = false;
        lock.unlock();
        if (failures == 0)
            post(RelayAttempt{});
        const auto begun = SteadyClock::now();
        const Outcome outcome = attempt();
        const bool good =
            outcome == Outcome::Lost && SteadyClock::now() - begun > ShortestGoodConnection;
        post(RelayDown{outcome == Outcome::WrongCertificate});
        lock.lock();
        failures = good ? 0 : failures + 1;
        const auto slow = outcome == Outcome::WrongCertificate || outcome == Outcome::Refused;
        m_changed.wait_for(lock, slow ? 10'000ms : backoff(failures),
                           [this] { return m_stop || !m_wanted || m_again; });
        if (!m_wanted || m_again)
            failures = 0;
    }
    m_finished = true;
    m_changed.notify_all();
}

MosquittoWorker::Outcome MosquittoWorker::attempt()
{
    RelayTls::Rules rules{m_settings.host, {}, m_settings.caFile, m_settings.trust};
    {
        const std::lock_guard lock(m_mutex);
        rules.pin = m_pin;
    }
    Outcome outcome = Outcome::Unreachable;
    const auto addresses = resolve();
    for (const QHostAddress &address : addresses) {
        if (interrupted())
            break;
        outcome = serve(address, rules);
        if (outcome != Outcome::Unreachable)
            break;
    }
    return outcome;
}

MosquittoWorker::Outcome MosquittoWorker::serve(const QHostAddress &address,
                                                const RelayTls::Rules &rules)
{
    RelayTls tls(rules);
    m_tls = &tls;
    m_connected = false;
    m_refused = false;
    mosquitto *handle = mosquitto_new(m_settings.clientId.constData(), false, this);
    if (handle && prepare(handle, tls.context()) && connect(handle, address) == MOSQ_ERR_SUCCESS)
        loop(handle);
    notServing();
    mosquitto_destroy(handle);
    m_tls = nullptr;
    if (tls.refused())
        return Outcome::WrongCertificate;
    if (m_connected)
        return Outcome::Lost;
    return m_refused ? Outcome::Refused : Outcome::Unreachable;
}

bool MosquittoWorker::prepare(mosquitto *handle, ssl_ctx_st *context)
{
    if (!context) {
        qCWarning(relayLog, "no TLS: is the file of certificate authorities readable?");
        return false;
    }
    setCallbacks(handle);
    mosquitto_threaded_set(handle, true);
    mosquitto_int_option(handle, MOSQ_OPT_PROTOCOL_VERSION,
                         m_oldProtocol ? MQTT_PROTOCOL_V311 : MQTT_PROTOCOL_V5);
    mosquitto_int_option(handle, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_int_option(handle, MOSQ_OPT_RECEIVE_MAXIMUM, ReceiveMaximum);
    mosquitto_int_option(handle, MOSQ_OPT_SSL_CTX_WITH_DEFAULTS, 0);
    if (!m_settings.user.isEmpty())
        mosquitto_username_pw_set(handle, m_settings.user.toUtf8().constData(),
                                  m_settings.password.toUtf8().constData());
    const std::lock_guard lock(m_mutex);
    if (m_will
        && mosquitto_will_set(handle, m_will->topic.toUtf8().constData(),
                              int(m_will->payload.size()), m_will->payload.constData(), 1, true)
               != MOSQ_ERR_SUCCESS)
        return false;
    return mosquitto_void_option(handle, MOSQ_OPT_SSL_CTX, context) == MOSQ_ERR_SUCCESS;
}

int MosquittoWorker::connect(mosquitto *handle, const QHostAddress &address)
{
    const QByteArray host = address.toString().toUtf8();
    if (!m_oldProtocol) {
        // The call that does not block takes no properties, and the one that takes them blocks
        // for minutes on a silent address: so it is made to keep them and fail at the port.
        mosquitto_property *properties = nullptr;
        mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL,
                                     SessionSeconds);
        mosquitto_property_add_int32(&properties, MQTT_PROP_MAXIMUM_PACKET_SIZE, PacketLimit);
        mosquitto_connect_bind_v5(handle, host.constData(), -1, KeepAliveSeconds, nullptr,
                                  properties);
        mosquitto_property_free_all(&properties);
    }
    return mosquitto_connect_async(handle, host.constData(), m_settings.port, KeepAliveSeconds);
}

void MosquittoWorker::loop(mosquitto *handle)
{
    const auto deadline = SteadyClock::now() + ConnectTimeout;
    std::optional<SteadyClock::time_point> leave;
    while (mosquitto_loop(handle, m_connected && !leave ? 1000 : 50, 1) == MOSQ_ERR_SUCCESS) {
        const auto now = SteadyClock::now();
        if (m_refused || (!m_connected && (now > deadline || interrupted())))
            return;
        if (!leave && interrupted())
            leave = now + GoodbyeTimeout;
        if (leave && now > *leave)
            return;
    }
}

QList<QHostAddress> MosquittoWorker::resolve() const
{
    const QHostAddress literal(m_settings.host);
    if (!literal.isNull())
        return {literal};
    return QHostInfo::fromName(m_settings.host).addresses();
}

void MosquittoWorker::serving(mosquitto *handle)
{
    m_connected = true;
    const QByteArray pin = m_tls->shownPin();
    {
        const std::lock_guard lock(m_mutex);
        m_handle = handle;
        m_shownPin = pin;
        // The key that served once is the key of this relay from now on.
        if (m_pin.isEmpty() && m_settings.trust == RelayTls::Trust::FirstUse)
            m_pin = pin;
    }
    post(RelayUp{pin});
}

void MosquittoWorker::notServing()
{
    const std::lock_guard lock(m_mutex);
    m_handle = nullptr;
    m_shownPin.clear();
}

} // namespace sobani::platform
