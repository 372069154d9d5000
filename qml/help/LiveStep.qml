// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// One step as the helper sees it: how it stands, what to say, and "show this now".
Card {
    id: root

    required property int number
    required property string title
    required property string say
    required property bool done
    required property bool pushed
    required property bool current

    signal pushRequested(int number)

    highlighted: root.current
    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    IconLine {
        iconName: root.done ? "check" : "clock"
        iconColor: root.done ? Theme.success : Theme.textMuted
        text: root.done ? qsTr("Done: %1").arg(root.title) : root.title
        bold: true
    }
    BodyText {
        visible: root.current
        text: qsTr("Say: %1").arg(root.say)
    }
    BodyText {
        visible: root.pushed && !root.done
        text: qsTr("You have put this step on the screen there.")
        color: Theme.primary
    }
    BigButton {
        objectName: "pushButton" + root.number
        visible: !root.done
        kind: root.current ? BigButton.Primary : BigButton.Secondary
        iconName: "send"
        text: qsTr("Show this step there")
        Accessible.name: qsTr("Show there: %1").arg(root.title)
        onClicked: root.pushRequested(root.number)
    }
}
