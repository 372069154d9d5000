// SPDX-License-Identifier: MPL-2.0
#include "core/identity/keyloader.h"

namespace sobani::identity {

namespace {

KeyTrouble troubleOfProbe(SecretError error)
{
    switch (error) {
    case SecretError::NotFound: // what was just written is not there: a keyring that never opened
    case SecretError::Locked:
        return KeyTrouble::Locked;
    case SecretError::Unavailable:
    case SecretError::Failed:
        break;
    }
    return KeyTrouble::Unavailable;
}

Result<LoadedKeys, KeyTrouble> opened(const SecretBytes &blob,
                                      const std::optional<DeviceId> &expected,
                                      bool withAuthority)
{
    auto keys = KeySet::decode(blob);
    if (!keys)
        return Failure{KeyTrouble::Damaged};
    if (expected && keys->device.id() != *expected)
        return Failure{KeyTrouble::Foreign};
    if (keys->authority.has_value() != withAuthority)
        return Failure{KeyTrouble::Elsewhere};
    return LoadedKeys{std::move(*keys), false};
}

} // namespace

QString keyEntryName()
{
    return QStringLiteral("identity");
}

Result<LoadedKeys, KeyTrouble> loadKeys(SecretStore &store, bool profileHasIdentity,
                                        const std::optional<DeviceId> &expected,
                                        bool withAuthority)
{
    const auto probed = store.probe();
    if (!probed)
        return Failure{troubleOfProbe(probed.error())};
    const auto blob = store.read(keyEntryName());
    if (blob)
        return opened(*blob, expected, withAuthority);
    if (blob.error() != SecretError::NotFound)
        return Failure{troubleOfProbe(blob.error())};
    if (profileHasIdentity || expected)
        return Failure{KeyTrouble::Emptied};
    return createKeys(store, withAuthority);
}

Result<LoadedKeys, KeyTrouble> createKeys(SecretStore &store, bool withAuthority)
{
    LoadedKeys made{KeySet::generate(withAuthority), true};
    const SecretBytes blob = made.keys.encode();
    const auto written = store.write(keyEntryName(), blob);
    if (!written)
        return Failure{troubleOfProbe(written.error())};
    // A store that forgets would cost the family its pairing at the next start.
    const auto kept = store.read(keyEntryName());
    if (!kept)
        return Failure{troubleOfProbe(kept.error())};
    if (!(*kept == blob))
        return Failure{KeyTrouble::Unavailable};
    return made;
}

} // namespace sobani::identity
