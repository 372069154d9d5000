// SPDX-License-Identifier: MPL-2.0
#include "platform/common/opensecretstore.h"

#include "platform/common/filesecretstore.h"
#include "platform/common/filesync.h"
#include "platform/common/keychainsecretstore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace sobani::platform {

using identity::SecretError;
using identity::SecretStore;
using namespace Qt::StringLiterals;

namespace {

QString markPath(const QString &profileDir)
{
    return QDir(profileDir).absoluteFilePath(u"secrets.kind"_s);
}

} // namespace

Result<OpenedSecretStore, SecretError> openSecretStore(const QString &profileDir,
                                                       std::optional<SecretStore::Kind> made)
{
    const QString absolute = QDir(profileDir).absolutePath();
    if (made != SecretStore::Kind::File) {
        // A short name that differs between profiles and tells nothing about the user's folders.
        const QByteArray profile =
            QCryptographicHash::hash(absolute.toUtf8(), QCryptographicHash::Sha256).toHex();
        auto keychain =
            std::make_unique<KeychainSecretStore>(QString::fromLatin1(profile.left(16)));
        const auto works = keychain->probe();
        if (works)
            return OpenedSecretStore{std::move(keychain), false};
        const bool none = works.error() == SecretError::Unavailable;
        if (made == SecretStore::Kind::Os || !none)
            return Failure{works.error()};
    }
    auto file = std::make_unique<FileSecretStore>(absolute + u"/secrets"_s);
    if (const auto works = file->probe(); !works)
        return Failure{works.error()};
    return OpenedSecretStore{std::move(file), true};
}

Result<std::optional<SecretStore::Kind>, SecretError> readSecretMark(const QString &profileDir)
{
    QFile file(markPath(profileDir));
    if (!file.exists())
        return std::optional<SecretStore::Kind>{};
    const QByteArray word = file.open(QIODevice::ReadOnly) ? file.read(16) : QByteArray{};
    if (word == "os\n")
        return std::optional(SecretStore::Kind::Os);
    if (word == "file\n")
        return std::optional(SecretStore::Kind::File);
    return Failure{SecretError::Failed};
}

Result<Done, SecretError> writeSecretMark(const QString &profileDir, SecretStore::Kind kind)
{
    QSaveFile file(markPath(profileDir));
    const QByteArray word = kind == SecretStore::Kind::Os ? "os\n" : "file\n";
    if (!QDir().mkpath(profileDir) || !file.open(QIODevice::WriteOnly)
        || file.write(word) != word.size() || !file.commit())
        return Failure{SecretError::Failed};
    syncFolder(profileDir);
    return Done{};
}

} // namespace sobani::platform
