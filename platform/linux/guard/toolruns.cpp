// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/toolruns.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>

namespace sobani::platform {

namespace {

constexpr int MostPasses = 64;
constexpr int GoneTries = 500;
constexpr int DeepestTree = 256;

using Held = std::map<qint64, ProcessHandle>;

bool stop(Held &held, qint64 pid, const std::set<qint64> &spared)
{
    if (pid <= 1 || held.contains(pid) || spared.contains(pid))
        return false;
    ProcessHandle process(pid);
    if (!process.isOpen() || !process.signal(SIGSTOP))
        return false;
    held.emplace(pid, std::move(process));
    return true;
}

bool stopChildren(Held &held, const std::set<qint64> &spared)
{
    bool found = false;
    for (const qint64 pid : allProcesses()) {
        if (!held.contains(pid) && held.contains(parentOf(pid)))
            found = stop(held, pid, spared) || found;
    }
    return found;
}

void waitUntilGone(const Held &held)
{
    for (int i = 0; i < GoneTries; ++i) {
        const bool gone = std::all_of(held.begin(), held.end(),
                                      [](const auto &entry) { return entry.second.isGone(); });
        if (gone)
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

int endTrees(const std::set<qint64> &roots, const std::set<qint64> &spared)
{
    Held held;
    for (const qint64 pid : roots)
        stop(held, pid, spared);
    for (int pass = 0; pass < MostPasses && stopChildren(held, spared); ++pass) { }
    for (const auto &[pid, process] : held)
        process.signal(SIGKILL);
    waitUntilGone(held);
    return int(held.size());
}

void ToolRuns::started(const guard::ToolIdentity &tool, qint64 pid)
{
    const std::lock_guard lock(m_mutex);
    m_cgroups.add(tool.toolId, pid);
    std::erase_if(m_runs, [](const auto &entry) { return entry.second.process.isGone(); });
    m_runs.insert_or_assign(pid, Run{tool, ProcessHandle(pid)});
}

void ToolRuns::forked(qint64 parent, qint64 child)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_runs.find(parent);
    if (found != m_runs.end() && m_runs.size() < MostRuns)
        m_runs.insert_or_assign(child, Run{found->second.tool, ProcessHandle(child)});
}

void ToolRuns::exited(qint64 pid)
{
    const std::lock_guard lock(m_mutex);
    m_runs.erase(pid);
}

bool ToolRuns::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_runs.empty();
}

bool ToolRuns::belongs(qint64 pid, const QString &toolId) const
{
    const std::lock_guard lock(m_mutex);
    for (int depth = 0; pid > 1 && depth < DeepestTree; ++depth, pid = parentOf(pid)) {
        const auto found = m_runs.find(pid);
        if (found != m_runs.end() && found->second.tool.toolId == toolId
            && !found->second.process.isGone())
            return true;
    }
    return false;
}

std::map<QString, int> ToolRuns::endAllBut(const IsAllowed &isAllowed)
{
    std::map<QString, std::set<qint64>> over;
    std::set<QString> kept;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_runs, [](const auto &entry) { return entry.second.process.isGone(); });
        for (const auto &[pid, run] : m_runs) {
            if (isAllowed(run.tool))
                kept.insert(run.tool.toolId);
            else
                over[run.tool.toolId].insert(pid);
        }
        for (auto &[toolId, pids] : over) {
            for (const qint64 pid : pids)
                m_runs.erase(pid);
            if (kept.contains(toolId))
                continue;
            for (const qint64 pid : m_cgroups.members(toolId))
                pids.insert(pid);
        }
    }
    std::map<QString, int> ended;
    for (const auto &[toolId, pids] : over) {
        ended[toolId] = endTrees(pids, m_spared);
        if (!kept.contains(toolId))
            m_cgroups.end(toolId);
    }
    return ended;
}

} // namespace sobani::platform
