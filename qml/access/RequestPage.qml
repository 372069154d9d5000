// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// One request: first what smells of fraud, then what was told, then yes or no.
AppPage {
    id: root

    required property AccessDecideViewModel viewModel

    title: qsTr("%1 asks: may they get in?").arg(root.viewModel.from)
    backVisible: true
    backText: qsTr("All requests")
    onBackRequested: root.viewModel.back()

    PhoneLine {
        visible: root.compact && root.viewModel.seniorPhone.number.length > 0
        phone: root.viewModel.seniorPhone
        text: qsTr("First call %1").arg(root.viewModel.from)
    }
    NoticeCard {
        visible: root.viewModel.problem.length > 0
        tone: NoticeCard.Danger
        text: root.viewModel.problem
    }
    NoticeCard {
        visible: root.viewModel.connection.length > 0
        tone: NoticeCard.Warning
        iconName: "router"
        title: root.viewModel.connection
        text: qsTr("Your answer goes out as soon as there is a connection. Better call.")
    }
    NoticeCard {
        id: flags

        visible: root.viewModel.flags.count > 0
        tone: NoticeCard.Danger
        iconName: "warning"
        title: qsTr("Suspicious: %1").arg(root.viewModel.flags.count)

        Repeater {
            model: root.viewModel.flags

            FlagRow { ink: flags.ink; brief: root.compact }
        }
    }
    NoticeCard {
        visible: root.viewModel.flags.count === 0
        objectName: "noFlagsNotice"
        tone: NoticeCard.Warning
        iconName: "question"
        text: qsTr("No warning sign was told. But %1 may have been told what to answer. Telephone first.").arg(root.viewModel.from)
    }
    BodyText {
        text: root.viewModel.timeLeft.length > 0
              ? root.viewModel.timeLeft + "\n" + qsTr("No answer counts as no.") : ""
        visible: text.length > 0
        muted: true
    }
    FactList {
        facts: root.viewModel.facts
    }
    PhoneCard {
        phone: root.viewModel.seniorPhone
    }
    BigButton {
        objectName: "denyWithWordButton"
        text: qsTr("No, with a word")
        iconName: "mail"
        kind: BigButton.Secondary
        onClicked: root.viewModel.considerWord()
    }
    footer: [
        BigButton {
            objectName: "denyButton"
            text: qsTr("No")
            iconName: "cross"
            kind: BigButton.Danger
            prominent: true
            onClicked: root.viewModel.deny()
        },
        BigButton {
            objectName: "approveButton"
            text: qsTr("Yes, but only for a while…")
            iconName: "clock"
            kind: BigButton.Secondary
            onClicked: root.viewModel.considerYes()
        }
    ]
}
