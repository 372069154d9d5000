// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// A yes: what speaks against it once more, for how long, and the number that only the real
/// senior can read out.
AppPage {
    id: root

    required property AccessDecideViewModel viewModel

    title: qsTr("Call %1 first").arg(root.viewModel.from)
    backVisible: true
    onBackRequested: root.viewModel.back()

    NoticeCard {
        objectName: "problemNotice"
        visible: root.viewModel.problem.length > 0
        tone: NoticeCard.Danger
        iconName: "warning"
        text: root.viewModel.problem
    }
    NoticeCard {
        objectName: "riskNotice"
        visible: root.viewModel.flags.count > 0
        tone: NoticeCard.Danger
        iconName: "warning"
        text: qsTr("Suspicious: %1. Ask: “How did you come to know this person?”").arg(root.viewModel.flags.count)
    }
    BodyText {
        visible: root.viewModel.flags.count === 0
        text: qsTr("Ask: “How did you come to know this person?”")
        font.bold: true
    }
    PhoneLine {
        visible: root.compact && root.viewModel.seniorPhone.number.length > 0
        phone: root.viewModel.seniorPhone
    }
    BodyText {
        text: qsTr("You make the call. Then let %1 read out the two digits.").arg(root.viewModel.from)
    }
    PhoneCard {
        visible: !root.compact && root.viewModel.seniorPhone.number.length > 0
        phone: root.viewModel.seniorPhone
    }
    LabeledField {
        label: qsTr("The two digits that you hear")
        large: true
        fieldName: "numberField"
        maximumLength: 4
        placeholder: qsTr("two digits")
        inputMethodHints: Qt.ImhDigitsOnly
        text: root.viewModel.typedNumber
        onEdited: text => root.viewModel.setTypedNumber(text)
        onAccepted: root.viewModel.approve()
    }
    ChoiceGroup {
        label: qsTr("For how long?")
        choices: root.viewModel.minuteChoices
        current: root.viewModel.minutesChoice
        inRow: !root.compact && Theme.textScale < 1.4
        onChosen: index => root.viewModel.chooseMinutes(index)
    }
    BodyText {
        text: root.viewModel.timeLeft
        visible: text.length > 0
        muted: true
    }
    footer: [
        BigButton {
            objectName: "approveButton"
            enabled: root.viewModel.canApprove
            text: qsTr("Allow for %1 minutes").arg(root.viewModel.minutes)
            iconName: "check"
            onClicked: root.viewModel.approve()
        },
        BigButton {
            objectName: "denyButton"
            text: qsTr("No")
            iconName: "cross"
            kind: BigButton.Danger
            onClicked: root.viewModel.deny()
        }
    ]
}
