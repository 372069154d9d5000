// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// How far along we are, in words and in dots; \c current counts from 0.
Stack {
    id: root

    property int count: 6
    property int current: 0
    /// Which steps are done; the dots of these carry a check mark.
    property list<bool> done

    Layout.fillWidth: true
    height: implicitHeight
    spacing: Theme.unit
    Accessible.role: Accessible.ProgressBar
    Accessible.name: words.text

    BodyText {
        id: words

        text: qsTr("%1 of %2").arg(root.current + 1).arg(root.count)
        font.bold: true
        color: Theme.textMuted
        Accessible.ignored: true
    }
    Row {
        spacing: Theme.unit

        Repeater {
            model: root.count

            Rectangle {
                id: dot

                required property int index
                readonly property bool isDone: root.done.length > index && root.done[index]
                readonly property bool isCurrent: root.current === index

                width: isCurrent ? 44 : 22
                height: 22
                radius: 11
                color: isDone ? Theme.success : isCurrent ? Theme.primary : Theme.surfaceRaised
                border.width: isDone || isCurrent ? 0 : 2
                border.color: Theme.outline

                Icon {
                    anchors.centerIn: parent
                    width: 16
                    height: 16
                    visible: dot.isDone
                    name: "check"
                    color: Theme.textOnSuccess
                }
            }
        }
    }
}
