// SPDX-License-Identifier: MPL-2.0
#include "qml/ui/qritem.h"

#include <QPainter>

#include <cmath>

namespace sobani::ui {

namespace {

constexpr int QuietZone = 4;

} // namespace

void QrItem::setMatrix(const QByteArray &matrix)
{
    if (m_matrix == matrix)
        return;
    m_matrix = matrix;
    const int side = int(std::lround(std::sqrt(double(matrix.size()))));
    m_side = qsizetype(side) * side == matrix.size() ? side : 0;
    Q_EMIT matrixChanged();
    update();
}

void QrItem::paint(QPainter *painter)
{
    if (m_side == 0)
        return;
    const QRectF all = boundingRect();
    const int modules = m_side + 2 * QuietZone;
    // Whole pixels: an antialiased seam between two dark modules confuses readers.
    const int size = std::max(1, int(std::min(all.width(), all.height())) / modules);
    const int left = (int(all.width()) - size * m_side) / 2;
    const int top = (int(all.height()) - size * m_side) / 2;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(all, Qt::white);
    for (int row = 0; row < m_side; ++row) {
        for (int column = 0; column < m_side; ++column) {
            if (m_matrix.at(qsizetype(row) * m_side + column) != 0)
                painter->fillRect(left + column * size, top + row * size, size, size, Qt::black);
        }
    }
}

} // namespace sobani::ui
