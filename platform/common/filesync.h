// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

namespace sobani::platform {

/// Makes renames and removals in \a folder survive a power cut, where the system needs telling.
void syncFolder(const QString &folder);

} // namespace sobani::platform
