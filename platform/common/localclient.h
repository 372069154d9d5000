// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/common/localconnection.h"

#include <QSet>

#include <optional>

namespace sobani::platform {

struct LocalClientOptions
{
    QString path;
    wire::LinkHello hello;
    FrameLimits limits;
    /// Who may serve there; nothing: whoever could make a socket at that path.
    std::optional<QSet<QString>> servers;
};

/// Keeps a link to a local server up: connects, and connects again when it ended.
///
/// down() is told once for each up(), and once for a first attempt that failed.
class LocalClient final : public wire::FrameLink
{
    Q_OBJECT
public:
    explicit LocalClient(LocalClientOptions options, QObject *parent = nullptr);
    ~LocalClient() override;

    /// Begins; without an effect when it has begun already.
    void start();
    /// Something is urgent: a pause between two attempts ends now.
    void hurry();
    [[nodiscard]] bool isUp() const override { return m_connection && m_connection->isUp(); }
    bool send(const QByteArray &frame) override;
    /// Ends the connection that is up, and connects anew.
    void drop(wire::LinkEnd why);

private:
    void attempt();
    void connected();
    void failed(wire::LinkEnd why);

    LocalClientOptions m_options;
    std::unique_ptr<QLocalSocket> m_connecting;
    std::unique_ptr<LocalConnection> m_connection;
    QTimer m_pause;
    QTimer m_patience; ///< of an attempt
    std::chrono::milliseconds m_next;
    bool m_started = false;
    bool m_told = false; ///< that it is down
};

} // namespace sobani::platform
