// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>

#include <vector>

namespace sobani::platform {

/// What a gate looks after. A whole machine, except in tests.
struct GateScope
{
    std::vector<QByteArray> mountPoints; ///< empty: every mount that can hold programs
    /// Only this process and its descendants are looked at, and the gate ends with it. 0: all.
    qint64 under = 0;

    [[nodiscard]] bool isWhole() const { return mountPoints.empty() && under == 0; }
};

} // namespace sobani::platform
