// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/common/inprocessengine.h"
#include "app/common/profile.h"

#include "core/authority/remoteauthority.h"
#include "core/engine/engine.h"
#include "platform/common/localclient.h"
#include "platform/common/mosquittolink.h"
#include "platform/common/sqlitestore.h"
#include "platform/common/systemclock.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>

namespace sobani::app {

/// Constructs an engine with the real platform behind it, and keeps trying while its keychain
/// is locked. Lives on the engine's thread.
class EngineHost : public QObject
{
    Q_OBJECT
public:
    explicit EngineHost(EngineOptions options);
    ~EngineHost() override;

    void start();
    /// Before the engine is there, commands are answered with what is wrong.
    void submit(const api::Command &command);

Q_SIGNALS:
    void emitted(const sobani::api::Event &event);

private:
    void open(Result<OpenedProfile, ProfileTrouble> profile);
    void connectAuthority();
    void fail(const ProfileTrouble &trouble, const QString &ref = {});

    EngineOptions m_options;
    platform::SystemClock m_clock;
    platform::MosquittoFactory m_relays;
    std::unique_ptr<QLockFile> m_lock; ///< one engine in one profile
    std::unique_ptr<platform::LocalClient> m_guardLink;
    std::unique_ptr<authority::RemoteAuthority> m_authority;
    std::unique_ptr<platform::SqliteStore> m_store;
    std::unique_ptr<engine::Engine> m_engine; ///< uses all of the above
    std::optional<ProfileTrouble> m_trouble;
    QTimer m_retry;
};

/// mqtts://HOST[:PORT]; nothing when \a url is no such address.
[[nodiscard]] std::optional<wire::RelayAddress> relayAddress(const QString &url);

} // namespace sobani::app
