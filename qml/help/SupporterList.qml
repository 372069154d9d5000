// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Ui

/// Who is on the other side, one line each, in words.
Stack {
    id: root

    required property SupporterModel people

    height: implicitHeight
    visible: list.count > 0
    spacing: Theme.unit

    Repeater {
        id: list

        model: root.people

        IconLine {
            required property string words
            required property bool connected
            required property bool trouble

            text: words
            bold: connected
            iconName: connected ? "heart" : trouble ? "warning" : "clock"
            iconColor: connected ? Theme.primary : Theme.textMuted
        }
    }
}
