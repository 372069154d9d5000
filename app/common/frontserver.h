// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "core/base/tokenbucket.h"
#include "platform/common/localserver.h"

#include <map>

namespace sobani::app {

inline const QString FrontProtocol = QStringLiteral("sobani-front");

struct FrontOptions
{
    QString path;
    QSet<QString> users;          ///< whose sessions have fronts
    QSet<QString> administrators; ///< may connect as well, and do what needs consent
    Role role = Role::Protected;
};

/// The engine's third front: everybody on the local socket.
///
/// Every front hears what happens; the answer to a command goes to who asked. A front that
/// connects is told where things stand. HELP passes whatever its connection has used up of its
/// allowance; several taps within a second are one alarm. What may be asked by whom:
/// core/api/frontpolicy.h. Spec: docs/local-socket.md.
class FrontServer final : public QObject
{
    Q_OBJECT
public:
    static constexpr int Burst = 20;
    static constexpr qint64 OneMoreEveryMs = 100;
    static constexpr std::chrono::milliseconds OneAlarmIn{1'000};
    static constexpr std::chrono::minutes PairingAllowedFor{15};

    /// \a engine outlives this.
    FrontServer(api::EnginePort &engine, FrontOptions options, QObject *parent = nullptr);

    [[nodiscard]] bool listen() { return m_server.listen(); }
    [[nodiscard]] QString problem() const { return m_server.problem(); }

Q_SIGNALS:
    /// The engine has written everything and stopped.
    void finished();

private:
    using Connection = platform::LocalConnection;
    struct Front
    {
        quint64 id = 0;
        TokenBucket allowance{Burst, OneMoreEveryMs};
        TokenBucket complaints{Burst, OneMoreEveryMs};
        bool retold = false;
    };

    void welcome(Connection *connection);
    void take(Connection *connection, const QByteArray &frame);
    void raiseHelp(Connection *connection, const api::Command &command);
    void cancelHelp(Connection *connection, const api::Command &command);
    void flushHelp();
    void allowPairing(Connection *connection, const api::Command &command);
    void submit(Connection *connection, api::Command command);
    [[nodiscard]] bool isAllowed(const Connection *connection, const api::CommandBody &body) const;
    void refuse(Connection *connection, const api::Command &command, const QString &code,
                const QString &message);
    void tell(const api::Event &event);
    void tellOne(Connection *connection, Front &front, const api::Event &event);
    void retell(Connection *connection, const api::StatusReport &report);

    api::EnginePort &m_engine;
    FrontOptions m_options;
    platform::LocalServer m_server;
    std::map<Connection *, Front> m_fronts;
    quint64 m_lastId = 0;
    std::optional<api::Ready> m_ready;
    QElapsedTimer m_clock;
    QTimer m_pairingAllowed; ///< runs while a consent lasts
    QTimer m_alarmPause;     ///< runs since the last alarm
    std::optional<std::pair<Connection *, api::Command>> m_waitingHelp;
};

} // namespace sobani::app
