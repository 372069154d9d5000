// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "qml/ui/telephone.h"

#include <memory>

namespace sobani::app {

/// The telephone of the kind of device this was built for.
[[nodiscard]] std::unique_ptr<ui::Dialler> makeDialler();

} // namespace sobani::app
