// SPDX-License-Identifier: MPL-2.0
#include "platform/common/actingas.h"

#include "platform/common/peercredentials.h"

#include <QFile>

#include <cstdlib>

#include <sys/stat.h>
#include <unistd.h>

namespace sobani::platform {

namespace {

/// The real and the saved id stay, so that this user can neither trace nor signal us.
bool become(const QString &user)
{
    bool isNumber = false;
    const auto id = uid_t(user.toUInt(&isNumber));
    return isNumber && (::geteuid() == id || ::seteuid(id) == 0);
}

} // namespace

ActingAs::ActingAs(const QString &user) : m_before(ownUser()), m_ok(become(user)) {}

ActingAs::~ActingAs()
{
    // Whatever came next would be done as the wrong user.
    if (m_ok && !become(m_before))
        std::abort();
}

QString ownerOf(const QString &folder)
{
    struct stat info{};
    if (::lstat(QFile::encodeName(folder).constData(), &info) != 0 || !S_ISDIR(info.st_mode))
        return {};
    return QString::number(info.st_uid);
}

} // namespace sobani::platform
