// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Settings
import Sobani.Ui

/// This device without its keys.
AppPage {
    id: root

    required property KeysViewModel viewModel

    /// A helper's device has no HELP to miss.
    property bool helper: false

    title: root.helper ? qsTr("Sobani does not work right now") : qsTr("HELP does not work right now")

    NoticeCard {
        tone: root.viewModel.canStartOver ? NoticeCard.Danger : NoticeCard.Warning
        iconName: "lock"
        title: root.viewModel.title
        text: root.viewModel.text
    }
    BodyText {
        text: root.helper
              ? qsTr("Until then no call for help can arrive here. Keep your telephone at hand.")
              : qsTr("Until then HELP reaches nobody. Telephone your family: the number is on the family card beside the computer. Or ring the police advice line, #9110; at night or in a hurry: 110.")
        font.bold: true
    }
    BodyText {
        visible: root.viewModel.canStartOver
        text: qsTr("You can begin again as a new device. Then your family has to connect with it anew, by comparing the pictures. Tell them first, on the telephone.")
    }
    NoticeCard {
        visible: root.viewModel.sure
        tone: NoticeCard.Danger
        iconName: "warning"
        title: qsTr("Everything on this device is forgotten: the family, the history, the settings.")
        text: qsTr("If somebody on the telephone told you to do this, hang up.")
    }
    BigButton {
        objectName: "startOverButton"
        visible: root.viewModel.canStartOver && !root.viewModel.sure
        text: qsTr("Begin again as a new device…")
        kind: BigButton.Secondary
        onClicked: root.viewModel.makeSure()
    }
    BigButton {
        objectName: "startOverSureButton"
        visible: root.viewModel.sure
        text: qsTr("Yes, forget everything and begin again")
        iconName: "warning"
        kind: BigButton.Secondary
        onClicked: root.viewModel.startOver()
    }
    footer: [
        BigButton {
            objectName: "retryButton"
            visible: !root.viewModel.sure
            text: qsTr("Try again")
            iconName: "refresh"
            prominent: true
            onClicked: root.viewModel.retryRequested()
        },
        BigButton {
            objectName: "notNowButton"
            visible: root.viewModel.sure
            text: qsTr("No, do not forget anything")
            prominent: true
            onClicked: root.viewModel.notNow()
        }
    ]
}
