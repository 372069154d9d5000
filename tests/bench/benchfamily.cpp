// SPDX-License-Identifier: MPL-2.0
#include "tests/bench/benchfamily.h"

#include <QDebug>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

namespace sobani::bench {

using namespace Qt::StringLiterals;

BenchEngine::BenchEngine(const app::EngineOptions &options)
    : m_port(app::makeInProcessEngine(options))
{
    connect(m_port.get(), &api::EnginePort::emitted, this, [this](const api::Event &event) {
        m_events.emplace_back(event, SteadyClock::now());
    });
}

bool BenchEngine::waitForEvent()
{
    QEventLoop loop;
    connect(m_port.get(), &api::EnginePort::emitted, &loop, &QEventLoop::quit);
    QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
    loop.exec();
    return !m_events.empty();
}

BenchFamily::BenchFamily() = default;

bool BenchFamily::start()
{
    if (const QString why = tests::RealBroker::missing(); !why.isEmpty()) {
        qWarning().noquote() << why;
        return false;
    }
    // A keyring would be asked at start only, but must not be the machine's own.
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", directory.path().toUtf8());
    if (!broker.start())
        return false;
    app::EngineOptions options;
    options.relayUrl = u"mqtts://localhost:%1"_s.arg(broker.port());
    options.relayCaFile = broker.certificate();
    options.profileDir = directory.filePath(u"mother"_s);
    options.name = u"Mother"_s;
    mother = std::make_unique<BenchEngine>(options);
    options.profileDir = directory.filePath(u"hanako"_s);
    options.name = u"Hanako"_s;
    options.role = Role::Helper;
    hanako = std::make_unique<BenchEngine>(options);

    mother->submit(api::MakeInvite{});
    const auto invite = mother->take<api::InviteReady>();
    if (!invite)
        return false;
    hanako->submit(api::Join{invite->first.uri});
    if (!mother->has<api::SasReady>() || !hanako->has<api::SasReady>())
        return false;
    mother->submit(api::ConfirmSas{});
    hanako->submit(api::ConfirmSas{});
    return hanako->has<api::RightsChanged>() && mother->has<api::Paired>() && settle();
}

bool BenchFamily::settle()
{
    for (int i = 0; i < 500; ++i) {
        mother->submit(api::GetStatus{});
        hanako->submit(api::GetStatus{});
        const auto here = mother->take<api::StatusReport>();
        const auto there = hanako->take<api::StatusReport>();
        if (!here || !there)
            return false;
        if (here->first.outbox == 0 && there->first.outbox == 0) {
            QTest::qWait(20); // receipts and the last writes
            mother->forget();
            hanako->forget();
            return true;
        }
        QTest::qWait(10);
    }
    return false;
}

} // namespace sobani::bench
