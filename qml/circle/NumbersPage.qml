// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Circle
import Sobani.Ui

/// The own telephone number, told to the whole family.
AppPage {
    id: root

    required property CircleViewModel viewModel

    signal helpRequested()

    title: qsTr("My telephone number")
    backVisible: true
    onBackRequested: root.viewModel.back()

    BodyText {
        text: qsTr("Your family sees this number, so that they can call you at once when it matters.")
    }
    LabeledField {
        id: number

        label: qsTr("Number")
        hint: qsTr("Best a telephone that works without this computer.")
        large: true
        fieldName: "ownPhoneField"
        maximumLength: 24
        inputMethodHints: Qt.ImhDialableCharactersOnly
        text: root.viewModel.ownPhone
        onAccepted: root.viewModel.saveOwnPhone(number.text)
    }
    footer: [
        BigButton {
            objectName: "saveOwnPhoneButton"
            text: qsTr("Save")
            iconName: "check"
            prominent: true
            onClicked: root.viewModel.saveOwnPhone(number.text)
        },
        StopButton {
            visible: !root.viewModel.helper
            onClicked: root.helpRequested()
        }
    ]
}
