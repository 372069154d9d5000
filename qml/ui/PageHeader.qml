// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// The way back and the title of a page.
Stack {
    id: root

    property string title
    property bool backVisible: false
    property string backText

    signal backRequested()

    height: implicitHeight
    spacing: Theme.unit

    BigButton {
        objectName: "backButton"
        visible: root.backVisible
        text: root.backText
        iconName: "back"
        kind: BigButton.Quiet
        Layout.alignment: Qt.AlignLeft
        stretch: false
        Layout.leftMargin: -1.5 * Theme.unit
        Layout.topMargin: -1.5 * Theme.unit
        onClicked: root.backRequested()
    }
    Heading {
        visible: root.title.length > 0
        text: root.title
    }
}
