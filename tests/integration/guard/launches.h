// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/integration/guard/gaterig.h"

namespace sobani::tests {

enum class Outcome {
    Refused, ///< execve failed, and not one instruction of it ran
    Killed,  ///< it started and was ended
    Caught,  ///< one or the other, depending on who is faster
    Unseen,  ///< it runs
};

/// One way to get a tool to run.
struct Launch
{
    const char *name;
    Outcome expected;
    /// \a place: a folder on the file system that is tried
    std::function<Started(GateRig &, const QString &place)> run;
};

/// Every row of docs/process-gate.md, "Forms of launch".
[[nodiscard]] std::vector<Launch> allLaunches();

} // namespace sobani::tests
