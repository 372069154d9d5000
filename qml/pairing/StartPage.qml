// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// How shall we begin: make a code here, or bring one from the other device.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal helpRequested()
    signal closed()

    title: root.viewModel.helper ? qsTr("Connect with somebody you look after")
                                 : qsTr("Connect with your family")
    backVisible: true
    onBackRequested: root.closed()

    NoticeCard {
        visible: !root.viewModel.helper
        tone: NoticeCard.Warning
        title: qsTr("Only with your own family")
        text: qsTr("Never with somebody who called you, or whose number stood on the screen.")
    }
    BodyText {
        text: root.viewModel.helper
              ? qsTr("It is best to sit side by side. One of you makes a code, the other brings it in. Then you compare pictures.")
              : qsTr("It is best to sit side by side. It takes a few minutes.")
    }
    NoticeCard {
        visible: root.viewModel.connection.length > 0
        tone: NoticeCard.Warning
        iconName: "router"
        text: root.viewModel.connection
    }
    footer: [
        BigButton {
            objectName: "inviteButton"
            text: root.viewModel.helper ? qsTr("Make a code") : qsTr("Invite my family")
            iconName: "people"
            prominent: true
            kind: root.viewModel.helper ? BigButton.Secondary : BigButton.Primary
            onClicked: root.viewModel.invite()
        },
        BigButton {
            objectName: "joinButton"
            text: qsTr("I have a code")
            iconName: "code"
            prominent: true
            kind: root.viewModel.helper ? BigButton.Primary : BigButton.Secondary
            onClicked: root.viewModel.typeCode()
        },
        StopButton {
            visible: !root.viewModel.helper
            onClicked: root.helpRequested()
        }
    ]
}
