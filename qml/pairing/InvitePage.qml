// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Pairing
import Sobani.Ui

/// The invite as a square to photograph and as a code to type.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal helpRequested()

    title: root.viewModel.helper ? qsTr("Show this to the other device") : qsTr("Show this to your family")

    columnWidth: root.compact ? Theme.columnWidth : 1080

    TwoColumns {
        split: !root.compact
        first: [
            NoticeCard {
                objectName: "familyOnly"
                tone: NoticeCard.Warning
                title: root.viewModel.helper ? "" : qsTr("Does anybody but your family ask for this? Stop, and hang up.")
                text: qsTr("Give this code to nobody but your own family.")
            },
            BodyText {
                text: qsTr("There, choose “I have a code”. Then type these letters and numbers, or photograph the square.")
            },
            Card {
                BodyText {
                    text: qsTr("The code")
                    font.bold: true
                }
                Text {
                    objectName: "codeText"
                    Layout.fillWidth: true
                    text: root.viewModel.code
                    color: Theme.text
                    font.pixelSize: Theme.huge
                    font.bold: true
                    font.letterSpacing: 2
                    wrapMode: Text.WordWrap
                    horizontalAlignment: Text.AlignHCenter
                    textFormat: Text.PlainText
                    Accessible.role: Accessible.StaticText
                    Accessible.name: qsTr("The code: %1").arg(root.viewModel.spokenCode)
                }
                BodyText {
                    text: root.viewModel.timeLeft
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        ]
        second: Card {
            visible: root.viewModel.qrShown

            QrItem {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: Math.min(320, root.textWidth - 6 * Theme.unit)
                Layout.preferredHeight: Layout.preferredWidth
                objectName: "qrCode"
                matrix: root.viewModel.qrMatrix
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("The same code as a square for the camera")
            }
        }
    }
    NoticeCard {
        visible: root.viewModel.connection.length > 0
        tone: NoticeCard.Warning
        iconName: "router"
        text: root.viewModel.connection
    }
    footer: TwoColumns {
        split: !root.compact && !root.viewModel.helper
        spacing: 1.5 * Theme.unit
        innerSpacing: 1.5 * Theme.unit
        first: BigButton {
            objectName: "cancelButton"
            text: qsTr("Stop")
            iconName: "cross"
            kind: BigButton.Secondary
            onClicked: root.viewModel.cancel()
        }
        second: StopButton {
            visible: !root.viewModel.helper
            onClicked: root.helpRequested()
        }
    }
}
