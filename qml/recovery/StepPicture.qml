// SPDX-License-Identifier: MPL-2.0
import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// The drawing that belongs to a step.
Rectangle {
    id: root

    property string name
    property real most: 190

    Layout.fillWidth: true
    implicitWidth: 240
    implicitHeight: Math.min(root.most, 0.5 * root.width)
    radius: Theme.radius
    color: Theme.surfaceRaised

    Icon {
        anchors.fill: parent
        anchors.margins: 1.5 * Theme.unit
        name: root.name
        color: Theme.text
        soft: Theme.dark ? "#7C5B43" : "#F2B98F"
        paper: Theme.surface
    }
}
