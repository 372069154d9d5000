// SPDX-License-Identifier: MPL-2.0
#include "tests/integration/guard/launches.h"

#include "tests/integration/guard/onefilefs.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Loader = "/lib64/ld-linux-x86-64.so.2";
constexpr int SettleMs = 250; ///< longer than a verdict waits before it is remembered

void execute(const QByteArray &path, const QByteArray &mark)
{
    ::execl(path.constData(), path.constData(), mark.constData(), nullptr);
}

/// An ordinary program that has run often enough to be known. Of a user, unless told.
QString known(GateRig &rig, const QString &path, uid_t owner = 65534)
{
    QString program = rig.plain(path);
    (void)!::chown(program.toLocal8Bit().constData(), owner, owner);
    QTest::qWait(SettleMs);
    for (int i = 0; i < 3; ++i) {
        Started started = start(program, {rig.mark(), u"quit"_s});
        if (started.error != 0 || !deathOf(started))
            return {};
    }
    (void)rig.freshMark();
    return program;
}

Started renamed(GateRig &rig, const QString &place)
{
    const QString tool = rig.tool(place + u"/tool"_s);
    QFile::rename(tool, place + u"/innocent"_s);
    return start(place + u"/innocent"_s, {rig.mark()});
}

Started copied(GateRig &rig, const QString &place)
{
    (void)start(rig.tool(place + u"/tool"_s), {rig.mark()}); // refused once, under its first name
    QFile::copy(place + u"/tool"_s, place + u"/copy"_s);
    (void)rig.takeSeen();
    return start(place + u"/copy"_s, {rig.mark()});
}

Started rewritten(GateRig &rig, const QString &place)
{
    const QByteArray program = known(rig, place + u"/program"_s).toLocal8Bit();
    struct stat before{};
    ::stat(program.constData(), &before);
    const int file = ::open(program.constData(), O_WRONLY | O_CLOEXEC);
    const QByteArray bytes = rig.toolBytes();
    (void)!::pwrite(file, bytes.constData(), std::size_t(bytes.size()), 0);
    const std::array<timespec, 2> times{before.st_atim, before.st_mtim};
    ::futimens(file, times.data());
    ::close(file);
    return start(QString::fromLocal8Bit(program), {rig.mark()});
}

/// Writes the tool into the program through memory that was mapped before, and read before,
/// so that no fault tells the file system of the first byte written.
struct Mapping
{
    explicit Mapping(const QByteArray &path) : file(::open(path.constData(), O_RDWR | O_CLOEXEC))
    {
        struct stat status{};
        ::fstat(file, &status);
        size = std::size_t(status.st_size);
        memory = static_cast<char *>(
            ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
        volatile char sum = 0;
        for (std::size_t at = 0; at < size; at += 4096)
            sum = char(sum + memory[at]);
    }
    void touch() const
    {
        for (std::size_t at = 0; at < size; at += 4096)
            const_cast<volatile char *>(memory)[at] = memory[at];
    }
    void finishWith(const QByteArray &bytes) const
    {
        std::memcpy(memory, bytes.constData(), std::min(size, std::size_t(bytes.size())));
        ::munmap(memory, size);
        ::close(file);
    }

    int file;
    std::size_t size = 0;
    char *memory = nullptr;
};

Started mapped(GateRig &rig, const QString &place)
{
    const QString program = known(rig, place + u"/program"_s);
    Mapping(program.toLocal8Bit()).finishWith(rig.toolBytes());
    return start(program, {rig.mark()});
}

// Nobody but root can do this to a program of the system, and the kernel does not ask about it.
Started mappedBySystem(GateRig &rig, const QString &place)
{
    const QString program = known(rig, place + u"/program"_s, 0);
    Mapping(program.toLocal8Bit()).finishWith(rig.toolBytes());
    return start(program, {rig.mark()});
}

// The trial start meets "text file busy", but the gate is asked, and must not remember.
Started mappedDuringTrial(GateRig &rig, const QString &place)
{
    const QString program = known(rig, place + u"/program"_s);
    const Mapping mapping(program.toLocal8Bit());
    mapping.touch();
    QTest::qWait(SettleMs);
    finish(start(program, {rig.mark(), u"quit"_s}));
    mapping.finishWith(rig.toolBytes());
    return start(program, {rig.freshMark()});
}

Started symlinked(GateRig &rig, const QString &place)
{
    QFile::link(rig.tool(place + u"/tool"_s), place + u"/link"_s);
    return start(place + u"/link"_s, {rig.mark()});
}

Started hardLinked(GateRig &rig, const QString &place)
{
    const QByteArray link = (place + u"/other"_s).toLocal8Bit();
    ::link(rig.tool(place + u"/tool"_s).toLocal8Bit().constData(), link.constData());
    return start(QString::fromLocal8Bit(link), {rig.mark()});
}

Started deleted(GateRig &rig, const QString &place)
{
    const QByteArray tool = rig.tool(place + u"/tool"_s).toLocal8Bit();
    const int file = ::open(tool.constData(), O_RDONLY);
    ::unlink(tool.constData());
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(file);
    Started started = start(QString::fromLatin1(path), {rig.mark()});
    ::close(file);
    return started;
}

QString script(GateRig &rig, const QString &path, const QString &first, const QString &rest)
{
    QString plain = rig.plain(path); // for its permissions
    (void)writeFile(plain, (first + u'\n' + rest + u'\n').toUtf8());
    return plain;
}

Started scriptWithMark(GateRig &rig, const QString &place)
{
    const QString text = u"# SOBANI-TEST-%1\nexec sleep 60"_s.arg(u"REMOTE-TOOL"_s);
    return start(script(rig, place + u"/script"_s, u"#!/bin/sh"_s, text), {rig.mark()});
}

Started scriptForTool(GateRig &rig, const QString &place)
{
    const QString tool = rig.tool(place + u"/tool"_s);
    return start(script(rig, place + u"/script"_s, u"#!"_s + tool, {}), {rig.mark()});
}

Started readByInterpreter(GateRig &rig, const QString &place)
{
    const QString text = u"# SOBANI-TEST-%1\necho x >%2\nexec sleep 60"_s.arg(u"REMOTE-TOOL"_s, rig.mark());
    return start(u"/bin/sh"_s, {script(rig, place + u"/script"_s, u"#!/bin/sh"_s, text)});
}

Started otherUser(GateRig &rig, const QString &place)
{
    const QByteArray tool = rig.tool(place + u"/tool"_s).toLocal8Bit();
    return startPrepared([] { (void)!::setgid(65534), (void)!::setuid(65534); },
                         [&] { execute(tool, rig.mark().toLocal8Bit()); });
}

Started userNamespace(GateRig &rig, const QString &place)
{
    const QByteArray tool = rig.tool(place + u"/tool"_s).toLocal8Bit();
    return startPrepared(
        [] {
            (void)!::setuid(65534);
            (void)!::unshare(CLONE_NEWUSER | CLONE_NEWNS);
        },
        [&] { execute(tool, rig.mark().toLocal8Bit()); });
}

void writeTool(const QByteArray &path, const QByteArray &bytes)
{
    const int file = ::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
    (void)!::write(file, bytes.constData(), std::size_t(bytes.size()));
    ::close(file);
}

void writeMap(const char *path, const QByteArray &text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    (void)!::write(file, text.constData(), std::size_t(text.size()));
    ::close(file);
}

void becomeRootOfOwnNamespace()
{
    (void)!::unshare(CLONE_NEWUSER | CLONE_NEWNS);
    writeMap("/proc/self/uid_map", "0 0 1");
    writeMap("/proc/self/setgroups", "deny");
    writeMap("/proc/self/gid_map", "0 0 1");
}

/// In a namespace that nobody else sees: \a times starts of a tool on a file system of its own.
Started privateMount(GateRig &rig, int times)
{
    const QByteArray point = rig.aside().toLocal8Bit() + "/private";
    const QByteArray mark = rig.mark().toLocal8Bit();
    const QByteArray bytes = rig.toolBytes();
    const QByteArray tool = point + "/tool";
    ::mkdir(point.constData(), 0777);
    Started last = startPrepared(
        [&] {
            becomeRootOfOwnNamespace();
            (void)::mount("own", point.constData(), "tmpfs", 0, nullptr);
            writeTool(tool, bytes);
            for (int i = 1; i < times; ++i) {
                const pid_t child = ::fork();
                if (child == 0) {
                    execute(tool, mark);
                    ::_exit(127);
                }
                ::waitpid(child, nullptr, 0);
            }
            (void)::unlink(mark.constData());
        },
        [&] { execute(tool, mark); });
    if (times > 1)
        (void)rig.nextSeen(); // the first start
    return last;
}

Started freshMount(GateRig &rig, const QString &place, int waitMs)
{
    const QByteArray point = (place + u"/image"_s).toLocal8Bit();
    ::mkdir(point.constData(), 0755);
    ::mount("image", point.constData(), "tmpfs", MS_NOSUID | MS_NODEV, nullptr);
    const QString tool = rig.tool(place + u"/image/AppRun"_s);
    QTest::qWait(waitMs);
    Started started = start(tool, {rig.mark()});
    ::umount2(point.constData(), MNT_DETACH);
    return started;
}

Started bindMount(GateRig &rig, const QString &place)
{
    const QByteArray point = (rig.aside() + u"/bound"_s).toLocal8Bit();
    ::mkdir(point.constData(), 0755);
    (void)rig.tool(place + u"/tool"_s);
    ::mount(place.toLocal8Bit().constData(), point.constData(), nullptr, MS_BIND, nullptr);
    Started started = start(QString::fromLocal8Bit(point) + u"/tool"_s, {rig.mark()});
    ::umount2(point.constData(), MNT_DETACH);
    return started;
}

Started appImage(GateRig &rig, const QString &place)
{
    const auto image = std::make_shared<OneFileFs>();
    if (!image->mount(place + u"/fuse"_s, rig.toolBytes()))
        return {ENODEV, 0, {}, {}};
    Started started = start(place + u"/fuse/AppRun"_s, {rig.mark()});
    started.kept = image;
    return started;
}

Started loader(GateRig &rig, const QString &place)
{
    return start(QString::fromLatin1(Loader), {rig.tool(place + u"/tool"_s), rig.mark()});
}

Started copiedLoader(GateRig &rig, const QString &place)
{
    QFile::remove(place + u"/innocent"_s);
    QFile::copy(QString::fromLatin1(Loader), place + u"/innocent"_s);
    QFile(place + u"/innocent"_s).setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    return start(place + u"/innocent"_s, {rig.tool(place + u"/tool"_s), rig.mark()});
}

Started memoryFile(GateRig &rig, const QString &)
{
    const QByteArray bytes = rig.toolBytes();
    const QByteArray mark = rig.mark().toLocal8Bit();
    return startPrepared(
        [] {},
        [&] {
            const int file = ::memfd_create("innocent", 0);
            (void)!::write(file, bytes.constData(), std::size_t(bytes.size()));
            std::array<char, 9> name{"innocent"};
            std::array<char *, 3> argv{name.data(), const_cast<char *>(mark.constData()), nullptr};
            ::fexecve(file, argv.data(), environ);
        });
}

} // namespace

std::vector<Launch> allLaunches()
{
    const auto plain = [](GateRig &rig, const QString &place) {
        return start(rig.tool(place + u"/tool"_s), {rig.mark()});
    };
    return {
        {"plain", Outcome::Refused, plain},
        {"renamed", Outcome::Refused, renamed},
        {"copied", Outcome::Refused, copied},
        {"rewritten in place, times restored", Outcome::Refused, rewritten},
        {"rewritten through a mapping", Outcome::Refused, mapped},
        {"program of root's rewritten by root through a mapping", Outcome::Caught, mappedBySystem},
        {"rewritten through a mapping, after a trial", Outcome::Refused, mappedDuringTrial},
        {"symbolic link", Outcome::Refused, symlinked},
        {"hard link", Outcome::Refused, hardLinked},
        {"deleted, by descriptor", Outcome::Refused, deleted},
        {"script that is a tool", Outcome::Refused, scriptWithMark},
        {"script with a tool as interpreter", Outcome::Refused, scriptForTool},
        {"script read by an interpreter", Outcome::Unseen, readByInterpreter},
        {"another user", Outcome::Refused, otherUser},
        {"private user and mount namespace", Outcome::Refused, userNamespace},
        {"bind mount elsewhere", Outcome::Refused, bindMount},
        {"fresh mount, at once", Outcome::Caught,
         [](GateRig &rig, const QString &place) { return freshMount(rig, place, 0); }},
        {"fresh mount, a moment later", Outcome::Refused,
         [](GateRig &rig, const QString &place) { return freshMount(rig, place, 300); }},
        {"own file system in a private namespace", Outcome::Killed,
         [](GateRig &rig, const QString &) { return privateMount(rig, 1); }},
        {"own file system, second start", Outcome::Refused,
         [](GateRig &rig, const QString &) { return privateMount(rig, 2); }},
        {"AppImage (FUSE)", Outcome::Killed, appImage},
        {"through the loader", Outcome::Killed, loader},
        {"through a copy of the loader", Outcome::Killed, copiedLoader},
        {"memory file", Outcome::Killed, memoryFile},
    };
}

} // namespace sobani::tests
