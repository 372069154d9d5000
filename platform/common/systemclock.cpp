// SPDX-License-Identifier: MPL-2.0
#include "platform/common/systemclock.h"

#include <QDateTime>

namespace sobani::platform {

SystemClock::SystemClock() : m_boot(bootName()) {}

Now SystemClock::now() const
{
    return {{QDateTime::currentMSecsSinceEpoch()}, {m_boot, bootMilliseconds()}};
}

} // namespace sobani::platform
