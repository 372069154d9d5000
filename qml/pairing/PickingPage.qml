// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Pairing
import Sobani.Ui

/// The newest pictures of this device, to touch; another may be dropped on the page.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal helpRequested()

    title: qsTr("Which picture shows the square?")
    backVisible: true
    onBackRequested: root.viewModel.typeCode()

    BodyText {
        text: root.viewModel.recent.count > 0
              ? qsTr("These are the newest pictures on this device. Touch the right one, or drag a picture here.")
              : qsTr("There are no pictures on this device yet. Save the picture that your family sent, or drag it here.")
    }
    NoticeCard {
        visible: root.viewModel.problem.length > 0
        tone: NoticeCard.Warning
        text: root.viewModel.problem
    }
    GridLayout {
        Layout.fillWidth: true
        columns: root.compact ? 1 : 3
        columnSpacing: 2 * Theme.unit
        rowSpacing: 2 * Theme.unit

        Repeater {
            model: root.viewModel.recent

            PhotoButton {
                required property int index

                objectName: "photo" + index
                onClicked: root.viewModel.openPicture(pictureUrl)
            }
        }
    }
    BigButton {
        objectName: "refreshButton"
        text: qsTr("Look again")
        iconName: "refresh"
        kind: BigButton.Secondary
        onClicked: root.viewModel.pickPicture()
    }
    DropArea {
        parent: root
        anchors.fill: parent
        onDropped: drop => drop.hasUrls ? root.viewModel.openPicture(drop.urls[0]) : undefined
    }
    StopButton {
        visible: !root.viewModel.helper
        onClicked: root.helpRequested()
    }
}
