// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/warden.h"

#include "platform/linux/guard/processinfo.h"

#include <algorithm>
#include <csignal>

namespace sobani::platform {

using guard::Sighting;
using guard::ToolIdentity;

void Warden::enforce(const guard::GatePolicy &policy)
{
    {
        const std::unique_lock lock(m_mutex);
        m_policy = policy;
    }
    endForbidden();
}

int Warden::endExpired()
{
    endForbidden();
    const BootTime now = m_clock.now().boot;
    const std::shared_lock lock(m_mutex);
    const qint64 next = guard::nextEnd(m_policy, now).value_or(now.ms + 1000) - now.ms;
    return int(std::clamp<qint64>(next, 0, 1000));
}

void Warden::endForbidden()
{
    if (m_runs.isEmpty())
        return;
    const BootTime now = m_clock.now().boot;
    const auto isAllowed = [&](const ToolIdentity &tool) {
        const std::shared_lock lock(m_mutex);
        return guard::covers(m_policy, tool, now);
    };
    for (const auto &[toolId, count] : m_runs.endAllBut(isAllowed)) {
        if (count > 0)
            m_reports.ended({toolId, count});
    }
    if (m_runs.isEmpty())
        m_reports.toolsRun(false);
}

ToolIdentity Warden::identityOf(const Verdict &verdict) const
{
    // Too large to be digested: no approval is about it.
    const QByteArray none(guard::DigestSize, '\0');
    return {verdict.tool->toolId, verdict.sha256.isEmpty() ? none : verdict.sha256};
}

bool Warden::someAllowed(const QString &toolId) const
{
    const BootTime now = m_clock.now().boot;
    const std::shared_lock lock(m_mutex);
    return guard::coversSome(m_policy, toolId, now);
}

// What an allowed tool starts of its own (its helper programs) has other contents.
bool Warden::isAllowed(const ToolIdentity &tool, qint64 pid) const
{
    if (!someAllowed(tool.toolId))
        return false;
    {
        const BootTime now = m_clock.now().boot;
        const std::shared_lock lock(m_mutex);
        if (guard::covers(m_policy, tool, now))
            return true;
    }
    return m_runs.belongs(pid, tool.toolId);
}

void Warden::start(const ToolIdentity &tool, qint64 pid)
{
    m_reports.toolsRun(true);
    if (!m_runs.belongs(pid, tool.toolId))
        m_runs.started(tool, pid);
}

std::optional<bool> Warden::mayStart(const Verdict &verdict, qint64 pid)
{
    if (!verdict.tool)
        return true;
    if (!someAllowed(verdict.tool->toolId))
        return false;
    if (verdict.sha256.isEmpty())
        return std::nullopt;
    const ToolIdentity tool = identityOf(verdict);
    const bool allowed = isAllowed(tool, pid);
    if (allowed)
        start(tool, pid);
    return allowed;
}

void Warden::judgeStart(int fd, const FileState &file, qint64 pid,
                        const std::function<void(bool)> &answer)
{
    const QString path = pathOf(fd);
    const qint64 user = userOf(pid);
    Verdict verdict = m_examiner.look(fd, file, pid, {path, {}});
    const std::optional<bool> early = mayStart(verdict, pid);
    if (early)
        answer(*early);
    if (!verdict.tool)
        return;
    m_examiner.identify(verdict, fd, file, pid);
    const bool allowed = early.value_or(verdict.sha256.isEmpty()
                                            ? isAllowed(identityOf(verdict), pid)
                                            : mayStart(verdict, pid).value_or(false));
    if (!early)
        answer(allowed);
    if (!allowed)
        report(verdict, pid, Sighting::Refused, path, user);
}

bool Warden::settleKnown(const Verdict &verdict, qint64 pid, Sighting how, const QString &path)
{
    if (!verdict.tool)
        return true;
    if (verdict.sha256.isEmpty())
        return false;
    const ToolIdentity tool = identityOf(verdict);
    if (isAllowed(tool, pid)) {
        start(tool, pid);
        return true;
    }
    const qint64 user = userOf(pid);
    if (m_runs.end(pid) > 0)
        report(verdict, pid, how, path, user);
    return true;
}

Verdict Warden::judgeRun(int fd, const FileState &file, qint64 pid, Sighting how)
{
    const ProcessHandle process(pid);
    const QString path = pathOf(fd);
    const qint64 user = userOf(pid);
    Verdict verdict = m_examiner.look(fd, file, pid, {path, {}});
    if (!verdict.tool)
        return verdict;
    // It runs already: stopped first, and identified while it stands still.
    process.signal(SIGSTOP);
    m_examiner.identify(verdict, fd, file, pid);
    if (!settleKnown(verdict, pid, how, path)) {
        if (isAllowed(identityOf(verdict), pid))
            start(identityOf(verdict), pid);
        else if (m_runs.end(pid) > 0)
            report(verdict, pid, how, path, user);
    }
    process.signal(SIGCONT);
    return verdict;
}

void Warden::report(const Verdict &verdict, qint64 pid, Sighting how, const QString &path,
                    qint64 user) const
{
    m_reports.seen({identityOf(verdict), how, path.left(guard::PathLimit),
                    verdict.tool->reason.left(guard::ReasonLimit), pid, std::max<qint64>(user, 0)});
}

} // namespace sobani::platform
