// SPDX-License-Identifier: MPL-2.0
import QtQuick
import Sobani.Ui

/// A button's picture and words; the words wrap, the picture keeps its place.
Item {
    id: root

    property string text
    property string iconName
    property color ink: Theme.text
    property bool centred: true
    property alias font: words.font

    readonly property real iconSize: Math.round(root.font.pixelSize * 1.4)
    readonly property real iconSpace: root.iconName.length > 0 ? root.iconSize + 1.5 * Theme.unit : 0

    implicitWidth: words.implicitWidth + root.iconSpace
    implicitHeight: Math.max(words.implicitHeight, root.iconName.length > 0 ? root.iconSize : 0)

    Icon {
        id: picture

        x: root.centred ? Math.max(0, (root.width - root.iconSpace - words.contentWidth) / 2) : 0
        anchors.verticalCenter: parent.verticalCenter
        width: root.iconSize
        height: root.iconSize
        visible: root.iconName.length > 0
        name: root.iconName
        color: root.ink
    }
    Text {
        id: words

        x: root.iconSpace
        width: root.width - root.iconSpace
        height: root.height
        text: root.text
        color: root.ink
        wrapMode: Text.Wrap
        horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
