// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QSvgRenderer>
#include <qqmlregistration.h>

namespace sobani::ui {

/// One of our own drawings (qml/ui/icons, qml/ui/pictures) in the colours of the theme.
///
/// The files are drawn in three marker colours: #000000 is replaced by color, #888888 by
/// soft and #ffffff by paper. An unknown name paints nothing and is logged once.
/// Says nothing to screen readers: words stand beside it.
class IconItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Icon)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor soft READ soft WRITE setSoft NOTIFY changed FINAL)
    Q_PROPERTY(QColor paper READ paper WRITE setPaper NOTIFY changed FINAL)
public:
    explicit IconItem(QQuickItem *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QColor color() const { return m_color; }
    [[nodiscard]] QColor soft() const { return m_soft; }
    [[nodiscard]] QColor paper() const { return m_paper; }
    void setName(const QString &name);
    void setColor(const QColor &color);
    void setSoft(const QColor &soft);
    void setPaper(const QColor &paper);

    /// Whether a drawing of that name exists.
    [[nodiscard]] static bool exists(const QString &name);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void changed();

private:
    void reload();

    QString m_name;
    QColor m_color = Qt::black;
    QColor m_soft = Qt::gray;
    QColor m_paper = Qt::white;
    QSvgRenderer m_renderer;
};

} // namespace sobani::ui
