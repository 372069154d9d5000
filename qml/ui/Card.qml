// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// A sheet that holds what belongs together.
Rectangle {
    id: root

    property real padding: 2.5 * Theme.unit
    property bool highlighted: false
    property real spacing: 1.5 * Theme.unit
    default property alias content: column.data

    Layout.fillWidth: true
    implicitWidth: column.implicitWidth + 2 * root.padding
    implicitHeight: column.implicitHeight + 2 * root.padding
    radius: Theme.radius
    color: Theme.surface
    border.width: root.highlighted ? 4 : 1
    border.color: root.highlighted ? Theme.primary : Theme.divider

    Stack {
        id: column

        x: root.padding
        y: root.padding
        width: root.width - 2 * root.padding
        height: implicitHeight
        spacing: root.spacing
    }
}
