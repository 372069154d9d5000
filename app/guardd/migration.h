// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

#include <optional>

/// Moves a device that ran inside the companion into the two services of a guarded PC, with
/// its family: the engine's part into one folder, the authority's keys and decisions into the
/// guard's. Spec: docs/local-socket.md, "Moving in".
namespace sobani::app {

struct MigrationOptions
{
    QString from;       ///< the companion's profile; nothing may run there
    QString device;     ///< becomes the engine's folder; empty or missing before
    QString guard;      ///< becomes the guard's folder; likewise
    QString deviceUser; ///< who owns the engine's folder then; empty: as this process
    /// The profile's keys, where they lie in the person's own keychain (exportKeys()).
    std::optional<SecretBytes> keys = {};
    QString asAdministrator = {}; ///< set by migrate(): who puts the new folders in place
};

/// Atomic, and safe to repeat after a crash at any moment: until the old profile is unusable
/// the new folders are not in their places, and what is complete by then is finished by the
/// next call. The old profile is read and marked as its owner, who may have laid links in it.
/// The device's id (hex), or a developer's sentence.
[[nodiscard]] Result<QString, QString> migrate(MigrationOptions options);

/// The keys of the profile in \a from, out of whatever keeps them: run as that person.
[[nodiscard]] Result<SecretBytes, QString> exportKeys(const QString &from);
/// Takes them out of there, once migrate() has succeeded: run as that person.
[[nodiscard]] bool forgetKeys(const QString &from);

} // namespace sobani::app
