// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace sobani::platform {

/// This thread goes before ordinary ones: others wait for its answers. Children do not inherit
/// it. Where that is not allowed nothing changes.
void hurry();

} // namespace sobani::platform
