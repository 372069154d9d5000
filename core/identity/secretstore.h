// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace sobani::identity {

enum class SecretError {
    NotFound,    ///< the store works and has no such entry
    Locked,      ///< the store is there but closed; try again after the user unlocked it
    Unavailable, ///< no store on this machine
    Failed,
};

/// Where a device keeps its secrets: the system's keychain, or a private file.
/// Blocking calls; used at start and when keys change.
class SecretStore
{
public:
    enum class Kind { Os, File };

    virtual ~SecretStore() = default;
    [[nodiscard]] virtual Kind kind() const = 0;
    /// Proves by writing and reading back that the store works now: a locked keychain
    /// answers reads with "not found", which must never be taken for a first run.
    [[nodiscard]] virtual Result<Done, SecretError> probe() = 0;
    [[nodiscard]] virtual Result<SecretBytes, SecretError> read(const QString &name) = 0;
    [[nodiscard]] virtual Result<Done, SecretError> write(const QString &name,
                                                          const SecretBytes &value) = 0;
    [[nodiscard]] virtual Result<Done, SecretError> remove(const QString &name) = 0;
};

} // namespace sobani::identity
