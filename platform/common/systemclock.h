// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"

namespace sobani::platform {

/// The machine's own clock. Boot time runs through sleep. Any thread.
class SystemClock final : public Clock
{
public:
    SystemClock();

    [[nodiscard]] Now now() const override;

private:
    QString m_boot; ///< asked once: it cannot change under a running process
};

/// Milliseconds since the machine started, sleep included.
[[nodiscard]] qint64 bootMilliseconds();
/// A name of this very start of the machine; never empty.
[[nodiscard]] QString bootName();

} // namespace sobani::platform
