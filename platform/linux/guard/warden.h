// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/gatewire.h"
#include "platform/common/systemclock.h"
#include "platform/linux/guard/examiner.h"
#include "platform/linux/guard/toolruns.h"

#include <shared_mutex>

namespace sobani::platform {

/// What the threads of the worker share: who may run, and what is done about those who may
/// not. Thread-safe.
class Warden
{
public:
    struct Reports
    {
        std::function<void(const guard::ToolSeen &)> seen;
        std::function<void(const guard::ToolEnded &)> ended;
        std::function<void(bool)> toolsRun; ///< before the first one runs, after the last
    };

    Warden(Examiner &examiner, ToolRuns &runs, Reports reports)
        : m_examiner(examiner), m_runs(runs), m_reports(std::move(reports)) {}

    /// Makes \a policy true; returns once what it forbids has ended.
    void enforce(const guard::GatePolicy &policy);
    /// Ends what time has ended; milliseconds until it has to be called again, at most 1000.
    [[nodiscard]] int endExpired();

    /// \a pid is about to execute a file of this verdict. Nothing: the digest is needed first.
    [[nodiscard]] std::optional<bool> mayStart(const Verdict &verdict, qint64 pid);
    /// The long way, with the file at hand. \a answer is called once, as early as possible.
    void judgeStart(int fd, const FileState &file, qint64 pid,
                    const std::function<void(bool)> &answer);
    /// \a pid runs what \a fd is (its program, or mapped into it by a loader): ends and
    /// reports it if it may not. \return the verdict
    Verdict judgeRun(int fd, const FileState &file, qint64 pid, guard::Sighting how);
    /// The same when the verdict is known and complete; false: it needs judgeRun().
    [[nodiscard]] bool settleKnown(const Verdict &verdict, qint64 pid, guard::Sighting how,
                                   const QString &path);
    void report(const Verdict &verdict, qint64 pid, guard::Sighting how, const QString &path,
                qint64 user) const;

private:
    [[nodiscard]] guard::ToolIdentity identityOf(const Verdict &verdict) const;
    [[nodiscard]] bool isAllowed(const guard::ToolIdentity &tool, qint64 pid) const;
    [[nodiscard]] bool someAllowed(const QString &toolId) const;
    void start(const guard::ToolIdentity &tool, qint64 pid);
    void endForbidden();

    Examiner &m_examiner;
    ToolRuns &m_runs;
    const Reports m_reports;
    const SystemClock m_clock;
    mutable std::shared_mutex m_mutex;
    guard::GatePolicy m_policy;
};

} // namespace sobani::platform
