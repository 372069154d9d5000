// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QStringView>

#include <algorithm>
#include <array>

namespace sobani::access {

/// How long an approval may last; anything else is refused (docs/security.md, "Decision").
inline constexpr std::array ApprovableMinutes{15, 30, 60};

[[nodiscard]] constexpr bool isApprovable(int minutes)
{
    return std::find(ApprovableMinutes.begin(), ApprovableMinutes.end(), minutes)
           != ApprovableMinutes.end();
}

/// The number that people match: "00" to "99" in ASCII.
[[nodiscard]] inline bool isTwoDigits(QStringView text)
{
    return text.size() == 2 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
}

} // namespace sobani::access
