// SPDX-License-Identifier: MPL-2.0
import QtQuick

/// Keeps the control with the keyboard's focus in sight of what scrolls.
Item {
    id: root

    required property Item content
    required property real contentHeight
    /// The part of the content that is in sight.
    required property real viewTop
    required property real viewHeight
    readonly property Item focused: root.Window.activeFocusItem

    signal scrollTo(real top)

    function isInside(item: Item): bool {
        return item !== null && (item === root.content || root.isInside(item.parent))
    }
    function show(item: Item): void {
        if (!root.isInside(item))
            return
        const top = item.mapToItem(root.content, 0, 0).y - 2 * Theme.unit
        const bottom = top + item.height + 4 * Theme.unit
        if (top < root.viewTop)
            root.scrollTo(Math.max(0, top))
        else if (bottom > root.viewTop + root.viewHeight)
            root.scrollTo(Math.min(bottom, root.contentHeight) - root.viewHeight)
    }

    onFocusedChanged: root.show(root.focused)
}
