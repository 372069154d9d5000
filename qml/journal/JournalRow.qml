// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// One thing that happened, below the name of its day.
ColumnLayout {
    id: root

    required property string words
    required property string time
    required property string day
    required property string iconName

    Layout.fillWidth: true
    spacing: Theme.unit

    Heading {
        Layout.topMargin: 2 * Theme.unit
        visible: root.day.length > 0
        minor: true
        text: root.day
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: 1.5 * Theme.unit

        Icon {
            Layout.preferredWidth: 1.4 * Theme.body
            Layout.preferredHeight: 1.4 * Theme.body
            Layout.alignment: Qt.AlignTop
            name: root.iconName
            color: Theme.primary
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            BodyText {
                text: root.words
            }
            BodyText {
                text: root.time
                muted: true
            }
        }
    }
}
