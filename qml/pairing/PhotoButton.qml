// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Sobani.Ui

/// One picture of this device to choose.
T.AbstractButton {
    id: root

    required property url pictureUrl
    required property string name
    required property string when

    Layout.fillWidth: true
    implicitWidth: 200
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: 1.5 * Theme.unit
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Picture %1, %2", "name, when").arg(root.name).arg(root.when)
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Stack {
        spacing: Theme.unit

        Image {
            Layout.preferredHeight: 160
            source: root.pictureUrl
            sourceSize.width: 320
            sourceSize.height: 320
            fillMode: Image.PreserveAspectFit
            asynchronous: true
            autoTransform: true
        }
        BodyText {
            text: root.when
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.surfaceRaised : Theme.surface
        border.width: 2
        border.color: Theme.outline

        FocusRing { shown: root.visualFocus }
    }
}
