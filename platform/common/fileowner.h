// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

namespace sobani::platform {

/// Gives \a folder and everything in it to \a user (see PeerCredentials), without following
/// links. False when that cannot be done, for example by anybody but an administrator.
[[nodiscard]] bool giveTo(const QString &folder, const QString &user);

} // namespace sobani::platform
