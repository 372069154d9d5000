// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/execguard.h"
#include "platform/linux/guard/processevents.h"

namespace sobani::platform {

/// Looks at every program after it has started, and at all that run already: finds what the
/// gate cannot ask about (memory files, loaders, FUSE, other mount namespaces) or let by.
///
/// run() belongs to one thread. Files that may not answer are opened by the pool.
class ExecWatch
{
public:
    struct Parts
    {
        const ProcessEvents &events;
        MountTable &mounts;
        Examiner &examiner;
        Warden &warden;
        ToolRuns &runs;
        const ExecGuard &guard;
        JobPool &pool;
    };

    ExecWatch(const Parts &parts, GateScope scope) : m_parts(parts), m_scope(std::move(scope)) {}

    /// Looks at every process there is.
    void scan(guard::Sighting how);
    /// Until the process ends. \a beat is called again and again.
    void run(const std::function<void()> &beat);

private:
    using Clock = std::chrono::steady_clock;

    /// A process that may load another program into itself in its first moments.
    struct Suspect
    {
        std::shared_ptr<ProcessHandle> process;
        Clock::time_point since;
        Clock::time_point next;
    };

    void take(const ProcessEvent &event);
    void look(qint64 pid, guard::Sighting how);
    void lookAt(qint64 pid, const FileDescriptor &path, const FileState &file, guard::Sighting how);
    void lookAtMaps();
    void lookAtMaps(const Suspect &suspect);
    void suspect(qint64 pid);

    const Parts m_parts;
    const GateScope m_scope;
    std::mutex m_mutex;
    std::vector<Suspect> m_suspects;
};

} // namespace sobani::platform
