// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/cameras.h"

#include <QCameraDevice>
#include <QMediaDevices>

namespace sobani::pairing {

bool hasCamera()
{
    return !QMediaDevices::videoInputs().isEmpty();
}

} // namespace sobani::pairing
