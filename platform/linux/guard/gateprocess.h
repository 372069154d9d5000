// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/guard/gatepolicy.h"
#include "core/guard/programjudge.h"
#include "platform/linux/guard/gatescope.h"

namespace sobani::platform {

enum class GateError {
    AlreadyRuns,  ///< somebody answers at the socket: connect to it instead
    NoPermission, ///< fanotify, or the process connector, is not there or not for us
    NoSocket,
    NoMemory,
    NoProcess,
};

struct GateSetup
{
    QByteArray socketPath; ///< in a folder that only root can enter
    QByteArray cgroup = "sobani-gate"; ///< name in the version 2 hierarchy; empty: none
    GateScope scope;
    guard::GatePolicy policy; ///< in force from the first moment
    /// Copied into the gate's processes as it is now: another catalogue needs another gate.
    const guard::ProgramJudge &judge;
};

/// Starts the processes of a gate and returns at once; they live until they are told to stop,
/// whatever becomes of the caller. Talk to them with LinuxProcessGate.
///
/// Only for root, and only from a process that has no other thread yet. The gate never runs
/// another program file, which it would have to ask itself about.
/// \return the supervisor's pid
[[nodiscard]] Result<qint64, GateError> startGate(const GateSetup &setup);

} // namespace sobani::platform
