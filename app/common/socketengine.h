// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/engineport.h"
#include "platform/common/localclient.h"

namespace sobani::app {

/// An engine that runs elsewhere on this machine, behind its local socket.
///
/// While it does not answer, its front is told so (RelayChanged offline, and an Error
/// "engine-unreachable"), commands are answered with that error, and HELP is kept: it goes out
/// as soon as the engine answers again, and again until the engine has told of a call.
class SocketEngine final : public api::EnginePort
{
    Q_OBJECT
public:
    /// \a servers: users who may run the engine; nothing: whoever made the socket.
    explicit SocketEngine(const QString &path, std::optional<QSet<QString>> servers = {});

    void submit(const sobani::api::Command &command) override;

private:
    void cameUp();
    void take(const QByteArray &frame);
    void wentDown(wire::LinkEnd why);
    void say(const api::EventBody &body, const QString &ref = {});

    platform::LocalClient m_link;
    std::optional<api::Command> m_help; ///< tapped, and no call told of yet
    bool m_helpSent = false;            ///< over the link as it is now
};

} // namespace sobani::app
