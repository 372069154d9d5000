// SPDX-License-Identifier: MPL-2.0
// The companion as app/companion/main.cpp starts it, watched until HELP can be tapped.
#include "app/companion/companion.h"
#include "app/companion/options.h"
#include "qml/ui/appfont.h"
#include "tests/bench/start/firstframe.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>

namespace {

bool canBeTapped(const QQuickWindow &window)
{
    const auto *button = window.findChild<QQuickItem *>(QStringLiteral("helpButton"));
    return button && button->isVisible() && button->isEnabled() && button->width() > 100
        && button->opacity() > 0.99;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sobani;

    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("sobani"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    ui::applyAppFont();
    auto options = app::parseOptions(QCoreApplication::arguments().mid(1));
    if (!options)
        return 2;
    app::Companion companion(std::move(options).value());
    if (!companion.start())
        return 1;
    for (QWindow *each : QGuiApplication::allWindows()) {
        if (auto *window = qobject_cast<QQuickWindow *>(each))
            bench::reportFirstFrame(*window, [window] { return canBeTapped(*window); });
    }
    return QGuiApplication::exec();
}
