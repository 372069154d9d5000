// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QStringList>

class QQuickItem;

namespace sobani::testing {

/// Looks over a shown screen for what a person with weak eyes and shaky hands would trip
/// over. Returns one line per fault, empty when all is well:
/// - a text that is elided, larger than its place, beside the window, or below a page that
///   does not scroll that far;
/// - two texts on top of each other;
/// - a control without accessible name or objectName, not reachable by keyboard, or smaller
///   than 14 mm each way.
/// \a root is the screen; it must be in a shown window and laid out.
[[nodiscard]] QStringList layoutFaults(QQuickItem *root);

/// Every visible text of the screen, top to bottom as in the item tree.
[[nodiscard]] QStringList visibleTexts(QQuickItem *root);

/// The first visible item below \a root with that objectName, or null.
[[nodiscard]] QQuickItem *visibleItem(QQuickItem *root, const QString &objectName);

} // namespace sobani::testing
