// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Circle
import Sobani.Ui

/// One person: how things stand, the telephone number, and parting.
AppPage {
    id: root

    required property CircleViewModel viewModel

    signal helpRequested()

    readonly property bool numberKept: !root.viewModel.helper && root.viewModel.personPhone.length > 0

    title: root.viewModel.personName
    backVisible: true
    onBackRequested: root.viewModel.back()

    BodyText {
        text: root.viewModel.personRole
    }
    BodyText {
        text: root.viewModel.personPresence
    }
    BodyText {
        visible: text.length > 0
        text: root.viewModel.personHeard
    }
    NoticeCard {
        visible: root.viewModel.personRights.length > 0
        iconName: "clock"
        text: root.viewModel.personRights
    }
    NoticeCard {
        visible: root.viewModel.failed
        tone: NoticeCard.Danger
        text: qsTr("That had no effect. Please try again.")
    }
    PhoneCard {
        phone: root.viewModel.call
    }
    // On a protected device a number that is there is not overwritten: whoever drives the
    // screen could put his own in its place, and HELP would show it. Taking back what was
    // written here only brings back the number that the helper told.
    BodyText {
        visible: root.numberKept
        text: qsTr("%1 can change this number on their own device.").arg(root.viewModel.personName)
        muted: true
    }
    BigButton {
        objectName: "wrongNumberButton"
        visible: root.numberKept
        text: qsTr("This number is wrong")
        kind: BigButton.Quiet
        onClicked: root.viewModel.savePersonPhone("")
    }
    LabeledField {
        id: number

        visible: !root.numberKept
        label: qsTr("Telephone number of %1").arg(root.viewModel.personName)
        hint: qsTr("As you want to dial it from here. Only this device remembers it.")
        fieldName: "personPhoneField"
        maximumLength: 24
        inputMethodHints: Qt.ImhDialableCharactersOnly
        text: root.viewModel.personPhone
        onAccepted: root.viewModel.savePersonPhone(number.text)
    }
    BigButton {
        objectName: "savePersonPhoneButton"
        visible: !root.numberKept && number.text !== root.viewModel.personPhone
        text: qsTr("Save the number")
        iconName: "check"
        onClicked: root.viewModel.savePersonPhone(number.text)
    }
    BodyText {
        text: qsTr("Sign of the device: %1").arg(root.viewModel.personDevice)
        muted: true
    }
    BigButton {
        objectName: "leavePersonButton"
        text: root.viewModel.helper && !root.viewModel.personIsHelper
              ? qsTr("Leave the family circle of %1").arg(root.viewModel.personName)
              : qsTr("Disconnect from %1").arg(root.viewModel.personName)
        iconName: "cross"
        kind: BigButton.Quiet
        onClicked: root.viewModel.askLeavePerson()
    }
    footer: StopButton {
        visible: !root.viewModel.helper
        onClicked: root.helpRequested()
    }
}
