// SPDX-License-Identifier: MPL-2.0
#include "app/guardd/guardprofile.h"

#include "platform/common/filesecretstore.h"
#include "platform/common/filesync.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace sobani::app {

using identity::AuthorityKeySet;
using identity::SecretError;
using namespace Qt::StringLiterals;

namespace {

const QString EntryName = u"authority"_s;

platform::FileSecretStore secretsOf(const QString &directory)
{
    return platform::FileSecretStore(QDir(directory).absoluteFilePath(u"secrets"_s));
}

QString idPath(const QString &directory)
{
    return QDir(directory).filePath(u"authority.id"_s);
}

bool makeFolder(const QString &directory)
{
    constexpr auto Private = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    return QDir().mkpath(directory) && QFile::setPermissions(directory, Private);
}

/// From now on a folder without keys is one that lost them.
bool writeId(const QString &directory, const AuthorityId &id)
{
    QSaveFile file(idPath(directory));
    const bool written = file.open(QIODevice::WriteOnly)
                         && file.write(id.toString().toLatin1() + '\n') > 0 && file.commit();
    platform::syncFolder(directory);
    return written;
}

} // namespace

QString guardStorePath(const QString &directory)
{
    return QDir(directory).filePath(u"guard.sqlite"_s);
}

bool writeGuardProfile(const QString &directory, const AuthorityKeySet &keys)
{
    if (!makeFolder(directory))
        return false;
    auto secrets = secretsOf(directory);
    return secrets.write(EntryName, keys.encode()).ok()
           && writeId(directory, keys.authority.id());
}

Result<AuthorityKeySet, QString> openGuardProfile(const QString &directory)
{
    if (!makeFolder(directory))
        return Failure{u"the guard's folder cannot be made"_s};
    auto secrets = secretsOf(directory);
    const auto blob = secrets.read(EntryName);
    if (blob) {
        auto keys = AuthorityKeySet::decode(*blob);
        if (!keys)
            return Failure{u"the authority's keys cannot be read"_s};
        QFile file(idPath(directory));
        const QByteArray id = file.open(QIODevice::ReadOnly) ? file.read(64).trimmed()
                                                             : QByteArray();
        if (!id.isEmpty() && id != keys->authority.id().toString().toLatin1())
            return Failure{u"these are another authority's keys"_s};
        if (id.isEmpty() && !writeId(directory, keys->authority.id()))
            return Failure{u"the guard's folder cannot be written"_s};
        return std::move(*keys);
    }
    if (blob.error() != SecretError::NotFound || QFile::exists(idPath(directory)))
        return Failure{u"the authority's keys are gone or cannot be read"_s};
    AuthorityKeySet fresh{identity::AuthorityKeys::generate(),
                          crypto::randomSecret(crypto::KeySize)};
    if (!writeGuardProfile(directory, fresh))
        return Failure{u"the guard's folder cannot be written"_s};
    return fresh;
}

} // namespace sobani::app
