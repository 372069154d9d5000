// SPDX-License-Identifier: MPL-2.0
// posix_spawn of a trivial program until it is over. Baselines of the same run, interleaved:
// the same program on a file system that nobody marked, and on one where a bare loop answers
// "allow" to every question. Ours: a program of the system, and one that a user owns.
#include "platform/linux/guard/execgroup.h"
#include "platform/linux/guard/priority.h"
#include "tests/bench/samples.h"
#include "tests/integration/guard/gaterig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>

using namespace sobani;
using namespace sobani::bench;
using namespace sobani::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int WarmUp = 50;
constexpr int Rounds = 1500;
constexpr uid_t SomeUser = 1000;

struct Place
{
    const char *name;
    QString program;
    Samples samples;
};

bool mountImage(const GateRig &rig, const QString &name)
{
    const QString image = rig.aside() + u"/image-"_s + name;
    const QString point = rig.aside() + u'/' + name;
    QDir().mkpath(point);
    return writeFile(image, {}) && QFile::resize(image, qint64(32) * 1024 * 1024)
           && runCommand(u"mkfs.ext4"_s, {u"-q"_s, image})
           && runCommand(u"mount"_s, {u"-o"_s, u"loop"_s, image, point});
}

/// A process that allows everything on \a point, as fast as that can be done.
pid_t startBareLoop(const QString &point)
{
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    const platform::ExecGroup group = platform::ExecGroup::open();
    if (!group.mark(point.toLocal8Bit()))
        ::_exit(1);
    platform::hurry(); // the gate does, too
    ::fcntl(group.fd(), F_SETFL, O_RDONLY); // waits in read()
    while (true) {
        for (const platform::ExecQuestion &question : group.read()) {
            group.answer(question.file, true);
            ::close(question.file);
        }
    }
}

QString place(const QString &path, uid_t owner)
{
    const QByteArray local = path.toLocal8Bit();
    if (!QFile::copy(u"/bin/true"_s, path) || ::chmod(local.constData(), 0755) != 0
        || ::chown(local.constData(), owner, owner) != 0)
        return {};
    return path;
}

bool measure(Place &place, bool count)
{
    const Started started = start(place.program);
    int status = -1;
    if (started.error != 0 || ::waitpid(pid_t(started.pid), &status, 0) < 0 || status != 0)
        return false;
    if (count)
        place.samples.add(Steady::now() - started.at);
    return true;
}

void print(const std::array<Place, 4> &places)
{
    std::printf("\nspawning a trivial program (ms), %d of each, interleaved\n", Rounds);
    std::printf("  %-32s %8s %8s %18s %18s\n", "", "p50", "p99", "p50 / no gate", "p50 / bare loop");
    for (const Place &place : places) {
        const double p50 = place.samples.quantile(0.5);
        std::printf("  %-32s %8.3f %8.3f %18.3f %18.3f\n", place.name, p50,
                    place.samples.quantile(0.99), p50 / places[0].samples.quantile(0.5),
                    p50 / places[1].samples.quantile(0.5));
    }
    std::printf("  (aim: ours 1.05 or less over the bare loop at p50)\n");
}

int run()
{
    GateRig rig(true);
    if (!rig.mountAll() || !mountImage(rig, u"none"_s) || !mountImage(rig, u"bare"_s))
        return 1;
    std::array<Place, 4> places{
        {{"no gate", place(rig.aside() + u"/none/true"_s, 0), {}},
         {"bare answer-allow loop", place(rig.aside() + u"/bare/true"_s, 0), {}},
         {"Sobani, program of the system", place(rig.disk() + u"/true"_s, 0), {}},
         {"Sobani, program of a user", place(rig.disk() + u"/own"_s, SomeUser), {}}}};
    const pid_t bare = startBareLoop(rig.aside() + u"/bare"_s);
    bool good = rig.startGate();
    QTest::qWait(300); // until verdicts may be remembered
    for (int i = 0; good && i < WarmUp + Rounds; ++i) {
        for (std::size_t j = 0; good && j < places.size(); ++j)
            good = measure(places[(j + std::size_t(i)) % places.size()], i >= WarmUp);
    }
    rig.stopGate();
    ::kill(bare, SIGKILL);
    ::waitpid(bare, nullptr, 0);
    for (const QString &name : {u"none"_s, u"bare"_s})
        ::umount2((rig.aside() + u'/' + name).toLocal8Bit().constData(), MNT_DETACH);
    if (good)
        print(places);
    return good ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (const QString why = GateRig::missing(); !why.isEmpty()) {
        std::printf("SKIP   : %s\n", qPrintable(why));
        return 0;
    }
    return run();
}
