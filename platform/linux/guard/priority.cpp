// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/priority.h"

#include <sched.h>

namespace sobani::platform {

void hurry()
{
    sched_param parameters{};
    parameters.sched_priority = ::sched_get_priority_min(SCHED_RR);
    ::sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, &parameters);
}

} // namespace sobani::platform
