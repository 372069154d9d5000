// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/guard/gaterig.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <poll.h>
#include <spawn.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

QByteArray padded(const QString &program)
{
    QFile file(program);
    QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    // One size for both, so that a rewrite does not show in it.
    constexpr qsizetype Size = qsizetype{2} * 1024 * 1024;
    if (bytes.size() > Size)
        return {};
    bytes.resize(Size, '\0');
    return bytes;
}

QString placed(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path);
    if (!writeFile(path, bytes) || ::chmod(path.toLocal8Bit().constData(), 0755) != 0)
        return {};
    return path;
}

} // namespace

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool runCommand(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(program, arguments);
    return process.waitForFinished(20'000) && process.exitCode() == 0
           && process.exitStatus() == QProcess::NormalExit;
}

Started start(const QString &program, const QStringList &arguments)
{
    std::vector<QByteArray> texts{program.toLocal8Bit()};
    for (const QString &argument : arguments)
        texts.push_back(argument.toLocal8Bit());
    std::vector<char *> argv;
    argv.reserve(texts.size() + 1);
    for (QByteArray &text : texts)
        argv.push_back(text.data());
    argv.push_back(nullptr);
    Started started;
    started.at = Steady::now();
    pid_t pid = 0;
    started.error = ::posix_spawn(&pid, argv[0], nullptr, nullptr, argv.data(), environ);
    started.pid = pid;
    return started;
}

Started startPrepared(const std::function<void()> &prepare, const std::function<void()> &execute)
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return {errno, 0, {}, {}};
    Started started;
    started.at = Steady::now();
    started.pid = ::fork();
    if (started.pid == 0) {
        prepare();
        execute();
        const int error = errno;
        (void)!::write(pipe[1], &error, sizeof error);
        ::_exit(127);
    }
    ::close(pipe[1]);
    if (::read(pipe[0], &started.error, sizeof started.error) == sizeof started.error)
        ::waitpid(pid_t(started.pid), nullptr, 0);
    ::close(pipe[0]);
    return started;
}

std::optional<Ms> deathOf(const Started &process, Ms most, int *status)
{
    const int fd = int(::syscall(SYS_pidfd_open, pid_t(process.pid), 0));
    pollfd dead{fd, POLLIN, 0};
    const int left = int((most - Ms(Steady::now() - process.at)).count());
    const bool died = ::poll(&dead, 1, std::max(left, 0)) > 0;
    const auto now = Steady::now();
    ::close(fd);
    if (!died)
        return std::nullopt;
    ::waitpid(pid_t(process.pid), status, 0);
    return Ms(now - process.at);
}

void finish(const Started &process)
{
    if (process.pid <= 0 || process.error != 0)
        return;
    ::kill(pid_t(process.pid), SIGKILL);
    ::waitpid(pid_t(process.pid), nullptr, 0);
}

GateRig::GateRig(bool withCgroup) : m_withCgroup(withCgroup)
{
    // Orphans stay descendants of this process, which is all that the gate looks at.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

GateRig::~GateRig()
{
    stopGate();
    for (const QString &mount : {disk(), memory()})
        ::umount2(mount.toLocal8Bit().constData(), MNT_DETACH);
    ::umount2(m_folder.path().toLocal8Bit().constData(), MNT_DETACH);
}

QString GateRig::missing()
{
    if (::geteuid() != 0)
        return u"only root can gate"_s;
    struct stat mine{};
    struct stat parents{};
    const QByteArray parent = "/proc/" + QByteArray::number(::getppid()) + "/ns/mnt";
    if (::stat("/proc/self/ns/mnt", &mine) != 0 || ::stat(parent.constData(), &parents) != 0
        || mine.st_ino == parents.st_ino)
        return u"not in a mount namespace of its own: run it under unshare -m"_s;
    return {};
}

bool GateRig::mountAll()
{
    const QByteArray folder = m_folder.path().toLocal8Bit();
    if (::mount("gate-aside", folder.constData(), "tmpfs", 0, "mode=0755") != 0)
        return false;
    for (const QString &path : {disk(), memory(), aside()})
        QDir().mkpath(path);
    // Other users have to get at their marks.
    ::chmod(aside().toLocal8Bit().constData(), 0777);
    const QString image = aside() + u"/image"_s;
    return ::mount("gate-memory", memory().toLocal8Bit().constData(), "tmpfs", 0, "mode=0755") == 0
           && writeFile(image, {}) && QFile::resize(image, qint64(64) * 1024 * 1024)
           && runCommand(u"mkfs.ext4"_s, {u"-q"_s, image})
           && runCommand(u"mount"_s, {u"-o"_s, u"loop"_s, image, disk()});
}

bool GateRig::startGate()
{
    const QString socket = aside() + u"/gate.sock"_s;
    const QString cgroup = m_withCgroup ? u"sobani-gate-test-%1"_s.arg(::getpid()) : QString();
    if (!runCommand(QStringLiteral(SOBANI_GATEHOST),
                    {socket, cgroup, QString::number(::getpid()), disk(), memory()}))
        return false;
    m_seen.clear();
    m_gate = std::make_unique<platform::LinuxProcessGate>(socket.toLocal8Bit());
    QObject::connect(m_gate.get(), &guard::ProcessGate::seen, m_gate.get(),
                     [this](const guard::ToolSeen &seen) { m_seen.push_back(seen); });
    return QTest::qWaitFor([this] { return m_gate->isWorking(); }, 10'000);
}

void GateRig::stopGate()
{
    if (!m_gate)
        return;
    const qint64 supervisor = m_gate->hello().supervisor;
    m_gate->stopGate();
    (void)QTest::qWaitFor([&] { return ::waitpid(pid_t(supervisor), nullptr, WNOHANG) != 0; }, 3000);
    m_gate.reset();
    while (::waitpid(-1, nullptr, WNOHANG) > 0) { }
}

bool GateRig::waitForWorkers(int count) const
{
    return QTest::qWaitFor([&] { return m_gate->hello().workers >= count; }, 10'000);
}

QByteArray GateRig::toolBytes() const { return padded(QStringLiteral(SOBANI_GATETOOL)); }
QByteArray GateRig::plainBytes() const { return padded(QStringLiteral(SOBANI_GATEPLAIN)); }
QString GateRig::tool(const QString &path) const { return placed(path, toolBytes()); }
QString GateRig::plain(const QString &path) const { return placed(path, plainBytes()); }

QString GateRig::freshMark()
{
    QFile::remove(mark());
    return mark();
}

qint64 GateRig::markSize() const
{
    return QFile(mark()).size();
}

std::vector<guard::ToolSeen> GateRig::takeSeen()
{
    QTest::qWait(0);
    return std::exchange(m_seen, {});
}

std::optional<guard::ToolSeen> GateRig::nextSeen(int ms)
{
    if (!QTest::qWaitFor([this] { return !m_seen.empty(); }, ms))
        return std::nullopt;
    guard::ToolSeen seen = m_seen.front();
    m_seen.erase(m_seen.begin());
    return seen;
}

} // namespace sobani::tests
