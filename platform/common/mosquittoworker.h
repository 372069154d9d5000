// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/wire/relay.h"
#include "platform/common/relaytls.h"

#include <QHostAddress>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>

struct mosquitto;

namespace sobani::platform {

struct RelayAttempt
{
};
struct RelayUp
{
    QByteArray pin;
};
struct RelayDown
{
    bool wrongCertificate = false;
};
struct RelayMessage
{
    QString topic;
    QByteArray payload;
};
struct RelayAck
{
    int mid = 0;
    bool accepted = false;
};
struct RelaySubAck
{
    int mid = 0;
    bool accepted = false;
};
using RelayEvent =
    std::variant<RelayAttempt, RelayUp, RelayDown, RelayMessage, RelayAck, RelaySubAck>;

/// The blocking half of a MosquittoLink: one thread that resolves, connects, serves and tries
/// again. Every connection gets a fresh library handle, so nothing but this class and the link
/// remembers what is unsent.
///
/// Shared between the link and its thread: whoever ends last frees it, so that a name server
/// that does not answer never holds up the link's destructor.
class MosquittoWorker : public std::enable_shared_from_this<MosquittoWorker>
{
public:
    static constexpr int PayloadLimit = 64 * 1024;

    struct Settings
    {
        QString host;
        quint16 port = 8883;
        QByteArray clientId;
        QString caFile;
        RelayTls::Trust trust = RelayTls::Trust::Authorities;
        QString user;
        QString password;
    };
    /// Called on the worker's thread, never after stop() returned.
    using Sink = std::function<void(RelayEvent)>;

    MosquittoWorker(Settings settings, Sink sink);

    // Everything below: called on the link's thread, never blocks on the network.
    void start();
    /// Ends the thread; an open connection is cut without a goodbye, so that the will is
    /// published. Waits at most half a second.
    void stop();
    /// False says goodbye (no will) and stays away until true.
    void setWanted(bool wanted);
    /// Tries again at once, unless a connection is up that shows this very key.
    void setPin(const QByteArray &pin);
    void setWill(const std::optional<wire::Will> &will);
    /// Message id, or 0 when there is no connection.
    [[nodiscard]] int publish(const QString &topic, const QByteArray &payload, bool retain);
    [[nodiscard]] int subscribe(const QString &topic);
    void unsubscribe(const QString &topic);

private:
    friend struct MosquittoCallbacks;
    enum class Outcome { Unreachable, Refused, WrongCertificate, Lost };

    void run();
    Outcome attempt();
    Outcome serve(const QHostAddress &address, const RelayTls::Rules &rules);
    bool prepare(mosquitto *handle, ssl_ctx_st *context);
    int connect(mosquitto *handle, const QHostAddress &address);
    void loop(mosquitto *handle);
    [[nodiscard]] QList<QHostAddress> resolve() const;
    void serving(mosquitto *handle);
    void notServing();
    void goodbye(int reason);
    void post(RelayEvent event);
    [[nodiscard]] bool interrupted();

    const Settings m_settings;

    std::mutex m_sinkMutex;
    Sink m_sink;

    std::mutex m_mutex; ///< guards what follows, down to the thread's own
    std::condition_variable m_changed;
    bool m_stop = false;
    bool m_wanted = false;
    bool m_again = false; ///< the connection's rules changed: leave and come back
    bool m_finished = false;
    QByteArray m_pin;
    std::optional<wire::Will> m_will;
    mosquitto *m_handle = nullptr; ///< while online
    QByteArray m_shownPin;         ///< while online

    std::thread m_thread;

    // The thread's own.
    RelayTls *m_tls = nullptr;
    bool m_connected = false;
    bool m_refused = false;
    std::atomic<bool> m_oldProtocol = false; ///< the relay does not speak MQTT 5
};

} // namespace sobani::platform
