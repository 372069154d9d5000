// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// Something is under way at the other side.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal helpRequested()

    readonly property bool preparing: root.viewModel.stage === PairingViewModel.Preparing
    readonly property bool confirming: root.viewModel.stage === PairingViewModel.Confirming

    title: root.preparing ? qsTr("The code is being made…")
         : root.viewModel.helper ? (root.confirming ? qsTr("Waiting for the other device…")
                                                    : qsTr("Looking for the other device…"))
         : root.confirming ? qsTr("Waiting for your family…")
                           : qsTr("Looking for your family's device…")

    BodyText {
        text: root.preparing ? qsTr("One moment, please.")
            : root.viewModel.helper
              ? (root.confirming ? qsTr("Ask the other person to touch “The same” as well.")
                                 : qsTr("Keep Sobani open on the other device, with the code on its screen."))
            : root.confirming ? qsTr("Ask your family to touch “The same” as well.")
                              : qsTr("Sobani must stay open at your family's, with the code on its screen.")
    }
    BodyText {
        visible: root.viewModel.timeLeft.length > 0
        text: root.viewModel.timeLeft
        muted: true
    }
    NoticeCard {
        visible: root.viewModel.connection.length > 0
        tone: NoticeCard.Warning
        iconName: "router"
        title: root.viewModel.connection
        text: qsTr("It goes on by itself as soon as there is a connection.")
    }
    footer: [
        BigButton {
            objectName: "cancelButton"
            text: qsTr("Stop")
            iconName: "cross"
            kind: BigButton.Secondary
            onClicked: root.viewModel.cancel()
        },
        StopButton {
            visible: !root.viewModel.helper
            onClicked: root.helpRequested()
        }
    ]
}
