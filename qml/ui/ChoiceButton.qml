// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Sobani.Ui

/// One answer among several; the mark says by its shape whether it is the chosen one.
T.AbstractButton {
    id: root

    property string iconName
    readonly property real markSize: Math.round(1.3 * Theme.body)

    Layout.fillWidth: true
    Layout.preferredWidth: 1
    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    padding: 2 * Theme.unit
    leftPadding: root.markSize + 4 * Theme.unit
    font.family: Theme.fontFamily
    font.pixelSize: Theme.body
    font.bold: root.checked
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: ButtonLabel {
        text: root.text
        iconName: root.iconName
        ink: Theme.text
        font: root.font
        centred: false
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.checked ? Theme.infoSurface : root.down ? Theme.surfaceRaised : Theme.surface
        border.width: root.checked ? 4 : 2
        border.color: root.checked ? Theme.primary : Theme.outline

        FocusRing { shown: root.visualFocus }

        Rectangle {
            x: 2 * Theme.unit
            anchors.verticalCenter: parent.verticalCenter
            width: root.markSize
            height: root.markSize
            radius: root.markSize / 2
            color: root.checked ? Theme.primary : Theme.surface
            border.width: 3
            border.color: root.checked ? Theme.primary : Theme.outline

            Icon {
                anchors.fill: parent
                anchors.margins: 4
                visible: root.checked
                name: "check"
                color: Theme.textOnPrimary
            }
        }
    }
}
