// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// An approval that ended, or a question that could not be put.
AppPage {
    id: root

    required property AccessAskViewModel viewModel

    signal closed()
    signal helpRequested()

    readonly property bool failed: root.viewModel.stage === AccessAskViewModel.Failed

    title: root.failed ? qsTr("Your family could not be asked") : root.viewModel.resultTitle

    NoticeCard {
        tone: root.failed ? NoticeCard.Danger : NoticeCard.Info
        title: root.failed ? qsTr("Hang up. That means no: let nobody in.") : ""
        text: root.failed ? root.viewModel.resultTitle
                          : qsTr("Hang up on them. Nobody may be on your computer any more. If something still moves on the screen by itself, press the red button below, “HELP: call my family”.")
    }
    PhoneCard {
        phone: root.viewModel.helperPhone
    }
    footer: [
        BigButton {
            objectName: "closeButton"
            text: qsTr("Close")
            prominent: true
            onClicked: root.closed()
        },
        BigButton {
            objectName: "againButton"
            visible: root.failed
            text: qsTr("Try again")
            iconName: "refresh"
            kind: BigButton.Secondary
            onClicked: root.viewModel.startAgain()
        },
        StopButton { onClicked: root.helpRequested() }
    ]
}
