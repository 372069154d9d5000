// SPDX-License-Identifier: MPL-2.0
#include "qml/ui/appfont.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace sobani::ui {

void applyAppFont()
{
    const QStringList wanted{u"Noto Sans CJK JP"_s, u"Noto Sans JP"_s,       u"Hiragino Sans"_s,
                             u"BIZ UDPGothic"_s,    u"Yu Gothic UI"_s,       u"Meiryo"_s};
    const QStringList present = QFontDatabase::families();
    QStringList families;
    for (const QString &family : wanted) {
        if (present.contains(family))
            families += family;
    }
    QFont font = QGuiApplication::font();
    families += font.families();
    font.setFamilies(families);
    QGuiApplication::setFont(font);
}

} // namespace sobani::ui
