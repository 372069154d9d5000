// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Circle
import Sobani.Ui

/// A new helper waits for the word of one who is here already.
AppPage {
    id: root

    required property CircleViewModel viewModel

    title: qsTr("%1 wants to become a helper").arg(root.viewModel.consentName)
    backVisible: true
    onBackRequested: root.viewModel.back()

    NoticeCard {
        tone: NoticeCard.Danger
        iconName: "warning"
        title: qsTr("A fraudster may be asking for this")
        text: qsTr("Agree only when you know %1 and have spoken with them yourself, on a call that you made.").arg(root.viewModel.consentName)
    }
    BodyText {
        text: qsTr("If you agree, %1 may decide like you whether a stranger gets onto the computer.").arg(root.viewModel.consentName)
    }
    BodyText {
        text: qsTr("If you say no, %1 gets no rights.").arg(root.viewModel.consentName)
    }
    BodyText {
        visible: root.viewModel.consentEffective.length > 0
        text: qsTr("If nobody says anything, %1 gets these rights by waiting: %2. So if in doubt, say no.").arg(root.viewModel.consentName).arg(root.viewModel.consentEffective)
        font.bold: true
    }
    footer: [
        BigButton {
            objectName: "vetoButton"
            text: qsTr("No, not this person")
            iconName: "cross"
            kind: BigButton.Danger
            onClicked: root.viewModel.veto()
        },
        BigButton {
            objectName: "agreeButton"
            visible: !root.viewModel.sure
            text: qsTr("I know this person")
            kind: BigButton.Secondary
            onClicked: root.viewModel.makeSure()
        },
        BigButton {
            objectName: "agreeSureButton"
            visible: root.viewModel.sure
            text: qsTr("I have spoken with %1: agree").arg(root.viewModel.consentName)
            iconName: "check"
            onClicked: root.viewModel.agree()
        }
    ]
}
