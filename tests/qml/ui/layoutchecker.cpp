// SPDX-License-Identifier: MPL-2.0
#include "tests/qml/ui/layoutchecker.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>

#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace sobani::testing {

namespace {

constexpr qreal Touch = 14 * 6.3;
constexpr qreal Slack = 1.5; // rounding of font metrics

using Visit = std::function<void(QQuickItem *)>;

void forEachVisible(QQuickItem *item, const Visit &visit)
{
    if (!item->isVisible() || item->opacity() == 0)
        return;
    visit(item);
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        forEachVisible(child, visit);
}

bool isText(const QQuickItem *item)
{
    return item->inherits("QQuickText") && !item->property("text").toString().isEmpty();
}

bool isControl(const QQuickItem *item)
{
    return item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextInput")
           || item->inherits("QQuickTextEdit") || item->inherits("QQuickSlider")
           || item->inherits("QQuickMouseArea");
}

QQuickItem *flickableOf(const QQuickItem *item)
{
    for (QQuickItem *i = item->parentItem(); i; i = i->parentItem()) {
        if (i->inherits("QQuickFlickable"))
            return i;
    }
    return nullptr;
}

QString nameOf(const QQuickItem *item)
{
    const QString text = item->property("text").toString().left(40);
    return u"%1 '%2' \"%3\""_s.arg(QLatin1String(item->metaObject()->className()),
                                   item->objectName(), text);
}

/// Where the item may lie: its page's whole content, or the window.
QRectF roomFor(QQuickItem *item, QRectF &where)
{
    if (QQuickItem *flickable = flickableOf(item)) {
        auto *content = flickable->property("contentItem").value<QQuickItem *>();
        where = item->mapRectToItem(content, QRectF(0, 0, item->width(), item->height()));
        return {0, 0, flickable->property("contentWidth").toReal(),
                flickable->property("contentHeight").toReal()};
    }
    where = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    return {QPointF(), QSizeF(item->window()->size())};
}

void checkPlace(QQuickItem *item, QStringList &faults)
{
    QRectF where;
    const QRectF room = roomFor(item, where);
    if (!room.adjusted(-Slack, -Slack, Slack, Slack).contains(where)) {
        faults += u"outside: %1 at %2,%3 %4x%5 in %6x%7"_s.arg(nameOf(item)).arg(where.x())
                      .arg(where.y()).arg(where.width()).arg(where.height())
                      .arg(room.width()).arg(room.height());
    }
}

void checkText(QQuickItem *item, QStringList &faults)
{
    if (item->property("truncated").toBool())
        faults += u"elided: "_s + nameOf(item);
    const qreal width = item->property("contentWidth").toReal();
    const qreal height = item->property("contentHeight").toReal();
    if (width > item->width() + Slack)
        faults += u"too wide: %1 %2 > %3"_s.arg(nameOf(item)).arg(width).arg(item->width());
    if (height > item->height() + Slack)
        faults += u"too high: %1 %2 > %3"_s.arg(nameOf(item)).arg(height).arg(item->height());
    checkPlace(item, faults);
}

void checkControl(QQuickItem *item, QStringList &faults)
{
    if (item->width() < Touch - Slack || item->height() < Touch - Slack)
        faults += u"too small: %1 %2x%3"_s.arg(nameOf(item)).arg(item->width()).arg(item->height());
    if (item->objectName().isEmpty())
        faults += u"no objectName: "_s + nameOf(item);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(item);
    if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
        faults += u"no accessible name: "_s + nameOf(item);
    if (item->isEnabled() && !item->activeFocusOnTab()
        && !(item->property("focusPolicy").toInt() & Qt::TabFocus))
        faults += u"not by keyboard: "_s + nameOf(item);
    checkPlace(item, faults);
}

void checkOverlaps(const std::vector<QQuickItem *> &texts, QStringList &faults)
{
    for (std::size_t a = 0; a < texts.size(); ++a) {
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
            if (flickableOf(texts[a]) != flickableOf(texts[b]))
                continue; // a sticky footer lies over a page that scrolls
            const auto boxOf = [](QQuickItem *i) {
                return i->mapRectToScene({0, 0, i->property("contentWidth").toReal(),
                                          i->property("contentHeight").toReal()});
            };
            const QRectF both = boxOf(texts[a]).intersected(boxOf(texts[b]));
            if (both.width() > 3 && both.height() > 6)
                faults += u"overlap: %1 and %2"_s.arg(nameOf(texts[a]), nameOf(texts[b]));
        }
    }
}

} // namespace

QStringList layoutFaults(QQuickItem *root)
{
    QStringList faults;
    std::vector<QQuickItem *> texts;
    forEachVisible(root, [&](QQuickItem *item) {
        if (isText(item)) {
            checkText(item, faults);
            texts.push_back(item);
        }
        if (isControl(item))
            checkControl(item, faults);
    });
    checkOverlaps(texts, faults);
    return faults;
}

QStringList visibleTexts(QQuickItem *root)
{
    QStringList texts;
    forEachVisible(root, [&](QQuickItem *item) {
        if (isText(item))
            texts += item->property("text").toString();
    });
    return texts;
}

QQuickItem *visibleItem(QQuickItem *root, const QString &objectName)
{
    QQuickItem *found = nullptr;
    forEachVisible(root, [&](QQuickItem *item) {
        if (!found && item->objectName() == objectName)
            found = item;
    });
    return found;
}

} // namespace sobani::testing
