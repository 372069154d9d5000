// SPDX-License-Identifier: MPL-2.0
#include "qml/common/languagewatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace sobani::common {

LanguageWatch::LanguageWatch(QObject *parent) : QObject(parent)
{
    if (QCoreApplication::instance())
        QCoreApplication::instance()->installEventFilter(this);
}

bool LanguageWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && watched == QCoreApplication::instance())
        Q_EMIT changed();
    return false;
}

} // namespace sobani::common
