// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/processinfo.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <csignal>
#include <memory>

namespace sobani::platform {

namespace {

constexpr int DeepestTree = 256;

QByteArray procPath(qint64 pid, const char *file)
{
    return "/proc/" + QByteArray::number(pid) + '/' + file;
}

QByteArray contents(const QByteArray &path, qint64 most)
{
    const FileDescriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC));
    QByteArray bytes(qsizetype(most), Qt::Uninitialized);
    const ssize_t got = ::read(file.get(), bytes.data(), std::size_t(most));
    return got > 0 ? bytes.left(got) : QByteArray();
}

} // namespace

ProcessHandle::ProcessHandle(qint64 pid)
    : m_pid(pid), m_fd(pid > 0 ? int(::syscall(SYS_pidfd_open, pid_t(pid), 0)) : -1)
{
}

bool ProcessHandle::signal(int number) const
{
    return ::syscall(SYS_pidfd_send_signal, m_fd.get(), number, nullptr, 0) == 0;
}

bool ProcessHandle::isGone() const
{
    pollfd gone{m_fd.get(), POLLIN, 0};
    return !isOpen() || ::poll(&gone, 1, 0) != 0;
}

std::vector<qint64> allProcesses()
{
    std::vector<qint64> pids;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir("/proc"), ::closedir);
    // A stream of our own: nothing else reads it.
    // NOLINTNEXTLINE(concurrency-mt-unsafe): readdir is safe on a stream of one thread
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        bool number = false;
        const qint64 pid = QByteArray(entry->d_name).toLongLong(&number);
        if (number && pid > 0)
            pids.push_back(pid);
    }
    return pids;
}

qint64 parentOf(qint64 pid)
{
    const QByteArray stat = contents(procPath(pid, "stat"), 1024);
    // The name may hold anything; what follows the last bracket is ours: state, parent.
    const qsizetype name = stat.lastIndexOf(')');
    const QList<QByteArray> fields = stat.mid(name + 2).split(' ');
    return name > 0 && fields.size() > 1 ? fields[1].toLongLong() : 0;
}

qint64 userOf(qint64 pid)
{
    struct stat status{};
    return ::stat(procPath(pid, "").constData(), &status) == 0 ? qint64(status.st_uid) : -1;
}

QByteArray commandName(qint64 pid)
{
    return contents(procPath(pid, "comm"), 64).trimmed();
}

FileDescriptor programFile(qint64 pid)
{
    return FileDescriptor(::open(procPath(pid, "exe").constData(), O_PATH | O_CLOEXEC));
}

FileDescriptor readable(const FileDescriptor &path)
{
    const QByteArray self = "/proc/self/fd/" + QByteArray::number(path.get());
    return FileDescriptor(::open(self.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

bool descendsFrom(qint64 pid, qint64 ancestor)
{
    for (int depth = 0; pid > 0 && depth < DeepestTree; ++depth) {
        if (pid == ancestor)
            return true;
        pid = parentOf(pid);
    }
    return false;
}

} // namespace sobani::platform
