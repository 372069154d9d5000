// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Circle
import Sobani.Ui

/// What helpers see and may do; nothing is hidden from the person who is protected.
AppPage {
    id: root

    required property CircleViewModel viewModel

    signal helpRequested()

    title: qsTr("What my family can see")
    backVisible: true
    onBackRequested: root.viewModel.back()

    NoticeCard {
        tone: NoticeCard.Success
        iconName: "eye"
        title: qsTr("This is what %1 sees").arg(root.viewModel.watchers)
        text: "• " + qsTr("That you touched HELP, and when")
              + "\n• " + qsTr("Which steps of the list you have done")
              + "\n• " + qsTr("Your answers when a stranger wants to get onto the computer")
              + "\n• " + qsTr("Whether this device is switched on and connected")
              + "\n• " + qsTr("Your name and your telephone number")
    }
    NoticeCard {
        iconName: "hand"
        title: qsTr("This is what they may do")
        text: "• " + qsTr("Say yes or no when a stranger wants to get onto the computer")
              + "\n• " + qsTr("Take a yes back")
              + "\n• " + qsTr("Show you a step of the list")
    }
    NoticeCard {
        iconName: "lock"
        title: qsTr("This nobody sees")
        text: "• " + qsTr("Your screen, your letters and your pictures")
              + "\n• " + qsTr("Where you are, and what you do on the computer")
              + "\n• " + qsTr("Your bank and your passwords")
    }
    BodyText {
        text: qsTr("All of it travels locked: the connection point in between cannot read it. You can part from anybody at any time.")
    }
    footer: StopButton {
        visible: !root.viewModel.helper
        onClicked: root.helpRequested()
    }
}
