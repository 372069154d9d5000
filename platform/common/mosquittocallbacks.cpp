// SPDX-License-Identifier: MPL-2.0
#include "platform/common/mosquittocallbacks.h"

#include "platform/common/mosquittoworker.h"

#include <algorithm>
#include <csignal>
#include <mosquitto.h>
#include <mqtt_protocol.h>

namespace sobani::platform {

Q_LOGGING_CATEGORY(relayLog, "sobani.relay", QtWarningMsg)

namespace {

constexpr int FirstFailure = 0x80;
constexpr int OldBrokerRefusesVersion = 1; // CONNACK of MQTT 3.1.1

} // namespace

/// On the worker's thread, inside mosquitto_loop().
struct MosquittoCallbacks
{
    static MosquittoWorker &worker(void *self) { return *static_cast<MosquittoWorker *>(self); }

    static void connected(mosquitto *handle, void *self, int reason, int /*flags*/,
                          const mosquitto_property * /*properties*/)
    {
        MosquittoWorker &w = worker(self);
        if (reason == 0) {
            w.serving(handle);
            return;
        }
        const bool version =
            reason == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION || reason == OldBrokerRefusesVersion;
        if (version && !w.m_oldProtocol) {
            w.m_oldProtocol = true; // the next attempt comes at once: this was no refusal
            return;
        }
        qCWarning(relayLog, "the relay refused the connection, reason 0x%02x", unsigned(reason));
        w.m_refused = true;
    }

    static void published(mosquitto * /*handle*/, void *self, int mid, int reason,
                          const mosquitto_property * /*properties*/)
    {
        worker(self).post(RelayAck{mid, reason < FirstFailure});
    }

    static void subscribed(mosquitto * /*handle*/, void *self, int mid, int count,
                           const int *granted, const mosquitto_property * /*properties*/)
    {
        const bool accepted =
            std::all_of(granted, granted + count, [](int reason) { return reason < FirstFailure; });
        worker(self).post(RelaySubAck{mid, accepted && count > 0});
    }

    static void received(mosquitto * /*handle*/, void *self, const mosquitto_message *message,
                         const mosquitto_property * /*properties*/)
    {
        if (message->payloadlen < 0 || message->payloadlen > MosquittoWorker::PayloadLimit) {
            qCWarning(relayLog, "dropped a message of %d bytes", message->payloadlen);
            return;
        }
        worker(self).post(RelayMessage{
            QString::fromUtf8(message->topic),
            QByteArray(static_cast<const char *>(message->payload), message->payloadlen)});
    }
};

void initialiseMosquitto()
{
    static const bool once = [] {
        mosquitto_lib_init();
#ifdef SIGPIPE
        // A relay that dies in the middle of a write must not take the process with it.
        std::signal(SIGPIPE, SIG_IGN);
#endif
        return true;
    }();
    Q_UNUSED(once)
}

void setCallbacks(mosquitto *handle)
{
    mosquitto_connect_v5_callback_set(handle, &MosquittoCallbacks::connected);
    mosquitto_publish_v5_callback_set(handle, &MosquittoCallbacks::published);
    mosquitto_subscribe_v5_callback_set(handle, &MosquittoCallbacks::subscribed);
    mosquitto_message_v5_callback_set(handle, &MosquittoCallbacks::received);
}

} // namespace sobani::platform
