// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/mounttable.h"
#include "platform/linux/guard/verdictcache.h"

namespace sobani::platform {

/// Tells tools from ordinary programs, and remembers where that is safe. Thread-safe.
///
/// A verdict is remembered only for a file on a Kept mount that nobody had open for writing
/// while it was read, and whose last change was long enough ago for the next one to show.
class Examiner
{
public:
    Examiner(const guard::ProgramJudge &judge, MountTable &mounts) : m_judge(judge), m_mounts(mounts) {}

    [[nodiscard]] std::optional<Verdict> known(const FileState &file);
    /// \a fd: opened for reading. \a pid: in whose view of the mounts the file was found.
    [[nodiscard]] Verdict look(int fd, const FileState &file, qint64 pid,
                               const guard::ProgramFacts &facts);
    /// Completes \a verdict of a tool with its content's digest.
    void identify(Verdict &verdict, int fd, const FileState &file, qint64 pid);
    void forgetDevices(const std::set<quint64> &devices) { m_cache.forgetDevices(devices); }

private:
    void remember(int fd, const FileState &file, qint64 pid, const Verdict &verdict);

    const guard::ProgramJudge &m_judge;
    MountTable &m_mounts;
    VerdictCache m_cache;
};

/// The path that the system has for an open descriptor.
[[nodiscard]] QString pathOf(int fd);

} // namespace sobani::platform
