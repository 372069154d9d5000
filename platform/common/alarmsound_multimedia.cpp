// SPDX-License-Identifier: MPL-2.0
#include "platform/common/attention.h"
#include "platform/common/tonesound.h"

std::unique_ptr<sobani::AlarmSound> sobani::platform::makeAlarmSound()
{
    return std::make_unique<ToneSound>();
}
