// SPDX-License-Identifier: MPL-2.0
#include "platform/common/attention.h"

std::unique_ptr<sobani::AlarmSound> sobani::platform::makeAlarmSound()
{
    return std::make_unique<NoAlarmSound>();
}
