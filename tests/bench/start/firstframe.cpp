// SPDX-License-Identifier: MPL-2.0
#include "tests/bench/start/firstframe.h"

#include <QFile>
#include <QQuickWindow>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace sobani::bench {

namespace {

long long residentKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

void reportFirstFrame(QQuickWindow &window, std::function<bool()> ready)
{
    QObject::connect(&window, &QQuickWindow::frameSwapped, &window, [ready = std::move(ready)] {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        if (!ready())
            return;
        std::printf("%lld %lld\n",
                    static_cast<long long>(
                        std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()),
                    residentKiB());
        std::fflush(stdout);
        std::_Exit(0); // how a program ends is not measured
    });
}

} // namespace sobani::bench
