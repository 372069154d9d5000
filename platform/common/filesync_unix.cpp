// SPDX-License-Identifier: MPL-2.0
#include "platform/common/filesync.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace sobani::platform {

void syncFolder(const QString &folder)
{
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace sobani::platform
