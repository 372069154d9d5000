// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/common/qrcode.h"

#include <QImage>
#include <QString>

#include <optional>

namespace sobani::platform {

/// Black on white with its quiet zone; \a scale pixels per module.
[[nodiscard]] QImage drawQr(const QrMatrix &matrix, int scale);

/// The text of a QR code somewhere in \a image (a photograph, a screenshot, a camera frame), or
/// nothing. Blocking: tens of milliseconds for a camera frame. Images above 64 megapixels are
/// refused. What comes out is foreign text: parse it strictly.
[[nodiscard]] std::optional<QString> decodeQr(const QImage &image);

} // namespace sobani::platform
