// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// HELP is pressed for a fall or a fire as well; we cannot come, 119 can.
Stack {
    id: root

    /// One line, for pages with little room.
    property bool brief: false

    height: implicitHeight

    IconLine {
        objectName: "emergencyLine"
        visible: root.brief
        iconName: "ambulance"
        iconColor: Theme.text
        text: qsTr("Fall, illness, fire: 119")
        bold: true
    }
    NoticeCard {
        visible: !root.brief
        iconName: "ambulance"
        tone: NoticeCard.Warning
        text: qsTr("Fallen, ill, or a fire? Telephone 119 now.")
    }
}
