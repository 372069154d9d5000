// SPDX-License-Identifier: MPL-2.0
#include "platform/common/filesync.h"

namespace sobani::platform {

// NTFS journals names by itself; a folder cannot be flushed without administrator rights.
void syncFolder(const QString & /*folder*/) {}

} // namespace sobani::platform
