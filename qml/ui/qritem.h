// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QQuickPaintedItem>
#include <qqmlregistration.h>

namespace sobani::ui {

/// Paints a QR code that somebody else computed.
///
/// matrix: row by row, one byte per module, not 0 is dark; its length is a square.
/// Any other length paints nothing. Always dark on white with the quiet zone of four
/// modules, in both themes: cameras need it so.
class QrItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QByteArray matrix READ matrix WRITE setMatrix NOTIFY matrixChanged FINAL)
public:
    explicit QrItem(QQuickItem *parent = nullptr) : QQuickPaintedItem(parent) {}

    [[nodiscard]] QByteArray matrix() const { return m_matrix; }
    void setMatrix(const QByteArray &matrix);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void matrixChanged();

private:
    QByteArray m_matrix;
    int m_side = 0;
};

} // namespace sobani::ui
