// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// What no code can prove: who began this?
AppPage {
    id: root

    required property PairingViewModel viewModel

    title: qsTr("One question first")

    Heading {
        minor: true
        text: qsTr("Did somebody call you and ask you to do this?")
    }
    BodyText {
        text: qsTr("Tell it as it is. Nobody will scold you.")
    }
    BigButton {
        objectName: "togetherButton"
        text: qsTr("No, we are sitting together")
        iconName: "people"
        kind: BigButton.Secondary
        onClicked: root.viewModel.notCalled()
    }
    BigButton {
        objectName: "iCalledButton"
        text: qsTr("No, I called them, on a number I have known for long")
        iconName: "phone"
        kind: BigButton.Secondary
        onClicked: root.viewModel.notCalled()
    }
    BigButton {
        objectName: "theyCalledButton"
        text: qsTr("Yes, they called me")
        iconName: "warning"
        kind: BigButton.Secondary
        onClicked: root.viewModel.theyCalled()
    }
    BigButton {
        objectName: "cancelButton"
        text: qsTr("Stop")
        iconName: "cross"
        kind: BigButton.Quiet
        onClicked: root.viewModel.cancel()
    }
}
