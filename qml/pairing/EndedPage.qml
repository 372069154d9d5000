// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// There is no connection: why, and what to do now.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal closed()
    signal helpRequested()

    readonly property bool mayTryAgain: root.viewModel.stage === PairingViewModel.Ended

    title: root.viewModel.endTitle

    NoticeCard {
        tone: root.viewModel.endAlarming ? NoticeCard.Danger : NoticeCard.Info
        text: root.viewModel.endText
    }
    BodyText {
        text: root.viewModel.endAdvice
        font.bold: true
    }
    footer: [
        BigButton {
            objectName: "helpButton"
            visible: root.viewModel.endAlarming && !root.viewModel.helper
            text: qsTr("HELP: call my family")
            iconName: "hand"
            kind: BigButton.Danger
            onClicked: root.helpRequested()
        },
        BigButton {
            objectName: "againButton"
            visible: root.mayTryAgain
            text: qsTr("Begin again")
            iconName: "refresh"
            onClicked: root.viewModel.startAgain()
        },
        BigButton {
            objectName: "closeButton"
            text: qsTr("Close")
            kind: BigButton.Secondary
            onClicked: root.closed()
        }
    ]
}
