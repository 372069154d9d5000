// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Pairing
import Sobani.Ui

/// Six digits and four pictures, to compare with the other screen. The answers stand below
/// the pictures on purpose: whoever answers has seen them. They are equally large, and on the
/// first screen both or neither: a literal person touches the only button there is.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal helpRequested()

    readonly property bool sideBySide: !root.compact && Theme.textScale < 1.4
    /// What is left of the first screen below the words.
    readonly property real room: root.height - root.contentTop - below.y
    readonly property bool fits: root.room >= answers.implicitHeight + 2 * Theme.unit

    title: qsTr("Do both of you see the same?")

    Card {
        padding: root.compact ? Theme.unit : 2.5 * Theme.unit

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
        columns: root.textWidth > 24 * Theme.large ? 4 : root.textWidth > 11 * Theme.large ? 2 : 1
        columnSpacing: 1.5 * Theme.unit
        rowSpacing: 1.5 * Theme.unit

        Repeater {
            model: root.viewModel.pictures

            ComparedPicture { inLine: root.compact }
        }
    }
    BodyText {
        text: root.viewModel.helper
              ? qsTr("Read it to each other: first the numbers, then the pictures. Be side by side, or on a call that they made to you.")
              : qsTr("Read it to each other: first the numbers, then the pictures.")
    }
    Item {
        id: below

        Layout.fillWidth: true
        implicitHeight: root.fits ? 0 : Math.max(more.implicitHeight, root.room)

        IconLine {
            id: more

            objectName: "moreBelow"
            width: parent.width
            visible: !root.fits
            iconName: "info"
            text: qsTr("More below")
            bold: true
        }
    }
    GridLayout {
        id: answers

        readonly property real tallest: Math.max(same.implicitHeight, different.implicitHeight)

        Layout.fillWidth: true
        columns: root.sideBySide ? 2 : 1
        columnSpacing: 1.5 * Theme.unit
        rowSpacing: 1.5 * Theme.unit

        BigButton {
            id: same

            objectName: "sameButton"
            Layout.preferredWidth: 1
            Layout.preferredHeight: answers.tallest
            text: qsTr("The same")
            iconName: "check"
            onClicked: root.viewModel.same()
        }
        BigButton {
            id: different

            objectName: "differentButton"
            Layout.preferredWidth: 1
            Layout.preferredHeight: answers.tallest
            text: qsTr("Different, or not sure")
            iconName: "cross"
            kind: BigButton.Secondary
            onClicked: root.viewModel.different()
        }
    }
    BodyText {
        text: root.viewModel.timeLeft
        muted: true
    }
    StopButton {
        visible: !root.viewModel.helper
        onClicked: root.helpRequested()
    }
}
