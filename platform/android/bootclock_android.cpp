// SPDX-License-Identifier: MPL-2.0
#include "platform/common/systemclock.h"

#include <QCoreApplication>
#include <QJniObject>
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
    // Apps may not read the kernel's boot id; Settings.Global counts starts since Android 7.
    const QJniObject context = QNativeInterface::QAndroidApplication::context();
    const QJniObject resolver =
        context.callObjectMethod("getContentResolver", "()Landroid/content/ContentResolver;");
    const QJniObject key = QJniObject::fromString(u"boot_count"_s);
    const jint count = QJniObject::callStaticMethod<jint>(
        "android/provider/Settings$Global", "getInt",
        "(Landroid/content/ContentResolver;Ljava/lang/String;I)I", resolver.object(),
        key.object<jstring>(), jint(-1));
    if (count >= 0)
        return u"boot-%1"_s.arg(count);
    // Unknown: each process is a start of its own, which voids approvals and never prolongs them.
    return u"process-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace sobani::platform
