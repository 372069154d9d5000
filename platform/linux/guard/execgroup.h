// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/filedescriptor.h"

#include <QByteArray>

#include <vector>

namespace sobani::platform {

/// Somebody wants to execute the file behind \a file, and waits for an answer.
struct ExecQuestion
{
    int file = -1; ///< the reader's, to be closed after the answer; also names the question
    qint64 pid = 0;
};

/// Most questions read and not answered: descriptors of a worker are numbered below this.
inline constexpr int MostDescriptors = 8192;

/// A fanotify group for execution permission. As long as one process holds it open, nobody is
/// let through unasked; each question is answered by exactly one answer().
/// The descriptor may be shared by several processes (fork), of which one reads.
class ExecGroup
{
public:
    /// Empty when the system has none of it, or does not let us: see isOpen().
    [[nodiscard]] static ExecGroup open();

    [[nodiscard]] bool isOpen() const { return m_fd.isOpen(); }
    [[nodiscard]] int fd() const { return m_fd.get(); }
    void close() { m_fd.reset(); }

    /// Everything on the file system of \a path, whichever mount it is reached through.
    [[nodiscard]] bool mark(const QByteArray &path) const;
    /// No more questions about this file until it is written to, or memory is short.
    void ignore(int file) const;
    /// Asks about everything again.
    void forgetIgnored() const;
    /// What waits now; does not block.
    [[nodiscard]] std::vector<ExecQuestion> read() const;
    void answer(int file, bool allow) const;
    /// Lets through whoever asked a reader that died before it answered.
    void answerOrphans() const;

private:
    FileDescriptor m_fd;
};

} // namespace sobani::platform
