// SPDX-License-Identifier: MPL-2.0
#include "platform/common/systemclock.h"

#include <QFile>
#include <QUuid>

#include <ctime>

namespace sobani::platform {

using namespace Qt::StringLiterals;

qint64 bootMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

QString bootName()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    const QByteArray name =
        file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray{};
    if (!name.isEmpty())
        return QString::fromLatin1(name);
    // Without /proc each process is a start of its own: approvals are voided, never prolonged.
    return u"process-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace sobani::platform
