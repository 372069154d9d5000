// SPDX-License-Identifier: MPL-2.0
#include "platform/common/keychainservice.h"

namespace sobani::platform {

// Windows, macOS and Android: the keychain is part of the system and opens with the session.
KeychainService keychainService()
{
    return KeychainService::Unknown;
}

} // namespace sobani::platform
