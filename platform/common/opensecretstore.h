// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/identity/secretstore.h"

#include <memory>
#include <optional>

namespace sobani::platform {

struct OpenedSecretStore
{
    std::unique_ptr<identity::SecretStore> store; ///< has passed its probe
    bool warnFile = false;                        ///< secrets lie in a file: say so on the screen
};

/// Chooses where the profile in \a profileDir keeps its secrets.
///
/// \a made is what the profile was made with (see readSecretMark); nothing on a first run. A
/// profile stays with its kind for ever: one that was made with the keychain gives Locked,
/// Unavailable or Failed when the keychain does not work, and never a file. A first run without any
/// keychain gets a file and the warning; a locked keychain gives Locked, because its owner can open
/// it.
[[nodiscard]] Result<OpenedSecretStore, identity::SecretError>
openSecretStore(const QString &profileDir, std::optional<identity::SecretStore::Kind> made);

/// The kind that the profile was made with: nothing before writeSecretMark(); Failed when the mark
/// is there but says nothing known.
[[nodiscard]] Result<std::optional<identity::SecretStore::Kind>, identity::SecretError>
readSecretMark(const QString &profileDir);
/// Once, when the profile's first secret has been written.
[[nodiscard]] Result<Done, identity::SecretError> writeSecretMark(const QString &profileDir,
                                                                  identity::SecretStore::Kind kind);

} // namespace sobani::platform
