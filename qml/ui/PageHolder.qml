// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick

/// Shows one page at a time, made when it is needed. Stands in for Loader, which in Qt 6.4
/// cannot instantiate the bound components that qmllint asks for.
FocusScope {
    id: root

    property Component page
    property Item current

    function turn(): void {
        if (root.current) {
            // The old page may be in the middle of the click that brought the new one.
            root.current.visible = false
            root.current.destroy()
        }
        root.current = root.page ? root.page.createObject(root, {
            width: root.width,
            height: root.height
        }) as Item : null
        if (root.current) {
            root.current.anchors.fill = root
            root.current.focus = true
        }
    }

    onPageChanged: root.turn()
}
