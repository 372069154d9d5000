// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Settings
import Sobani.Ui

/// This device without its keys.
AppPage {
    id: root

    required property KeysViewModel viewModel

    title: root.viewModel.title

    NoticeCard {
        tone: root.viewModel.canStartOver ? NoticeCard.Danger : NoticeCard.Warning
        iconName: "lock"
        text: root.viewModel.text
    }
    BodyText {
        text: qsTr("Until then HELP cannot reach anybody from this device. In an emergency, use the telephone.")
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
        kind: BigButton.Danger
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
