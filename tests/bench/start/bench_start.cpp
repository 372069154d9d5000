// SPDX-License-Identifier: MPL-2.0
// From the start of the process to the first frame on which HELP can be tapped, and the memory
// that it then holds; without a screen and with the software renderer, so that no graphics card
// is measured. Baseline: a bare Qt Quick Controls window with one button.
#include "tests/bench/samples.h"

#include <QCoreApplication>
#include <QDebug>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>

using namespace sobani::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int WarmUp = 5;
constexpr int Rounds = 200;

struct Started
{
    double ms = 0;
    double mib = 0;
};

std::optional<Started> start(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto begun = SteadyClock::now().time_since_epoch();
    process.start(program, arguments);
    if (!process.waitForFinished(30'000) || process.exitCode() != 0) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    const QByteArrayList words = process.readAllStandardOutput().trimmed().split(' ');
    if (words.size() != 2)
        return std::nullopt;
    const auto frame = std::chrono::nanoseconds(words[0].toLongLong());
    return Started{std::chrono::duration<double, std::milli>(frame - begun).count(),
                   double(words[1].toLongLong()) / 1024};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QTemporaryDir directory;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("HOME", directory.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", directory.path().toUtf8());
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    const QStringList arguments{u"--profile"_s, directory.filePath(u"p"_s), u"--role"_s,
                                u"protected"_s, u"--name"_s, u"Mother"_s, u"--lang"_s, u"ja"_s,
                                u"--geometry"_s, u"360x640"_s};
    Samples ours;
    Samples bare;
    Samples ourMemory;
    Samples bareMemory;
    for (int i = 0; i < WarmUp + Rounds; ++i) {
        const auto one = start(QStringLiteral(SOBANI_COMPANION), arguments);
        const auto other = start(QStringLiteral(SOBANI_BAREWINDOW), {});
        if (!one || !other) {
            qWarning() << "round" << i << "did not come up:" << bool(one) << bool(other);
            return 1;
        }
        if (i < WarmUp)
            continue;
        ours.add(one->ms);
        bare.add(other->ms);
        ourMemory.add(one->mib);
        bareMemory.add(other->mib);
    }
    report(u"process start to tappable HELP"_s, u"ms"_s, ours, bare);
    report(u"resident memory at that frame"_s, u"MiB"_s, ourMemory, bareMemory);
    return 0;
}
