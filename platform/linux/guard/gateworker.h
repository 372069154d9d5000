// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/execgroup.h"
#include "platform/linux/guard/gatescope.h"
#include "platform/linux/guard/gateshared.h"
#include "platform/linux/guard/processevents.h"

#include "core/guard/programjudge.h"

namespace sobani::platform {

/// Everything that a gate's processes inherit. Made once, before the first of them.
struct GateParts
{
    ExecGroup group;
    ProcessEvents events;
    FileDescriptor listener;
    GateShared *shared = nullptr;
    GateScope scope;
    QByteArray cgroup;
    const guard::ProgramJudge *judge = nullptr;
};

/// The process that does the work: answers, watches, ends, talks to the owner. Ends only by
/// being killed, or by itself when one of its threads hangs or nobody supervises it any more.
[[noreturn]] void runGateWorker(const GateParts &parts);

} // namespace sobani::platform
