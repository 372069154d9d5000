// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
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
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit

        Icon {
            Layout.preferredWidth: 1.4 * Theme.body
            Layout.preferredHeight: 1.4 * Theme.body
            Layout.alignment: Qt.AlignTop
            name: root.connected ? "check" : root.broken ? "warning" : "power"
            color: root.connected ? Theme.success : Theme.text
        }
        BodyText {
            text: root.presenceText
        }
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
