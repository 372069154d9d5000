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

    readonly property bool denied: root.viewModel.stage === AccessDecideViewModel.Denied

    title: !root.onItsWay ? root.viewModel.outcome
         : root.viewModel.sayingYes ? qsTr("Your yes is on its way…") : qsTr("Your no is on its way…")
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
        objectName: "deniedNotice"
        visible: root.denied
        tone: NoticeCard.Warning
        iconName: "phone"
        text: root.viewModel.decidedByMe
              ? qsTr("Your no has arrived. %1 may still be on the telephone with them. Call now.").arg(root.viewModel.from)
              : qsTr("%1 may still be on the telephone with them. Call now.").arg(root.viewModel.from)
    }
    NoticeCard {
        objectName: "withdrawnNotice"
        visible: root.viewModel.withdrawn
        tone: NoticeCard.Warning
        iconName: "phone"
        text: qsTr("Somebody may have told %1 to do this. Telephone and listen to the voice.").arg(root.viewModel.from)
    }
    PhoneCard {
        phone: root.viewModel.seniorPhone
    }
    BodyText {
        visible: root.denied && root.viewModel.note.length > 0
        text: qsTr("The word with it: %1").arg(root.viewModel.note)
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
            visible: root.onItsWay && root.viewModel.sayingYes
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
