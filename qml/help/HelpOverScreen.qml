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
    footer: BigButton {
        objectName: "overButton"
        text: qsTr("All right")
        onClicked: root.closed()
    }

    NoticeCard {
        objectName: "overNotice"
        tone: NoticeCard.Success
        text: root.viewModel.overText
    }
    BodyText {
        text: qsTr("If a stranger is still on the telephone or on your screen, it is not over. Press HELP again: nobody minds.")
    }
}
