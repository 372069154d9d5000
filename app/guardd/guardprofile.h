// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/identity/devicekeys.h"

#include <QString>

/// The guard's own folder: the authority's keys and what is in force. Only the guard's user
/// can read it, and nothing in it ever leaves.
namespace sobani::app {

/// Finds or makes the authority's keys in \a directory, which is made (0700) if need be. Never
/// makes new ones where some were; the error is a developer's sentence.
[[nodiscard]] Result<identity::AuthorityKeySet, QString> openGuardProfile(const QString &directory);

/// Writes \a keys into a folder that has none.
[[nodiscard]] bool writeGuardProfile(const QString &directory,
                                     const identity::AuthorityKeySet &keys);

[[nodiscard]] QString guardStorePath(const QString &directory);

} // namespace sobani::app
