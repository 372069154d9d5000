// SPDX-License-Identifier: MPL-2.0
#include "qml/ui/stack.h"

#include <QMetaType>
#include <QQmlEngine>

#include <algorithm>

namespace sobani::ui {

namespace {

constexpr int Rounds = 8; // a child that never settles must not hang the screen

struct Wishes
{
    bool fill = false;
    Qt::Alignment alignment;
    qreal preferredWidth = -1;
    qreal preferredHeight = -1;
    qreal left = 0;
    qreal top = 0;
    qreal right = 0;
    qreal bottom = 0;
};

/// What the child says through Layout's attached properties, if it says anything.
Wishes wishesOf(QQuickItem *child)
{
    static const QMetaType layout = QMetaType::fromName("QQuickLayout*");
    Wishes wishes;
    if (!layout.isValid() || !layout.metaObject())
        return wishes;
    const QQmlAttachedPropertiesFunc function = qmlAttachedPropertiesFunction(child, layout.metaObject());
    const QObject *said = function ? qmlAttachedPropertiesObject(child, function, false) : nullptr;
    if (!said)
        return wishes;
    wishes.fill = said->property("fillWidth").toBool();
    wishes.alignment = Qt::Alignment(said->property("alignment").toInt());
    wishes.preferredWidth = said->property("preferredWidth").toReal();
    wishes.preferredHeight = said->property("preferredHeight").toReal();
    wishes.left = said->property("leftMargin").toReal();
    wishes.top = said->property("topMargin").toReal();
    wishes.right = said->property("rightMargin").toReal();
    wishes.bottom = said->property("bottomMargin").toReal();
    return wishes;
}

} // namespace

Stack::Stack(QQuickItem *parent) : QQuickItem(parent) {}

Stack::~Stack()
{
    // The children outlive this part of the object and still speak while they go.
    const QList<QQuickItem *> children = childItems();
    for (QQuickItem *child : children)
        disconnect(child, nullptr, this, nullptr);
}

void Stack::setSpacing(qreal spacing)
{
    if (qFuzzyCompare(m_spacing + 1, spacing + 1))
        return;
    m_spacing = spacing;
    Q_EMIT spacingChanged();
    arrange();
}

void Stack::componentComplete()
{
    QQuickItem::componentComplete();
    arrange();
}

void Stack::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.width() != before.width())
        arrange();
}

void Stack::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemChildAddedChange) {
        follow(data.item);
        arrange();
    } else if (change == ItemChildRemovedChange) {
        disconnect(data.item, nullptr, this, nullptr);
        arrange();
    } else if (change == ItemVisibleHasChanged) {
        m_shown = data.boolValue;
        arrange();
    }
}

void Stack::follow(QQuickItem *child)
{
    connect(child, &QQuickItem::heightChanged, this, &Stack::arrange);
    connect(child, &QQuickItem::implicitWidthChanged, this, &Stack::arrange);
    connect(child, &QQuickItem::visibleChanged, this, &Stack::arrange);
}

void Stack::arrange()
{
    // Hidden with its page: every child counts as hidden then, so keep what was. On the way
    // back the children come into sight one by one, before this item is told (m_shown).
    if (!isComponentComplete() || !m_shown || !isVisible())
        return;
    if (m_arranging) {
        m_again = true;
        return;
    }
    m_arranging = true;
    for (int round = 0; round < Rounds; ++round) {
        m_again = false;
        qreal y = 0;
        qreal widest = 0;
        bool first = true;
        const QList<QQuickItem *> children = childItems();
        for (QQuickItem *child : children) {
            if (!child->isVisible() || child->inherits("QQuickRepeater"))
                continue; // a Repeater takes no place
            y = place(child, first ? 0 : y + m_spacing);
            first = false;
            widest = std::max(widest, child->implicitWidth());
        }
        setImplicitSize(widest, y);
        if (!m_again)
            break;
    }
    m_arranging = false;
}

qreal Stack::place(QQuickItem *child, qreal y)
{
    const Wishes wishes = wishesOf(child);
    const qreal room = std::max(0.0, width() - wishes.left - wishes.right);
    const bool aside = bool(wishes.alignment & (Qt::AlignHCenter | Qt::AlignRight));
    qreal wide = room;
    if (!wishes.fill && (aside || wishes.preferredWidth > 0))
        wide = std::min(room, wishes.preferredWidth > 0 ? wishes.preferredWidth : child->implicitWidth());
    child->setWidth(wide);
    if (wishes.preferredHeight > 0)
        child->setHeight(wishes.preferredHeight);
    qreal x = wishes.left;
    if (wishes.alignment & Qt::AlignHCenter)
        x += (room - wide) / 2;
    else if (wishes.alignment & Qt::AlignRight)
        x += room - wide;
    child->setPosition({x, y + wishes.top});
    return y + wishes.top + child->height() + wishes.bottom;
}

} // namespace sobani::ui
