// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Ui

/// The helper at the senior's side: call first, then follow the steps.
AppPage {
    id: root

    required property AlarmViewModel viewModel

    title: root.viewModel.mine ? qsTr("Telephone %1 now").arg(root.viewModel.from)
                               : qsTr("%1 has called for help").arg(root.viewModel.from)

    PhoneCard { phone: root.viewModel.phone }
    BodyText {
        objectName: "engagedText"
        visible: root.viewModel.mine
        text: qsTr("Engaged? Keep trying, also the other telephone. If you cannot reach %1, ask a neighbour or 110 to look in.").arg(root.viewModel.from)
        font.bold: true
    }
    NoticeCard {
        objectName: "answerNotice"
        iconName: "heart"
        title: root.viewModel.answerText
        text: root.viewModel.sinceText
    }
    NoticeCard {
        visible: root.viewModel.relayTrouble
        tone: NoticeCard.Warning
        text: root.viewModel.relayText
    }
    NoticeCard {
        objectName: "silenceNotice"
        visible: root.viewModel.silenceExpected
        iconName: "power"
        text: qsTr("Off the internet or switched off, that device goes silent. This is expected. Stay on the telephone.")
    }
    Heading {
        objectName: "stepsLine"
        minor: true
        text: root.viewModel.stepsText
    }
    Repeater {
        model: root.viewModel.steps

        LiveStep {
            onPushRequested: number => root.viewModel.pushStep(number)
        }
    }
    BigButton {
        objectName: "resolveButton"
        visible: !root.viewModel.sure
        kind: BigButton.Secondary
        text: qsTr("It is over, close this call")
        onClicked: root.viewModel.makeSure()
    }
    Card {
        visible: root.viewModel.sure
        highlighted: true

        BodyText {
            text: qsTr("Is the stranger off the telephone and off the computer, and have you spoken with %1 yourself?").arg(root.viewModel.from)
            font.bold: true
        }
        BigButton {
            objectName: "resolveSureButton"
            text: qsTr("Yes, close the call")
            onClicked: root.viewModel.resolve()
        }
        BigButton {
            objectName: "resolveNotYetButton"
            kind: BigButton.Secondary
            text: qsTr("Not yet")
            onClicked: root.viewModel.notYet()
        }
    }
}
