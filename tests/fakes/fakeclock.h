// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"

namespace sobani::fakes {

/// A clock that stands still until a test moves it.
///
/// advance() moves both times like a machine that runs or sleeps; moveWall() moves only the
/// wall time, like a person who sets the clock; reboot() starts boot time anew under another
/// boot id.
class FakeClock : public Clock
{
public:
    [[nodiscard]] Now now() const override { return {m_wall, m_boot}; }

    void advance(Milliseconds by)
    {
        m_wall = m_wall + by;
        m_boot.ms += by.count();
    }
    void moveWall(Milliseconds by) { m_wall = m_wall + by; }
    void setWall(WallTime wall) { m_wall = wall; }
    /// \a off: how long the machine stayed switched off (wall time only).
    void reboot(Milliseconds off = std::chrono::seconds(30))
    {
        m_wall = m_wall + off;
        m_boot = {QStringLiteral("boot-%1").arg(++m_boots), 5'000};
    }

private:
    int m_boots = 1;
    WallTime m_wall{1'750'000'000'000};
    BootTime m_boot{QStringLiteral("boot-1"), 60'000};
};

} // namespace sobani::fakes
