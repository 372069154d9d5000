// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace sobani::pairing {

/// Whether this build can use cameras and there is one now.
[[nodiscard]] bool hasCamera();

} // namespace sobani::pairing
