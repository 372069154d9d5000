// SPDX-License-Identifier: MPL-2.0
#include "app/common/profile.h"

#include "platform/common/filesync.h"
#include "platform/common/opensecretstore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace sobani::app {

namespace {

using identity::KeyTrouble;
using identity::SecretError;
using identity::SecretStore;
using namespace Qt::StringLiterals;

QString idPath(const QString &directory)
{
    return QDir(directory).filePath(u"device.id"_s);
}

QString movedPath(const QString &directory)
{
    return QDir(directory).filePath(u"moved-to-service"_s);
}

std::optional<DeviceId> readId(const QString &directory)
{
    QFile file(idPath(directory));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return DeviceId::fromString(QString::fromLatin1(file.read(64).trimmed()));
}

bool writeId(const QString &directory, const DeviceId &id)
{
    QSaveFile file(idPath(directory));
    return file.open(QIODevice::WriteOnly) && file.write(id.toString().toLatin1() + '\n') > 0
        && file.commit();
}

Failure<ProfileTrouble> trouble(const QString &code, const QString &message, bool retry = false)
{
    return Failure{ProfileTrouble{code, message, retry}};
}

Failure<ProfileTrouble> trouble(SecretError error)
{
    switch (error) {
    case SecretError::Locked:
        return trouble(u"keychain-locked"_s, u"the keychain is locked"_s, true);
    case SecretError::Unavailable:
        return trouble(u"keychain-unavailable"_s,
                       u"the keychain that holds this profile's keys is not there"_s, true);
    case SecretError::NotFound:
    case SecretError::Failed:
        break;
    }
    return trouble(u"keychain-failed"_s, u"the place of the keys cannot be used"_s, true);
}

Failure<ProfileTrouble> trouble(KeyTrouble error)
{
    switch (error) {
    case KeyTrouble::Locked:
        return trouble(SecretError::Locked);
    case KeyTrouble::Unavailable:
        return trouble(SecretError::Unavailable);
    case KeyTrouble::Emptied:
        return trouble(u"keychain-emptied"_s, u"the keychain has lost this device's keys"_s);
    case KeyTrouble::Foreign:
        return trouble(u"keychain-foreign"_s, u"the keychain holds another device's keys"_s);
    case KeyTrouble::Elsewhere:
        return trouble(u"authority-elsewhere"_s,
                       u"this profile belongs to another way of running (see --guard)"_s);
    case KeyTrouble::Damaged:
        break;
    }
    return trouble(u"keychain-damaged"_s, u"this device's keys cannot be read"_s);
}

struct Opened
{
    platform::OpenedSecretStore secrets;
    std::optional<SecretStore::Kind> made;
};

Result<Opened, ProfileTrouble> openSecrets(const QString &directory, const ProfileKind &kind)
{
    if (hasMoved(directory))
        return trouble(u"profile-moved"_s, u"this device now runs as a service"_s);
    constexpr auto Private = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(directory) || !QFile::setPermissions(directory, Private))
        return trouble(u"profile-failed"_s, u"the profile's folder cannot be made"_s);
    const auto made = platform::readSecretMark(directory);
    if (!made)
        return trouble(made.error());
    auto secrets = platform::openSecretStore(
        directory, kind.system ? std::optional(SecretStore::Kind::File) : *made);
    if (!secrets)
        return trouble(secrets.error());
    return Opened{std::move(*secrets), *made};
}

Result<OpenedProfile, ProfileTrouble> finish(const QString &directory, const Opened &opened,
                                             identity::LoadedKeys loaded,
                                             const ProfileKind &profile)
{
    const SecretStore::Kind kind = opened.secrets.store->kind();
    if (loaded.created || !opened.made) {
        // The mark last: until it is there, the next start finds the keys and takes them over.
        if (!writeId(directory, loaded.keys.device.id())
            || !platform::writeSecretMark(directory, kind))
            return trouble(u"profile-failed"_s, u"the profile's folder cannot be written"_s);
    }
    // The warning is about a file that the person's own programs can read: not this one.
    const bool guarded = kind == SecretStore::Kind::Os || profile.system;
    return OpenedProfile{std::move(loaded.keys),
                         guarded ? api::Keychain::Os : api::Keychain::File};
}

} // namespace

QString lockPath(const QString &directory)
{
    return QDir(directory).filePath(u"engine.lock"_s);
}

QString storePath(const QString &directory)
{
    return QDir(directory).filePath(u"store.sqlite"_s);
}

bool hasMoved(const QString &directory)
{
    return QFile::exists(movedPath(directory));
}

bool markMoved(const QString &directory)
{
    QSaveFile file(movedPath(directory));
    if (!file.open(QIODevice::WriteOnly) || file.write("moved\n") < 0 || !file.commit())
        return false;
    platform::syncFolder(directory);
    return true;
}

Result<OpenedProfile, ProfileTrouble> openProfile(const QString &directory,
                                                  const ProfileKind &kind)
{
    auto opened = openSecrets(directory, kind);
    if (!opened)
        return Failure{opened.error()};
    const auto expected = opened->made ? readId(directory) : std::nullopt;
    auto loaded =
        identity::loadKeys(*opened->secrets.store, opened->made.has_value(), expected,
                           kind.withAuthority);
    if (!loaded)
        return trouble(loaded.error());
    return finish(directory, *opened, std::move(*loaded), kind);
}

Result<OpenedProfile, ProfileTrouble> startOver(const QString &directory, const ProfileKind &kind)
{
    auto opened = openSecrets(directory, kind);
    if (!opened)
        return Failure{opened.error()};
    const QString aside = storePath(directory) + u".lost-"_s
        + QString::number(QDateTime::currentSecsSinceEpoch());
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".notes"_s}) {
        const QString path = storePath(directory) + suffix;
        if (QFile::exists(path) && !QFile::rename(path, aside + suffix))
            return trouble(u"profile-failed"_s, u"the old store cannot be put aside"_s);
    }
    auto created = identity::createKeys(*opened->secrets.store, kind.withAuthority);
    if (!created)
        return trouble(created.error());
    return finish(directory, *opened, std::move(*created), kind);
}

} // namespace sobani::app
