// SPDX-License-Identifier: MPL-2.0
#include "app/guardd/migration.h"

#include "app/common/profile.h"
#include "app/guardd/guardprofile.h"
#include "core/authority/localauthority.h"
#include "core/crypto/sealedstore.h"
#include "core/identity/keyloader.h"
#include "platform/common/actingas.h"
#include "platform/common/fileowner.h"
#include "platform/common/filesecretstore.h"
#include "platform/common/filesync.h"
#include "platform/common/opensecretstore.h"
#include "platform/common/peercredentials.h"
#include "platform/common/sqlitestore.h"

#include <QDir>
#include <QEventLoop>
#include <QLockFile>
#include <QSaveFile>

#include <limits>

namespace sobani::app {

using identity::AuthorityKeySet;
using identity::KeySet;
using identity::SecretStore;
using namespace Qt::StringLiterals;

namespace {

/// Beside its place until everything is in it.
QString unfinished(const QString &folder)
{
    return QDir(folder).absolutePath() + u".moving-in"_s;
}

QString completeMark(const QString &device)
{
    return QDir(unfinished(device)).filePath(u"complete"_s);
}

bool write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

QString idIn(const QString &folder)
{
    return QString::fromLatin1(read(QDir(folder).filePath(u"device.id"_s)).trimmed());
}

bool commitNow(Store &store, Batch batch)
{
    QEventLoop loop;
    bool written = false;
    store.commit(std::move(batch), [&](const Result<Done, StoreError> &result) {
        written = result.ok();
        loop.quit();
    });
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    return written;
}

platform::FileSecretStore secretsIn(const QString &folder)
{
    return platform::FileSecretStore(QDir(folder).absoluteFilePath(u"secrets"_s));
}

/// What there is to move, read as the person whose it is.
struct Source
{
    KeySet keys;
    std::map<QByteArray, QByteArray> entries; ///< sealed
    std::map<QByteArray, QByteArray> opened;
    std::vector<QByteArray> journal; ///< sealed
};

Result<KeySet, QString> keysOf(const MigrationOptions &options)
{
    Result<SecretBytes, identity::SecretError> blob =
        options.keys ? Result<SecretBytes, identity::SecretError>(options.keys->clone())
                     : secretsIn(options.from).read(identity::keyEntryName());
    if (!blob)
        return Failure{u"the profile's keys are not in a file; export them as its owner"_s};
    auto keys = KeySet::decode(*blob);
    if (!keys || !keys->authority)
        return Failure{u"these are no keys of a device with an authority"_s};
    if (keys->device.id().toString() != idIn(options.from))
        return Failure{u"these are another device's keys"_s};
    return std::move(*keys);
}

Result<Source, QString> readSource(const MigrationOptions &options)
{
    auto keys = keysOf(options);
    if (!keys)
        return Failure{keys.error()};
    platform::SqliteStore store(storePath(options.from));
    crypto::SealedStore sealed(store, keys->device.storage.clone());
    auto opened = sealed.load();
    auto entries = store.load();
    auto journal = store.journal(std::numeric_limits<int>::max());
    if (!opened || !entries || !journal)
        return Failure{u"the profile's memory cannot be read"_s};
    return Source{std::move(*keys), std::move(*entries), std::move(*opened), std::move(*journal)};
}

/// The engine's part: everything but what is in force, under the same storage key.
bool buildDevice(const QString &folder, const Source &source)
{
    const KeySet &keys = source.keys;
    Batch batch;
    for (const auto &[key, value] : source.entries) {
        if (key != authority::LocalAuthority::StoreKey)
            batch.changes.push_back({key, value});
    }
    batch.journal = source.journal;
    constexpr auto Private = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, Private))
        return false;
    {
        platform::SqliteStore to(storePath(folder));
        if (!to.load() || !commitNow(to, std::move(batch)))
            return false;
    }
    const KeySet own{{*crypto::SigningKey::fromSeed(keys.device.sign.seed()),
                      *crypto::AgreementKey::fromPrivate(keys.device.agree.privateKey()),
                      keys.device.storage.clone()},
                     {}};
    return secretsIn(folder).write(identity::keyEntryName(), own.encode()).ok()
           && write(QDir(folder).filePath(u"device.id"_s),
                    own.device.id().toString().toLatin1() + '\n')
           && platform::writeSecretMark(folder, SecretStore::Kind::File).ok();
}

/// The guard's part: the authority's keys, and what is in force, under a storage key of its own.
bool buildGuard(const QString &folder, const Source &source)
{
    const KeySet &keys = source.keys;
    const AuthorityKeySet own{
        {*crypto::SigningKey::fromSeed(keys.authority->sign.seed()),
         *crypto::AgreementKey::fromPrivate(keys.authority->agree.privateKey())},
        crypto::randomSecret(crypto::KeySize)};
    if (!writeGuardProfile(folder, own))
        return false;
    const auto state = source.opened.find(authority::LocalAuthority::StoreKey.toByteArray());
    if (state == source.opened.end())
        return true; // nobody was ever enrolled
    platform::SqliteStore disk(guardStorePath(folder));
    crypto::SealedStore store(disk, own.storage.clone());
    return store.load().ok() && commitNow(store, {{{state->first, state->second}}, {}});
}

bool build(const MigrationOptions &options, const Source &source)
{
    const platform::ActingAs administrator(options.asAdministrator);
    if (!administrator.ok())
        return false;
    for (const QString &folder : {unfinished(options.device), unfinished(options.guard)})
        QDir(folder).removeRecursively(); // of an attempt that did not come to its end
    if (!buildDevice(unfinished(options.device), source)
        || !buildGuard(unfinished(options.guard), source))
        return false;
    if (!options.deviceUser.isEmpty()
        && !platform::giveTo(unfinished(options.device), options.deviceUser))
        return false;
    platform::syncFolder(unfinished(options.guard));
    return write(completeMark(options.device), "complete\n");
}

/// The point of no return: from here on only the new folders can be this device.
bool disable(const QString &from)
{
    if (!markMoved(from))
        return false;
    auto secrets = secretsIn(from);
    const auto removed = secrets.remove(identity::keyEntryName());
    return removed.ok() || removed.error() == identity::SecretError::NotFound;
}

bool putInPlace(const QString &folder)
{
    const QString built = unfinished(folder);
    if (!QDir(built).exists())
        return QDir(folder).exists();
    QDir().rmdir(folder); // an empty one that an installer made
    const bool moved = QDir().rename(built, QDir(folder).absolutePath());
    platform::syncFolder(QFileInfo(QDir(folder).absolutePath()).path());
    return moved;
}

Result<QString, QString> finish(const MigrationOptions &options)
{
    if (!disable(options.from))
        return Failure{u"the old profile cannot be marked as moved"_s};
    const platform::ActingAs administrator(options.asAdministrator);
    if (!administrator.ok() || !putInPlace(options.guard) || !putInPlace(options.device))
        return Failure{u"the new folders cannot be put in their places; run this again"_s};
    QFile::remove(QDir(options.device).filePath(u"complete"_s));
    return idIn(options.device);
}

bool isFree(const QString &folder)
{
    return !QDir(folder).exists()
           || QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// What is in the new places, which only the administrator may look into.
struct Places
{
    bool free = false; ///< nobody lives there
    bool ours = false; ///< this very device does, or is about to
};

Places look(const MigrationOptions &options)
{
    const QString id = idIn(options.from);
    const platform::ActingAs administrator(options.asAdministrator);
    const bool complete = QFile::exists(completeMark(options.device))
                          && idIn(unfinished(options.device)) == id;
    return {isFree(options.device) && isFree(options.guard),
            complete || (idIn(options.device) == id && !isFree(options.guard))};
}

Result<QString, QString> migrateAsOwner(const MigrationOptions &options)
{
    if (idIn(options.from).isEmpty())
        return Failure{u"there is no device in the profile to move"_s};
    QLockFile lock(lockPath(options.from));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return Failure{u"the companion is still running"_s};
    const Places places = look(options);
    if (hasMoved(options.from))
        return places.ours ? finish(options)
                           : Result<QString, QString>(Failure{u"this profile has moved already"_s});
    // Copies of an attempt that was cut off before the old profile was marked may be out of
    // date: they are made anew.
    if (!places.free)
        return Failure{u"the services have a device already"_s};
    const auto source = readSource(options);
    if (!source)
        return Failure{source.error()};
    if (!build(options, *source))
        return Failure{u"the profile cannot be copied; nothing was changed"_s};
    return finish(options);
}

} // namespace

Result<QString, QString> migrate(MigrationOptions options)
{
    options.asAdministrator = platform::ownUser();
    const platform::ActingAs owner(platform::ownerOf(options.from));
    if (!owner.ok())
        return Failure{u"the profile's owner cannot be acted for"_s};
    return migrateAsOwner(options);
}

Result<SecretBytes, QString> exportKeys(const QString &from)
{
    const auto made = platform::readSecretMark(from);
    if (!made || !*made)
        return Failure{u"there is no device in this profile"_s};
    const auto opened = platform::openSecretStore(from, **made);
    if (!opened)
        return Failure{u"the keychain does not answer"_s};
    auto blob = opened->store->read(identity::keyEntryName());
    if (!blob)
        return Failure{u"the keychain has no keys for this profile"_s};
    return std::move(*blob);
}

bool forgetKeys(const QString &from)
{
    const auto made = platform::readSecretMark(from);
    if (!hasMoved(from) || !made || !*made)
        return false;
    const auto opened = platform::openSecretStore(from, **made);
    return opened && opened->store->remove(identity::keyEntryName()).ok();
}

} // namespace sobani::app
