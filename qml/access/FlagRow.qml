// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// One thing that smells of fraud, and why; the why only where there is room.
Stack {
    id: root

    required property string label
    required property string body
    property bool brief: false
    property color ink: Theme.text

    height: implicitHeight

    BodyText {
        text: root.label
        color: root.ink
        font.bold: true
    }
    BodyText {
        visible: !root.brief
        text: root.body
        color: root.ink
        font.pixelSize: Theme.small
    }
}
