// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// The code from the other device, typed; or the ways around typing.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal helpRequested()

    title: root.viewModel.helper ? qsTr("Type the code from the other device")
                                 : qsTr("Type the code from your family's screen")
    backVisible: true
    onBackRequested: root.viewModel.cancel()

    NoticeCard {
        objectName: "familyOnly"
        visible: !root.viewModel.helper
        tone: NoticeCard.Warning
        text: qsTr("Does anybody but your family ask for this? Stop, and hang up.")
    }
    LabeledField {
        label: qsTr("12 letters and numbers")
        hint: qsTr("Capital or small letters, with or without spaces: all is fine.")
        large: true
        fieldName: "codeField"
        text: root.viewModel.typed
        errorText: root.viewModel.problem
        inputMethodHints: Qt.ImhNoPredictiveText
        onEdited: text => root.viewModel.setTyped(text)
        onAccepted: root.viewModel.join()
    }
    BodyText {
        visible: root.viewModel.canReadPictures
        text: qsTr("You can also show Sobani the square with the black dots:")
    }
    BigButton {
        objectName: "cameraButton"
        visible: root.viewModel.canUseCamera
        text: qsTr("Use the camera")
        iconName: "camera"
        kind: BigButton.Secondary
        onClicked: root.viewModel.useCamera()
    }
    BigButton {
        objectName: "pictureButton"
        visible: root.viewModel.canReadPictures
        text: qsTr("Choose a picture of the square")
        iconName: "eye"
        kind: BigButton.Secondary
        onClicked: root.viewModel.pickPicture()
    }
    footer: [
        BigButton {
            objectName: "connectButton"
            text: qsTr("Connect")
            iconName: "check"
            prominent: true
            onClicked: root.viewModel.join()
        },
        StopButton {
            visible: !root.viewModel.helper
            onClicked: root.helpRequested()
        }
    ]
}
