// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// What became of a request, and the way to take a yes back.
AppPage {
    id: root

    required property AccessDecideViewModel viewModel

    readonly property bool inForce: root.viewModel.stage === AccessDecideViewModel.Approved
    readonly property bool onItsWay: root.viewModel.stage === AccessDecideViewModel.OnItsWay

    title: root.onItsWay ? qsTr("Your answer is on its way…") : root.viewModel.outcome
    backVisible: true
    backText: qsTr("All requests")
    onBackRequested: root.viewModel.back()

    NoticeCard {
        visible: root.viewModel.problem.length > 0
        tone: NoticeCard.Danger
        text: root.viewModel.problem
    }
    NoticeCard {
        visible: root.onItsWay
        iconName: "send"
        text: root.viewModel.connection.length > 0 ? root.viewModel.connection
              : qsTr("It counts as soon as the computer of %1 has confirmed it.").arg(root.viewModel.from)
    }
    NoticeCard {
        visible: root.inForce
        tone: NoticeCard.Warning
        iconName: "clock"
        title: root.viewModel.timeLeft
        text: qsTr("Until %1 strangers may use the computer of %2. Stay on the telephone.").arg(root.viewModel.untilText).arg(root.viewModel.from)
    }
    NoticeCard {
        visible: root.viewModel.stage === AccessDecideViewModel.Denied
        tone: NoticeCard.Success
        title: root.viewModel.note
        text: qsTr("%1 now reads that the answer is no, and to hang up.").arg(root.viewModel.from)
    }
    PhoneCard {
        phone: root.viewModel.seniorPhone
    }
    footer: [
        BigButton {
            objectName: "revokeButton"
            visible: root.inForce
            text: qsTr("Take it back now")
            iconName: "cross"
            kind: BigButton.Danger
            prominent: true
            onClicked: root.viewModel.revoke()
        },
        BigButton {
            objectName: "denyButton"
            visible: root.onItsWay
            text: qsTr("No after all")
            iconName: "cross"
            kind: BigButton.Danger
            onClicked: root.viewModel.deny()
        },
        BigButton {
            objectName: "listButton"
            text: qsTr("All requests")
            kind: BigButton.Secondary
            onClicked: root.viewModel.back()
        }
    ]
}
