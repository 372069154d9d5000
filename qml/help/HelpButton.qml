// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Sobani.Ui

/// The one thing: a red disc that one tap anywhere sets off.
T.Button {
    id: root

    property real diameter: Theme.helpDiameter

    implicitWidth: Math.max(Theme.helpDiameter, root.diameter)
    implicitHeight: implicitWidth
    text: qsTr("HELP")
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: qsTr("Tells your family at once that you need help")
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Item {
        Text {
            anchors.centerIn: parent
            width: 0.76 * root.width
            height: 0.5 * root.height
            text: root.text
            color: Theme.textOnDanger
            font.pixelSize: Math.round(0.3 * root.height)
            font.bold: true
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.body
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: width / 2
        color: root.down ? Qt.darker(Theme.danger, 1.3) : Theme.danger
        border.width: 8
        border.color: Theme.dark ? "#E7A49D" : "#F1C4BD"

        Rectangle {
            anchors.fill: parent
            anchors.margins: -6
            radius: width / 2
            color: "transparent"
            border.width: 5
            border.color: Theme.focus
            visible: root.visualFocus
        }
    }
}
