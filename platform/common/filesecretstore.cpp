// SPDX-License-Identifier: MPL-2.0
#include "platform/common/filesecretstore.h"

#include "platform/common/filesync.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace sobani::platform {

using identity::SecretError;
using namespace Qt::StringLiterals;

namespace {

constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qint64 SizeLimit = 64 * 1024;

} // namespace

bool FileSecretStore::makeFolder() const
{
    return QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, OwnerOnly | QFile::ExeOwner);
}

QString FileSecretStore::path(const QString &name) const
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
               || c == u'.' || c == u'-' || c == u'_';
    };
    const bool plain =
        !name.isEmpty() && !name.startsWith(u'.') && std::all_of(name.begin(), name.end(), allowed);
    return plain ? m_folder + u'/' + name + u".secret"_s : QString{};
}

Result<Done, SecretError> FileSecretStore::probe()
{
    const QString name = u"probe"_s;
    const SecretBytes value("probe");
    if (const auto written = write(name, value); !written)
        return written;
    const auto back = read(name);
    if (!back || !(*back == value))
        return Failure{SecretError::Failed};
    return remove(name);
}

Result<SecretBytes, SecretError> FileSecretStore::read(const QString &name)
{
    QFile file(path(name));
    if (file.fileName().isEmpty())
        return Failure{SecretError::Failed};
    if (!file.exists())
        return Failure{SecretError::NotFound};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() > SizeLimit)
        return Failure{SecretError::Failed};
    SecretBytes value(std::size_t(file.size()));
    if (file.read(reinterpret_cast<char *>(value.data()), qint64(value.size()))
        != qint64(value.size()))
        return Failure{SecretError::Failed};
    return value;
}

Result<Done, SecretError> FileSecretStore::write(const QString &name, const SecretBytes &value)
{
    QSaveFile file(path(name));
    if (file.fileName().isEmpty() || !makeFolder() || !file.open(QIODevice::WriteOnly)
        || !file.setPermissions(OwnerOnly)
        || file.write(value.view().data(), value.view().size()) != value.view().size()
        || !file.commit()) // syncs, then renames
        return Failure{SecretError::Failed};
    syncFolder(m_folder);
    return Done{};
}

Result<Done, SecretError> FileSecretStore::remove(const QString &name)
{
    const QString file = path(name);
    if (file.isEmpty())
        return Failure{SecretError::Failed};
    if (!QFile::exists(file))
        return Failure{SecretError::NotFound};
    if (!QFile::remove(file))
        return Failure{SecretError::Failed};
    syncFolder(m_folder);
    return Done{};
}

} // namespace sobani::platform
