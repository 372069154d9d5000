// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/integration/realbroker.h"

#include <atomic>
#include <functional>
#include <thread>

struct mosquitto;
struct mosquitto_message;

namespace sobani::bench {

/// libmosquitto as its manual shows it: TLS, QoS 1, no Nagle, a thread that serves it.
class BareClient
{
public:
    using Received = std::function<void(QByteArrayView payload)>;

    /// \a received runs on the serving thread.
    BareClient(const tests::RealBroker &broker, const QByteArray &id, const QByteArray &topic,
               Received received);
    ~BareClient();
    Q_DISABLE_COPY_MOVE(BareClient)

    /// False when it is not connected and subscribed within ten seconds.
    [[nodiscard]] bool waitUntilReady() const;
    void publish(const QByteArray &topic, const QByteArray &payload);

private:
    static void connected(mosquitto *handle, void *self, int reason);
    static void subscribed(mosquitto *handle, void *self, int mid, int count, const int *granted);
    static void message(mosquitto *handle, void *self, const mosquitto_message *message);

    const QByteArray m_topic;
    const Received m_received;
    mosquitto *m_handle;
    std::atomic<bool> m_ready = false;
    std::thread m_thread;
};

} // namespace sobani::bench
