// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Ui

/// The helper's first page: all quiet, who is looked after, ways on.
AppPage {
    id: root

    required property AlarmViewModel viewModel
    /// Requests that wait for this helper's word.
    property int openRequests: 0

    signal requestsRequested()
    signal circleRequested()
    signal pairingRequested()
    signal journalRequested()
    signal settingsRequested()

    title: root.viewModel.alone ? qsTr("Welcome") : qsTr("All is quiet")

    Card {
        SupporterList { people: root.viewModel.people }
        BodyText {
            visible: root.viewModel.alone
            text: qsTr("This device does not look after anybody yet.")
            font.bold: true
        }
        IconLine {
            objectName: "relayLine"
            iconName: root.viewModel.relayTrouble ? "warning" : "check"
            text: root.viewModel.relayText
            color: Theme.textMuted
            muted: true
        }
    }
    BigButton {
        objectName: "pairButton"
        kind: root.viewModel.alone ? BigButton.Primary : BigButton.Secondary
        iconName: "heart"
        text: qsTr("Connect with somebody to look after")
        onClicked: root.pairingRequested()
    }
    BigButton {
        objectName: "requestsButton"
        visible: root.openRequests > 0
        iconName: "monitor"
        text: qsTr("A request waits for your word")
        onClicked: root.requestsRequested()
    }
    BigButton {
        objectName: "circleButton"
        kind: BigButton.Secondary
        iconName: "people"
        text: qsTr("People and devices")
        onClicked: root.circleRequested()
    }
    BigButton {
        objectName: "journalButton"
        kind: BigButton.Secondary
        iconName: "book"
        text: qsTr("What has happened")
        onClicked: root.journalRequested()
    }
    BigButton {
        objectName: "settingsButton"
        kind: BigButton.Secondary
        iconName: "settings"
        text: qsTr("Settings")
        onClicked: root.settingsRequested()
    }
}
