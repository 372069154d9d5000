// SPDX-License-Identifier: MPL-2.0
#include "platform/common/qrimage.h"

#include <QPainter>

#include <ZXing/ReadBarcode.h>
#include <string>

namespace sobani::platform {

namespace {
constexpr int QuietZone = 4;
constexpr qint64 PixelLimit = 64'000'000;
} // namespace

QImage drawQr(const QrMatrix &matrix, int scale)
{
    const int side = (matrix.size + 2 * QuietZone) * scale;
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int y = 0; y < matrix.size; ++y) {
        for (int x = 0; x < matrix.size; ++x) {
            if (matrix.dark(x, y))
                painter.fillRect((x + QuietZone) * scale, (y + QuietZone) * scale, scale, scale,
                                 Qt::black);
        }
    }
    return image;
}

std::optional<QString> decodeQr(const QImage &image)
{
    if (image.isNull() || qint64(image.width()) * image.height() > PixelLimit)
        return std::nullopt;
    // Transparent pixels are paper, not ink.
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    const QImage grey = paper.convertToFormat(QImage::Format_Grayscale8);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    const ZXing::Result result =
        ZXing::ReadBarcode(ZXing::ImageView(grey.constBits(), grey.width(), grey.height(),
                                            ZXing::ImageFormat::Lum, int(grey.bytesPerLine())),
                           hints);
    if (!result.isValid())
        return std::nullopt;
    return QString::fromStdWString(result.text());
}

} // namespace sobani::platform
