// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace sobani::platform {

enum class KeychainService {
    Absent, ///< nobody offers a keychain in this session
    Locked,
    Open,
    Unknown, ///< this system has no way to ask
};

/// Asks the system, without a prompt, what state its keychain is in: the library below says the
/// same thing for "none", "locked" and "empty". Blocks for at most a few seconds.
[[nodiscard]] KeychainService keychainService();

} // namespace sobani::platform
