// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/toolcgroup.h"

#include "platform/linux/guard/mounttable.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <thread>

namespace sobani::platform {

namespace {

constexpr int RemovalTries = 100;

bool writeTo(const QByteArray &path, const QByteArray &text)
{
    const FileDescriptor file(::open(path.constData(), O_WRONLY | O_CLOEXEC));
    return ::write(file.get(), text.constData(), std::size_t(text.size())) == text.size();
}

} // namespace

ToolCgroups::ToolCgroups(const QByteArray &name)
{
    if (name.isEmpty())
        return;
    for (const Mount &mount : parseMountInfo(readMountInfo(::getpid()))) {
        if (mount.type != "cgroup2")
            continue;
        const QByteArray root = mount.point + '/' + name;
        if (::mkdir(root.constData(), 0755) == 0 || errno == EEXIST)
            m_root = root;
        return;
    }
}

QByteArray ToolCgroups::folderOf(const QString &toolId) const
{
    return m_root + "/tool-" + toolId.toUtf8(); // isToolId: neither '/' nor a leading dot
}

void ToolCgroups::add(const QString &toolId, qint64 pid) const
{
    if (!isAvailable())
        return;
    const QByteArray folder = folderOf(toolId);
    if (::mkdir(folder.constData(), 0755) == 0 || errno == EEXIST)
        (void)writeTo(folder + "/cgroup.procs", QByteArray::number(pid));
}

std::vector<qint64> ToolCgroups::members(const QString &toolId) const
{
    std::vector<qint64> pids;
    QFile file(QString::fromUtf8(folderOf(toolId) + "/cgroup.procs"));
    if (!isAvailable() || !file.open(QIODevice::ReadOnly))
        return pids;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (const qint64 pid = line.toLongLong(); pid > 0)
            pids.push_back(pid);
    }
    return pids;
}

void ToolCgroups::end(const QString &toolId) const
{
    if (!isAvailable())
        return;
    const QByteArray folder = folderOf(toolId);
    // Before 5.14 there is no cgroup.kill: frozen they can at least not go on; the caller
    // kills the members that it has read.
    if (!writeTo(folder + "/cgroup.kill", "1"))
        (void)writeTo(folder + "/cgroup.freeze", "1");
    for (const qint64 pid : members(toolId))
        ::kill(pid_t(pid), SIGKILL);
    for (int i = 0; i < RemovalTries && ::rmdir(folder.constData()) != 0 && errno == EBUSY; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

} // namespace sobani::platform
