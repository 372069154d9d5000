// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/toolidentity.h"
#include "platform/linux/guard/processinfo.h"
#include "platform/linux/guard/toolcgroup.h"

#include <functional>
#include <map>
#include <mutex>
#include <set>

namespace sobani::platform {

/// Ends \a roots and everything that descends from them: each is stopped when found, and the
/// search goes on until there is nothing new, so that no fork gets away. Waits until they are
/// gone. \return how many there were
int endTrees(const std::set<qint64> &roots, const std::set<qint64> &spared);

/// The tools that run with an allowance, and their descendants. Thread-safe.
class ToolRuns
{
public:
    ToolRuns(const QByteArray &cgroup, std::set<qint64> spared)
        : m_cgroups(cgroup), m_spared(std::move(spared)) {}

    /// \a pid runs \a tool, or is about to.
    void started(const guard::ToolIdentity &tool, qint64 pid);
    void forked(qint64 parent, qint64 child);
    void exited(qint64 pid);
    [[nodiscard]] bool isEmpty() const;
    /// Whether \a pid, or a parent of it, runs the tool.
    [[nodiscard]] bool belongs(qint64 pid, const QString &toolId) const;
    using IsAllowed = std::function<bool(const guard::ToolIdentity &)>;
    /// Ends whatever is not allowed any more. \return processes ended, by tool id
    [[nodiscard]] std::map<QString, int> endAllBut(const IsAllowed &isAllowed);
    int end(qint64 pid) const { return endTrees({pid}, m_spared); }

private:
    mutable std::mutex m_mutex;
    ToolCgroups m_cgroups;
    const std::set<qint64> m_spared;
    struct Run { guard::ToolIdentity tool; ProcessHandle process; };
    static constexpr std::size_t MostRuns = 2048; ///< children beyond it are found as descendants

    std::map<qint64, Run> m_runs; ///< by pid; children have their root's tool
};

} // namespace sobani::platform
