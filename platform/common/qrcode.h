// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace sobani::platform {

/// A QR code as its modules, without the quiet zone (draw 4 light modules around it).
struct QrMatrix
{
    int size = 0;              ///< modules per side
    std::vector<bool> modules; ///< row by row; true is dark

    [[nodiscard]] bool dark(int x, int y) const
    {
        return modules[std::size_t(y) * std::size_t(size) + std::size_t(x)];
    }
};

/// Error correction level M (15 %): read off a screen through reflections and dirt. Nothing when
/// \a content is empty or does not fit into the largest code (2,331 bytes).
[[nodiscard]] std::optional<QrMatrix> encodeQr(QByteArrayView content);

} // namespace sobani::platform
