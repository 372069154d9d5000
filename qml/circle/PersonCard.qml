// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// One person and device of the list.
Card {
    id: root

    required property int index
    required property string personId
    required property string name
    required property string roleText
    required property int presence
    required property string presenceText
    required property string rightsText

    readonly property bool connected: root.presence === 1
    readonly property bool broken: root.presence === 3

    signal opened(id: string)

    Heading {
        minor: true
        text: root.name
    }
    BodyText {
        text: root.roleText
        muted: true
    }
    IconLine {
        iconName: root.connected ? "check" : root.broken ? "warning" : "power"
        iconColor: root.connected ? Theme.success : Theme.text
        text: root.presenceText
    }
    BodyText {
        visible: root.rightsText.length > 0
        text: root.rightsText
        font.bold: true
    }
    BigButton {
        objectName: "person" + root.index
        text: qsTr("More about %1").arg(root.name)
        kind: BigButton.Secondary
        onClicked: root.opened(root.personId)
    }
}
