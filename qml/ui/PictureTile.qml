// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/// A picture with its word below it, or beside it, to compare over the telephone.
Rectangle {
    id: root

    property string emoji
    property string word
    property bool inLine: false

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    implicitWidth: Math.max(Theme.touch, word.implicitWidth + 2 * Theme.unit)
    implicitHeight: column.implicitHeight + (root.inLine ? 1.5 : 3) * Theme.unit
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.divider
    Accessible.role: Accessible.StaticText
    Accessible.name: root.word

    GridLayout {
        id: column

        anchors {
            left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter
            leftMargin: root.inLine ? Theme.unit : 0
            rightMargin: root.inLine ? Theme.unit : 0
        }
        columns: root.inLine ? 2 : 1
        columnSpacing: Theme.unit
        rowSpacing: Theme.unit

        Text {
            Layout.fillWidth: !root.inLine
            text: root.emoji
            // Some signs have a plain form too, which the text font would take.
            font.family: "Noto Color Emoji"
            color: Theme.text
            font.pixelSize: root.inLine ? Theme.title : 1.2 * Theme.huge
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
            // A word that is read aloud is not broken.
            wrapMode: root.inLine ? Text.NoWrap : Text.Wrap
            fontSizeMode: root.inLine ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: 14
            horizontalAlignment: root.inLine ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
