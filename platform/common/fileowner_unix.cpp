// SPDX-License-Identifier: MPL-2.0
#include "platform/common/fileowner.h"

#include <QDirIterator>
#include <QFile>

#include <unistd.h>

namespace sobani::platform {

bool giveTo(const QString &folder, const QString &user)
{
    bool isNumber = false;
    const auto owner = uid_t(user.toUInt(&isNumber));
    const auto give = [owner](const QString &path) {
        return ::lchown(QFile::encodeName(path).constData(), owner, gid_t(-1)) == 0;
    };
    if (!isNumber)
        return false;
    QDirIterator inside(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
    while (inside.hasNext()) {
        if (!give(inside.next()))
            return false;
    }
    return give(folder); // last: until then nobody else can reach what is in it
}

} // namespace sobani::platform
