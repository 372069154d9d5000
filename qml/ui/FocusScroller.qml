// SPDX-License-Identifier: MPL-2.0
import QtQuick

/// Keeps the control with the keyboard's focus in sight of its flickable.
Item {
    id: root

    required property Flickable flickable
    readonly property Item focused: root.Window.activeFocusItem

    function isInside(item: Item): bool {
        for (let i = item; i; i = i.parent) {
            if (i === root.flickable.contentItem)
                return true
        }
        return false
    }
    function show(item: Item): void {
        if (!item || !root.isInside(item))
            return
        const top = item.mapToItem(root.flickable.contentItem, 0, 0).y - 2 * Theme.unit
        const bottom = top + item.height + 4 * Theme.unit
        if (top < root.flickable.contentY)
            root.flickable.contentY = Math.max(0, top)
        else if (bottom > root.flickable.contentY + root.flickable.height)
            root.flickable.contentY = Math.min(bottom, root.flickable.contentHeight)
                                      - root.flickable.height
    }

    onFocusedChanged: root.show(root.focused)
}
