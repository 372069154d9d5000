// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "platform/common/localconnection.h"

#include <QLocalServer>
#include <QSet>

#include <vector>

namespace sobani::platform {

struct LocalServerOptions
{
    QString path; ///< in a folder that only its owner can write to
    wire::LinkHello hello;
    FrameLimits limits;
    QSet<QString> users; ///< who may connect; everybody else is hung up on
    std::size_t most = 32;
    std::size_t mostPerUser = 8;
};

/// Listens on a local socket, for some users of this machine only.
///
/// The socket itself is open to everybody; who connects is told apart by what the system says
/// of the peer, before a byte is read. A newcomer always gets in: where its user has too many
/// connections already, the one that has been silent for longest goes (Crowded), so that
/// nobody keeps a living front out by holding on to many dead ones.
class LocalServer final : public QObject
{
    Q_OBJECT
public:
    explicit LocalServer(LocalServerOptions options, QObject *parent = nullptr);
    ~LocalServer() override;

    /// False when another process answers there, or the path cannot be used; \a problem then.
    [[nodiscard]] bool listen();
    [[nodiscard]] QString problem() const { return m_problem; }
    /// Those whose hello was heard.
    [[nodiscard]] std::vector<LocalConnection *> connections() const;
    [[nodiscard]] quint64 strangers() const { return m_strangers; }

Q_SIGNALS:
    /// \a connection is up; it lives until the event loop after its down().
    void arrived(sobani::platform::LocalConnection *connection);

private:
    class Listener;

    void accept(quintptr descriptor);
    void makeRoom(const QString &user);

    LocalServerOptions m_options;
    std::unique_ptr<Listener> m_listener;
    std::vector<LocalConnection *> m_connections;
    QString m_problem;
    quint64 m_strangers = 0;
};

} // namespace sobani::platform
