// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Help
import Sobani.Ui

/// The senior's first page: HELP, who stands by, and three ways on.
AppPage {
    id: root

    required property HelpViewModel viewModel

    readonly property real disc: Math.max(Theme.helpDiameter,
        Math.min(root.compact ? 0.7 * root.width : 0.34 * root.width, 0.42 * root.height + 40))

    signal accessRequested()
    signal circleRequested()
    signal settingsRequested()
    signal pairingRequested()

    columnWidth: 1080
    centred: !root.compact

    TwoColumns {
        split: !root.compact
        spacing: 6 * Theme.unit
        centred: true
        first: [
            HelpButton {
                objectName: "helpButton"
                Layout.alignment: Qt.AlignHCenter
                diameter: root.disc
                focus: true
                onClicked: root.viewModel.raise()
            },
            BodyText {
                text: qsTr("Strange warning? A voice that rushes you? Press here. One press is enough.")
                horizontalAlignment: Text.AlignHCenter
            }
        ]
        second: [
            Card {
                SupporterList { people: root.viewModel.supporters }
                BodyText {
                    visible: root.viewModel.alone
                    text: qsTr("No family member is connected with this device yet.")
                    font.bold: true
                }
                IconLine {
                    objectName: "relayLine"
                    iconName: root.viewModel.relayTrouble ? "warning" : root.viewModel.alone ? "info" : "check"
                    text: root.viewModel.relayText
                    color: Theme.textMuted
                    muted: true
                }
            },
            BigButton {
                objectName: "pairButton"
                visible: root.viewModel.alone
                text: qsTr("Connect with my family")
                iconName: "people"
                onClicked: root.pairingRequested()
            },
            BigButton {
                objectName: "accessButton"
                kind: BigButton.Secondary
                iconName: "question"
                text: qsTr("Asked to let somebody in? Ask my family first")
                onClicked: root.accessRequested()
            },
            BigButton {
                objectName: "circleButton"
                kind: BigButton.Secondary
                iconName: "people"
                text: qsTr("My family")
                onClicked: root.circleRequested()
            },
            BigButton {
                objectName: "settingsButton"
                kind: BigButton.Secondary
                iconName: "settings"
                text: qsTr("Settings")
                onClicked: root.settingsRequested()
            }
        ]
    }
}
