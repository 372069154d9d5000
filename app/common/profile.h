// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/event.h"
#include "core/identity/keyloader.h"

#include <QString>

namespace sobani::app {

/// Why an engine cannot start on its profile; \a code is an api::Error's.
struct ProfileTrouble
{
    QString code;
    QString message;
    bool retry = false; ///< may pass by itself, for example once a keychain is unlocked
};

/// Where a profile keeps its keys, and which they are.
struct ProfileKind
{
    bool system = false;       ///< a service's own folder: a file, and no keychain is asked
    bool withAuthority = true; ///< false: the authority is another process's
};

struct OpenedProfile
{
    identity::KeySet keys;
    api::Keychain keychain = api::Keychain::Os;
};

/// Finds or makes the keys of the profile in \a directory, which is made (0700) if need be.
/// Never makes new keys for a profile that had some. Blocks while the keychain thinks.
[[nodiscard]] Result<OpenedProfile, ProfileTrouble> openProfile(const QString &directory,
                                                                const ProfileKind &kind = {});

/// Puts the old store aside (nothing is deleted) and makes new keys: a person asked for it.
[[nodiscard]] Result<OpenedProfile, ProfileTrouble> startOver(const QString &directory,
                                                              const ProfileKind &kind = {});

/// A profile that moved into a service (migration.h) never becomes a device here again.
[[nodiscard]] bool hasMoved(const QString &directory);
[[nodiscard]] bool markMoved(const QString &directory);

[[nodiscard]] QString storePath(const QString &directory);
/// Locked by whoever is this device, or moves it.
[[nodiscard]] QString lockPath(const QString &directory);

} // namespace sobani::app
