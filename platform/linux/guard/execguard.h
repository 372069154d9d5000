// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/execgroup.h"
#include "platform/linux/guard/gatescope.h"
#include "platform/linux/guard/gateshared.h"
#include "platform/linux/guard/jobpool.h"
#include "platform/linux/guard/warden.h"

#include <map>

namespace sobani::platform {

/// Answers every question of a group: known contents at once, others after a look by the
/// pool, and nobody waits longer than AnswerWithin: whoever cannot be judged in time starts,
/// and is looked at while he runs.
///
/// run() belongs to one thread, which never touches a file system that may not answer.
class ExecGuard
{
public:
    static constexpr std::chrono::milliseconds AnswerWithin{400};

    struct Parts
    {
        const ExecGroup &group;
        MountTable &mounts;
        Examiner &examiner;
        Warden &warden;
        JobPool &pool;
    };

    ExecGuard(const Parts &parts, GateScope scope) : m_parts(parts), m_scope(std::move(scope)) {}

    /// Marks what is mounted now; afterwards run() follows the changes.
    void markMounts();
    /// Marks the file system of \a file, found where this process has no mount of it.
    void markElsewhere(const FileDescriptor &file) const;
    /// Until the process ends.
    void run(GateShared &shared);

private:
    using Clock = std::chrono::steady_clock;

    void take(const ExecQuestion &question);
    void look(const ExecQuestion &question, const FileState &file);
    bool answer(int file, bool allow);
    void answerLate();

    const Parts m_parts;
    const GateScope m_scope;
    std::mutex m_mutex;
    std::map<int, Clock::time_point> m_waiting; ///< questions that the pool has, by file
};

} // namespace sobani::platform
