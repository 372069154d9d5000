// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>

class QQuickWindow;

namespace sobani::bench {

/// After the first frame of \a window for which \a ready is true: prints when that was (the
/// steady clock, ns) and what the process holds in memory (KiB), and ends the process.
void reportFirstFrame(QQuickWindow &window, std::function<bool()> ready);

} // namespace sobani::bench
