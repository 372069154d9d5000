// SPDX-License-Identifier: MPL-2.0
#include "app/guardd/guard.h"
#include "platform/common/stopsignal.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace sobani;
using namespace Qt::StringLiterals;

int complain(const QString &problem, int code)
{
    std::fputs(qPrintable(u"sobani-guardd: "_s + problem + u"\n"_s), stderr);
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"sobani-guardd"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SOBANI_VERSION));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{u"profile"_s, u"Folder that keeps the authority; the guard's alone."_s, u"DIR"_s},
         {u"socket"_s, u"Local socket on which the engine speaks with the authority."_s, u"PATH"_s},
         {u"engine-uid"_s, u"The user as whom the engine runs; repeatable."_s, u"UID"_s}});
    parser.process(application);
    const QStringList engines = parser.values(u"engine-uid"_s);
    if (parser.value(u"profile"_s).isEmpty() || parser.value(u"socket"_s).isEmpty())
        return complain(u"--profile DIR and --socket PATH are needed"_s, 2);
    if (engines.isEmpty() || engines.contains(QString()))
        return complain(u"--engine-uid UID is needed"_s, 2);

    app::Guard guard({parser.value(u"profile"_s), parser.value(u"socket"_s),
                      QSet<QString>(engines.begin(), engines.end())});
    if (const QString problem = guard.start(); !problem.isEmpty())
        return complain(problem, 1);
    platform::StopSignal stop;
    QObject::connect(&stop, &platform::StopSignal::requested, &application,
                     &QCoreApplication::quit);
    return QCoreApplication::exec();
}
