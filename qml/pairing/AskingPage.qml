// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// What no code can prove: who began this?
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal helpRequested()

    title: qsTr("One question first")

    Heading {
        minor: true
        text: qsTr("Is somebody on the telephone telling you to do this?")
    }
    BodyText {
        text: qsTr("Tell it as it is. Nobody will scold you.")
    }
    BigButton {
        objectName: "theyCalledButton"
        text: qsTr("Yes, they called me")
        iconName: "bell"
        kind: BigButton.Secondary
        onClicked: root.viewModel.theyCalled()
    }
    BigButton {
        objectName: "screenNumberButton"
        text: qsTr("Yes, I called a number from the screen or a message")
        iconName: "monitor"
        kind: BigButton.Secondary
        onClicked: root.viewModel.theyCalled()
    }
    BigButton {
        objectName: "togetherButton"
        text: qsTr("No, my family sits beside me")
        iconName: "people"
        kind: BigButton.Secondary
        onClicked: root.viewModel.notCalled()
    }
    BigButton {
        objectName: "iCalledButton"
        text: qsTr("No, I called my family myself, on the number I have always used")
        iconName: "phone"
        kind: BigButton.Secondary
        onClicked: root.viewModel.notCalled()
    }
    BigButton {
        objectName: "cancelButton"
        text: qsTr("Stop")
        iconName: "cross"
        kind: BigButton.Quiet
        onClicked: root.viewModel.cancel()
    }
    StopButton {
        visible: !root.viewModel.helper
        onClicked: root.helpRequested()
    }
}
