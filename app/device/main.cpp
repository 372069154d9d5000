// SPDX-License-Identifier: MPL-2.0
#include "app/common/frontserver.h"
#include "app/common/socketengine.h"
#include "app/device/options.h"
#include "app/device/session.h"
#include "platform/common/stopsignal.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace sobani;
using namespace Qt::StringLiterals;
using Mode = app::DeviceOptions::Mode;

int complain(const QString &problem, int code)
{
    (void)std::fputs(qPrintable(u"sobani-device: "_s + problem + u"\n"_s), stderr);
    return code;
}

int runSession(std::unique_ptr<api::EnginePort> engine)
{
    app::Session session(std::move(engine));
    QObject::connect(&session, &app::Session::finished, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int runService(const app::DeviceOptions &options)
{
    const auto engine = app::makeInProcessEngine(options.engine);
    app::FrontServer fronts(*engine, {options.socket, options.users, options.administrators,
                                      options.engine.role});
    if (!fronts.listen())
        return complain(u"--socket: "_s + fronts.problem(), 1);
    platform::StopSignal stop;
    QObject::connect(&stop, &platform::StopSignal::requested, engine.get(),
                     [&engine] { engine->submit({api::Quit{}, {}, {}, {}}); });
    QObject::connect(&fronts, &app::FrontServer::finished, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"sobani-device"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SOBANI_VERSION));

    const auto options = app::parseDeviceOptions(QCoreApplication::arguments());
    if (!options)
        return complain(options.error(), 2);
    switch (options->mode) {
    case Mode::Lines:
        return runSession(app::makeInProcessEngine(options->engine));
    case Mode::Front:
        return runSession(std::make_unique<app::SocketEngine>(options->socket));
    case Mode::MoveIn:
        return app::moveIn(options->moveIn);
    case Mode::Service:
        break;
    }
    return runService(*options);
}
