// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/filedescriptor.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace sobani::platform {

/// One process, held so that its number cannot come to mean another one.
class ProcessHandle
{
public:
    explicit ProcessHandle(qint64 pid);

    [[nodiscard]] bool isOpen() const { return m_fd.isOpen(); }
    [[nodiscard]] qint64 pid() const { return m_pid; }
    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// False when it is gone.
    bool signal(int number) const;
    [[nodiscard]] bool isGone() const;

private:
    qint64 m_pid;
    FileDescriptor m_fd;
};

/// What /proc says. Empty, 0 or -1 for a process that is gone, and for kernel threads.
[[nodiscard]] std::vector<qint64> allProcesses();
[[nodiscard]] qint64 parentOf(qint64 pid);
[[nodiscard]] qint64 userOf(qint64 pid);
[[nodiscard]] QByteArray commandName(qint64 pid);
/// The program's file; O_PATH, which asks nothing of its file system.
[[nodiscard]] FileDescriptor programFile(qint64 pid);
/// The same file for reading; may wait for the file system.
[[nodiscard]] FileDescriptor readable(const FileDescriptor &path);
/// \a pid, or a parent of it, is \a ancestor.
[[nodiscard]] bool descendsFrom(qint64 pid, qint64 ancestor);

} // namespace sobani::platform
