// SPDX-License-Identifier: MPL-2.0
#include "platform/common/attention.h"
#include "platform/linux/desktopnotifier.h"

std::unique_ptr<sobani::Notifier> sobani::platform::makeNotifier()
{
    return std::make_unique<DesktopNotifier>();
}
