// SPDX-License-Identifier: MPL-2.0
#include "platform/common/qrcode.h"

#include <memory>
#include <qrencode.h>

namespace sobani::platform {

std::optional<QrMatrix> encodeQr(QByteArrayView content)
{
    if (content.isEmpty())
        return std::nullopt;
    const auto *bytes = reinterpret_cast<const unsigned char *>(content.data());
    const std::unique_ptr<QRcode, void (*)(QRcode *)> code(
        QRcode_encodeData(int(content.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return std::nullopt;
    const auto count = std::size_t(code->width) * std::size_t(code->width);
    QrMatrix matrix{code->width, std::vector<bool>(count)};
    for (std::size_t i = 0; i < count; ++i)
        matrix.modules[i] = (code->data[i] & 1U) != 0; // the other bits tell what a module is for
    return matrix;
}

} // namespace sobani::platform
