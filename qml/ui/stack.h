// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QQuickItem>
#include <qqmlregistration.h>

namespace sobani::ui {

/// Puts its visible children one below the other, each as wide as itself.
///
/// Used instead of ColumnLayout wherever words wrap: Qt 6.4's nested layouts sometimes keep
/// the height that a text had at another width, and words are cut off. Here a child's height
/// is always its own; a change of any child is followed at once.
/// Of the Layout attached properties it honours fillWidth (the default here), alignment
/// (with HCenter or Right the child keeps its own width), preferredWidth, preferredHeight
/// and the margins.
/// Invariant: implicitHeight is the sum of the visible children while the stack is visible.
class Stack : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qreal spacing READ spacing WRITE setSpacing NOTIFY spacingChanged FINAL)
public:
    explicit Stack(QQuickItem *parent = nullptr);
    ~Stack() override;

    [[nodiscard]] qreal spacing() const { return m_spacing; }
    void setSpacing(qreal spacing);

Q_SIGNALS:
    void spacingChanged();

protected:
    void componentComplete() override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void follow(QQuickItem *child);
    void arrange();
    [[nodiscard]] qreal place(QQuickItem *child, qreal y);

    qreal m_spacing = 0;
    bool m_arranging = false;
    bool m_again = false;
    bool m_shown = true;
};

} // namespace sobani::ui
