// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/identity/devicekeys.h"
#include "core/identity/secretstore.h"

#include <optional>

namespace sobani::identity {

/// Why a device that may have an identity cannot use it now.
enum class KeyTrouble {
    Locked,      ///< the keychain is closed; unlock it and try again
    Unavailable, ///< no keychain, or it refuses to work
    Emptied,     ///< the keychain works and has lost the keys of this profile
    Foreign,     ///< the keychain holds another device's keys
    Damaged,     ///< there is an entry that is no key set; it was left untouched
    Elsewhere,   ///< the authority's keys are where they should not be, or not where they should
};

struct LoadedKeys
{
    KeySet keys;
    bool created = false; ///< a first run: the caller now writes the profile's marker
};

/// The name of the one entry that this module reads and writes.
[[nodiscard]] QString keyEntryName();

/// Finds this device's keys, or makes them on a first run.
///
/// Invariant: keys are made only when the profile says that it never had any
/// (\a profileHasIdentity false and no \a expected id), the store has just proved that it
/// works, and it knows no entry. Nothing that exists is ever overwritten. An entry without a
/// marker is taken over: the first run was cut off between the two writes, or the profile was
/// reinstalled. \a withAuthority: the authority belongs into this process; keys of the other
/// kind are refused. Blocks for as long as the store does.
[[nodiscard]] Result<LoadedKeys, KeyTrouble> loadKeys(SecretStore &store, bool profileHasIdentity,
                                                      const std::optional<DeviceId> &expected,
                                                      bool withAuthority = true);

/// Makes new keys over whatever there was: only when a person asked to begin as a new device.
[[nodiscard]] Result<LoadedKeys, KeyTrouble> createKeys(SecretStore &store,
                                                        bool withAuthority = true);

} // namespace sobani::identity
