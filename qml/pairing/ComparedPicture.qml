// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// One of the four pictures, from its row of the model.
Item {
    id: root

    required property string emoji
    required property string word
    property bool inLine: false

    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1
    implicitWidth: tile.implicitWidth
    implicitHeight: tile.implicitHeight

    PictureTile {
        id: tile

        anchors.fill: parent
        emoji: root.emoji
        word: root.word
        inLine: root.inLine
    }
}
