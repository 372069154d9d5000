// SPDX-License-Identifier: MPL-2.0
import QtQuick
import Sobani.Ui

/// Two stacks side by side where there is room for both, else one below the other.
Item {
    id: root

    property bool split: root.width >= Theme.compactWidth
    property real spacing: 4 * Theme.unit
    property real innerSpacing: 2 * Theme.unit
    property bool centred: false
    property alias first: firstStack.data
    property alias second: secondStack.data

    readonly property real half: (root.width - root.spacing) / 2
    readonly property real tallest: Math.max(firstStack.implicitHeight, secondStack.implicitHeight)

    implicitHeight: root.split ? root.tallest
        : firstStack.implicitHeight + (secondStack.implicitHeight > 0 ? root.innerSpacing : 0)
          + secondStack.implicitHeight

    Stack {
        id: firstStack

        y: root.split && root.centred ? (root.tallest - implicitHeight) / 2 : 0
        width: root.split ? root.half : root.width
        height: implicitHeight
        spacing: root.innerSpacing
    }
    Stack {
        id: secondStack

        x: root.split ? root.half + root.spacing : 0
        y: !root.split ? firstStack.implicitHeight + root.innerSpacing
           : root.centred ? (root.tallest - implicitHeight) / 2 : 0
        width: root.split ? root.half : root.width
        height: implicitHeight
        spacing: root.innerSpacing
    }
}
