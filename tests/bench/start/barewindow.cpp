// SPDX-License-Identifier: MPL-2.0
// The least that is a Qt Quick Controls window with one button.
#include "tests/bench/start/firstframe.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick\n"
                    "import QtQuick.Controls.Basic\n"
                    "ApplicationWindow { width: 360; height: 640; visible: true\n"
                    "    Button { objectName: \"helpButton\"; anchors.centerIn: parent;"
                    " text: \"HELP\" } }\n");
    const auto roots = engine.rootObjects();
    auto *window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.first());
    if (!window)
        return 1;
    sobani::bench::reportFirstFrame(*window, [] { return true; });
    return QGuiApplication::exec();
}
