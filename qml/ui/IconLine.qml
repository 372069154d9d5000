// SPDX-License-Identifier: MPL-2.0
import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// A sign and a sentence beside it; the sentence wraps.
Item {
    id: root

    property string iconName
    property color iconColor: Theme.textMuted
    property string text
    property color color: Theme.text
    property bool bold: false
    property bool muted: false

    readonly property real iconSize: Math.round(1.3 * words.font.pixelSize)

    Layout.fillWidth: true
    implicitWidth: words.implicitWidth + root.iconSize + 1.5 * Theme.unit
    implicitHeight: Math.max(words.implicitHeight, root.iconSize)

    Icon {
        width: root.iconSize
        height: root.iconSize
        name: root.iconName
        color: root.iconColor
    }
    BodyText {
        id: words

        x: root.iconSize + 1.5 * Theme.unit
        width: root.width - x
        text: root.text
        color: root.color
        font.bold: root.bold
        font.pixelSize: root.muted ? Theme.small : Theme.body
    }
}
