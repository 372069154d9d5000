// SPDX-License-Identifier: MPL-2.0
#include "app/companion/companion.h"
#include "qml/ui/appfont.h"

#include <QGuiApplication>
#include <QQuickStyle>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace sobani;
    using namespace Qt::StringLiterals;

    // Qt's X11 part takes --name and --geometry for itself: read ours first, give it none.
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    int programOnly = 1;
    QGuiApplication application(programOnly, argv);
    QCoreApplication::setApplicationName(u"sobani"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SOBANI_VERSION));
    QQuickStyle::setStyle(u"Basic"_s);
    ui::applyAppFont();

    auto options = app::parseOptions(arguments);
    if (!options) {
        (void)std::fputs(qPrintable(u"sobani: "_s + options.error() + u"\n"_s), stderr);
        return 2;
    }
    app::Companion companion(std::move(options).value());
    if (!companion.start())
        return 1;
    return QCoreApplication::exec();
}
