// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "qml/ui/telephone.h"

#include <QImage>
#include <QString>

#include <functional>
#include <optional>

namespace sobani::pairing {

/// What pairing needs of a QR library; the shell brings it, so that this module knows none.
/// An empty function means that this device cannot do it, and the screen does not offer it.
struct QrPort
{
    ui::QrEncoder encode;
    /// The text of the QR code in a picture, or nothing. Blocking, tens of milliseconds.
    std::function<std::optional<QString>(const QImage &picture)> decode;
};

} // namespace sobani::pairing
