// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Access
import Sobani.Ui

/// The answer is not there yet: the stranger is off the line, so that the family gets through;
/// two digits are for the family only.
AppPage {
    id: root

    required property AccessAskViewModel viewModel

    signal helpRequested()

    readonly property bool offline: root.viewModel.connection.length > 0

    title: root.offline ? qsTr("Hang up. Then telephone %1.").arg(root.viewModel.deciders)
                        : qsTr("Hang up and wait. %1 will telephone you.").arg(root.viewModel.deciders)

    NoticeCard {
        objectName: "hangUpNotice"
        tone: NoticeCard.Warning
        iconName: "phone"
        text: qsTr("Tell them: “I am asking my family.” Then hang up. Let nobody in yet.")
    }
    NoticeCard {
        visible: root.viewModel.stage === AccessAskViewModel.Sending
        iconName: "pencil"
        text: qsTr("Your question is being written down…")
    }
    NoticeCard {
        visible: root.offline
        tone: NoticeCard.Warning
        iconName: "router"
        title: root.viewModel.connection
        text: qsTr("Your question waits on this device. Please call by telephone.")
    }
    Card {
        visible: root.viewModel.number.length > 0
        highlighted: true

        BodyText {
            text: qsTr("Only for %1").arg(root.viewModel.deciders)
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }
        Text {
            objectName: "numberText"
            Layout.fillWidth: true
            text: root.viewModel.number
            color: Theme.text
            font.pixelSize: 2 * Theme.huge
            font.bold: true
            font.letterSpacing: 12
            horizontalAlignment: Text.AlignHCenter
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: root.viewModel.spokenNumber
        }
        BodyText {
            text: qsTr("When %1 telephones you, read out these two digits. Tell them to nobody else.").arg(root.viewModel.deciders)
        }
    }
    BodyText {
        visible: text.length > 0
        text: root.viewModel.timeLeft
        muted: true
    }
    BodyText {
        visible: text.length > 0
        text: root.viewModel.presence
        muted: true
    }
    PhoneCard {
        phone: root.viewModel.helperPhone
    }
    BigButton {
        objectName: "withdrawButton"
        visible: root.viewModel.stage === AccessAskViewModel.Waiting
        text: qsTr("I do not want it any more")
        iconName: "cross"
        kind: BigButton.Secondary
        onClicked: root.viewModel.withdraw()
    }
    footer: StopButton { onClicked: root.helpRequested() }
}
