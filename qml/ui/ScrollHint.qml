// SPDX-License-Identifier: MPL-2.0
import QtQuick
import QtQuick.Templates as T

/// A wide bar that shows, without being asked, that a page goes on.
T.ScrollBar {
    id: root

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    padding: 3
    policy: T.ScrollBar.AsNeeded
    visible: root.size < 1.0
    orientation: Qt.Vertical
    minimumSize: 0.1
    interactive: false
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: 8
        radius: 4
        color: Theme.outline
    }
}
