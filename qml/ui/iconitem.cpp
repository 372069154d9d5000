// SPDX-License-Identifier: MPL-2.0
#include "qml/ui/iconitem.h"

#include <QFile>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace sobani::ui {

namespace {

QString fileOf(const QString &name)
{
    return u":/qt/qml/Sobani/Ui/icons/"_s + name + u".svg"_s;
}

} // namespace

IconItem::IconItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void IconItem::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    reload();
}

void IconItem::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    reload();
}

void IconItem::setSoft(const QColor &soft)
{
    if (m_soft == soft)
        return;
    m_soft = soft;
    reload();
}

void IconItem::setPaper(const QColor &paper)
{
    if (m_paper == paper)
        return;
    m_paper = paper;
    reload();
}

bool IconItem::exists(const QString &name)
{
    return !name.isEmpty() && QFile::exists(fileOf(name));
}

void IconItem::reload()
{
    QByteArray svg;
    QFile file(fileOf(m_name));
    if (!m_name.isEmpty()) {
        if (file.open(QIODevice::ReadOnly))
            svg = file.readAll();
        else
            qWarning("no drawing named %s", qUtf8Printable(m_name));
    }
    // Through placeholders, so that a theme colour equal to a marker is not replaced again.
    svg.replace("#000000", "@ink@").replace("#888888", "@soft@").replace("#ffffff", "@paper@");
    svg.replace("@ink@", m_color.name().toLatin1());
    svg.replace("@soft@", m_soft.name().toLatin1());
    svg.replace("@paper@", m_paper.name().toLatin1());
    // The mode belongs to the loaded drawing, not to the renderer.
    if (!svg.isEmpty() && m_renderer.load(svg))
        m_renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    Q_EMIT changed();
    update();
}

void IconItem::paint(QPainter *painter)
{
    if (!m_name.isEmpty() && m_renderer.isValid())
        m_renderer.render(painter, boundingRect());
}

} // namespace sobani::ui
