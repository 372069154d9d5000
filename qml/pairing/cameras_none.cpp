// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/cameras.h"

namespace sobani::pairing {

bool hasCamera()
{
    return false;
}

} // namespace sobani::pairing
