// SPDX-License-Identifier: MPL-2.0
#include "platform/common/systemclock.h"

#include <QUuid>

#include <mach/mach_time.h>
#include <sys/sysctl.h>

namespace sobani::platform {

using namespace Qt::StringLiterals;

qint64 bootMilliseconds()
{
    mach_timebase_info_data_t scale{};
    mach_timebase_info(&scale);
    // In long double: the product of ticks and numerator can pass 64 bits.
    const auto nanoseconds =
        static_cast<long double>(mach_continuous_time()) * scale.numer / scale.denom;
    return static_cast<qint64>(nanoseconds / 1'000'000);
}

QString bootName()
{
    char name[64] = {};
    size_t size = sizeof name - 1;
    if (::sysctlbyname("kern.bootsessionuuid", name, &size, nullptr, 0) == 0 && name[0] != '\0')
        return QString::fromLatin1(name);
    // Unknown: each process is a start of its own, which voids approvals and never prolongs them.
    return u"process-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace sobani::platform
