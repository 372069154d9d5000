// SPDX-License-Identifier: MPL-2.0
#include "app/common/inprocessengine.h"
#include "app/device/session.h"
#include "core/api/words.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace sobani;
using namespace Qt::StringLiterals;

int usage(const QString &problem)
{
    (void)std::fputs(qPrintable(u"sobani-device: "_s + problem + u"\n"_s), stderr);
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"sobani-device"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SOBANI_VERSION));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{u"profile"_s, u"Folder that keeps this device."_s, u"DIR"_s},
                       {u"role"_s, u"protected or helper."_s, u"ROLE"_s},
                       {u"name"_s, u"Name that the family sees."_s, u"NAME"_s},
                       {u"phone"_s, u"Telephone number that the family dials."_s, u"NUMBER"_s},
                       {u"relay"_s, u"mqtts://HOST:PORT"_s, u"URL"_s},
                       {u"relay-ca"_s, u"PEM file that vouches for the relay."_s, u"FILE"_s}});
    parser.process(application);

    app::EngineOptions options;
    options.profileDir = parser.value(u"profile"_s);
    options.name = parser.value(u"name"_s);
    options.phone = parser.value(u"phone"_s);
    options.relayUrl = parser.value(u"relay"_s);
    options.relayCaFile = parser.value(u"relay-ca"_s);
    const auto role = api::roleFrom(parser.value(u"role"_s));
    if (options.profileDir.isEmpty())
        return usage(u"--profile DIR is needed"_s);
    if (!role)
        return usage(u"--role is protected or helper"_s);
    if (options.name.isEmpty() || options.name.size() > limits::Name)
        return usage(u"--name has 1 to %1 characters"_s.arg(limits::Name));
    if (options.phone.size() > limits::Phone)
        return usage(u"--phone has at most %1 characters"_s.arg(limits::Phone));
    if (const QString problem = app::relayUrlProblem(options.relayUrl); !problem.isEmpty())
        return usage(u"--relay: "_s + problem);
    options.role = *role;

    app::Session session(app::makeInProcessEngine(options));
    QObject::connect(&session, &app::Session::finished, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    return QCoreApplication::exec();
}
