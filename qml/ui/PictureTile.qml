// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A picture with its word below it, to compare over the telephone.
Rectangle {
    id: root

    property string emoji
    property string word

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    implicitWidth: Math.max(Theme.touch, word.implicitWidth + 2 * Theme.unit)
    implicitHeight: column.implicitHeight + 3 * Theme.unit
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.divider
    Accessible.role: Accessible.StaticText
    Accessible.name: root.word

    ColumnLayout {
        id: column

        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: Theme.unit

        Text {
            Layout.fillWidth: true
            text: root.emoji
            // Some signs have a plain form too, which the text font would take.
            font.family: "Noto Color Emoji"
            color: Theme.text
            font.pixelSize: 1.2 * Theme.huge
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 24
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Text {
            id: word

            Layout.fillWidth: true
            text: root.word
            color: Theme.text
            font.pixelSize: Theme.large
            font.bold: true
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
