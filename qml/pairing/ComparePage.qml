// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Pairing
import Sobani.Ui

/// Six digits and four pictures, to compare with the other screen. The answers stand below
/// the pictures on purpose: whoever answers has seen them.
AppPage {
    id: root

    required property PairingViewModel viewModel

    title: qsTr("Do both of you see the same?")

    Card {
        GridLayout {
            Layout.alignment: Qt.AlignHCenter
            columns: root.textWidth > 6.5 * Theme.huge ? 2 : 1
            columnSpacing: Theme.huge
            rowSpacing: 0

            DigitGroup {
                text: root.viewModel.firstDigits
                Accessible.name: root.viewModel.spokenFirst
            }
            DigitGroup {
                text: root.viewModel.lastDigits
                Accessible.name: root.viewModel.spokenLast
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root.textWidth > 24 * Theme.large ? 4 : 2
        columnSpacing: 1.5 * Theme.unit
        rowSpacing: 1.5 * Theme.unit

        Repeater {
            model: root.viewModel.pictures

            ComparedPicture {}
        }
    }
    BodyText {
        text: root.viewModel.helper
              ? qsTr("Read it to each other: first the numbers, then the pictures. Be side by side, or on a call that they made to you.")
              : qsTr("Read it to each other: first the numbers, then the pictures.")
    }
    BigButton {
        objectName: "sameButton"
        text: qsTr("The same")
        iconName: "check"
        prominent: true
        onClicked: root.viewModel.same()
    }
    BigButton {
        objectName: "differentButton"
        text: qsTr("Different, or not sure")
        iconName: "cross"
        kind: BigButton.Secondary
        onClicked: root.viewModel.different()
    }
    BodyText {
        text: root.viewModel.timeLeft
        muted: true
    }
}
