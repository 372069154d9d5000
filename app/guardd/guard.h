// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authorityservice.h"
#include "core/crypto/sealedstore.h"
#include "platform/common/localserver.h"
#include "platform/common/sqlitestore.h"
#include "platform/common/systemclock.h"

#include <QLockFile>

#include <memory>

namespace sobani::app {

struct GuardOptions
{
    QString profileDir;
    QString socket;
    QSet<QString> engines; ///< users who may be the engine
};

/// Puts sobani-guardd together: the authority with its own keys and store, and the door
/// through which the engine, and nobody else, speaks with it.
class Guard final : public QObject
{
    Q_OBJECT
public:
    explicit Guard(GuardOptions options);
    ~Guard() override;

    /// A developer's sentence about what went wrong; empty when it stands.
    [[nodiscard]] QString start();

private:
    [[nodiscard]] QString openAuthority();
    [[nodiscard]] QString openDoor();
    void welcome(platform::LocalConnection *connection);

    // What enforces (the process gate, containment) is made here too, from the same authority:
    // after it, so that it goes first.
    GuardOptions m_options;
    platform::SystemClock m_clock;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<platform::SqliteStore> m_disk;
    std::unique_ptr<crypto::SealedStore> m_store;
    std::unique_ptr<authority::LocalAuthority> m_authority;
    std::unique_ptr<authority::AuthorityService> m_service;
    std::unique_ptr<platform::LocalServer> m_door;
};

} // namespace sobani::app
