// SPDX-License-Identifier: MPL-2.0
import QtQuick

/// Where the keyboard is: a ring around the whole control, apart from its own edge.
Rectangle {
    id: root

    property bool shown: false
    property real around: Theme.radius

    anchors.fill: parent
    anchors.margins: -5
    radius: root.around + 5
    color: "transparent"
    border.width: 4
    border.color: Theme.focus
    visible: root.shown
}
