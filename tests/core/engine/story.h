// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/core/engine/family.h"

namespace sobani::engine::testing {

/// "HELP, answered, resolved" played by people who look at their screens: whatever is lost on
/// the way, they press what their screen offers.
class Story
{
public:
    explicit Story(Family &family);

    /// Plays until it is over or nothing moves any more; dead devices are started again.
    void play();
    /// Empty when the story ended well, otherwise what is wrong.
    [[nodiscard]] QString complaint();

private:
    [[nodiscard]] bool isOver();
    void seniorLooks();
    void helperLooks();
    [[nodiscard]] QString complaintAbout(Device &device);

    Family &m_family;
    bool m_everRang = false;
};

} // namespace sobani::engine::testing
