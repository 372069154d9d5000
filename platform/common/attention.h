// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/attention.h"

#include <memory>

namespace sobani::platform {

/// This system's ways to call a person's attention; null objects where it has none.
[[nodiscard]] std::unique_ptr<AlarmSound> makeAlarmSound();
[[nodiscard]] std::unique_ptr<Notifier> makeNotifier();

} // namespace sobani::platform
