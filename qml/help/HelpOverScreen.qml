// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Ui

/// The call is over; what stays true nevertheless.
AppPage {
    id: root

    required property HelpViewModel viewModel

    signal closed()

    title: qsTr("The call for help is over")
    centred: true
    footer: [
        BigButton {
            objectName: "overButton"
            text: qsTr("All right")
            onClicked: root.closed()
        },
        StopButton { onClicked: root.viewModel.raise() }
    ]

    NoticeCard {
        objectName: "overNotice"
        tone: root.viewModel.byMistake ? NoticeCard.Info : NoticeCard.Success
        text: root.viewModel.overText
    }
    BodyText {
        visible: root.viewModel.byMistake
        text: qsTr("If somebody told you to press it, press HELP again.")
        font.bold: true
    }
    BodyText {
        text: qsTr("If a stranger is still on the telephone or on your screen, it is not over. Press HELP again: nobody minds.")
    }
}
