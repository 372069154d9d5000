// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace sobani::ui {

/// Makes the application's font one that has Japanese glyphs in Japanese shapes, whatever
/// the system prefers. Call once, after the QGuiApplication is made.
void applyAppFont();

} // namespace sobani::ui
