// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// One thing that happened, below the name of its day.
Stack {
    id: root

    required property string words
    required property string time
    required property string day
    required property string iconName

    height: implicitHeight
    spacing: 0

    Heading {
        Layout.topMargin: 2 * Theme.unit
        Layout.bottomMargin: Theme.unit
        visible: root.day.length > 0
        minor: true
        text: root.day
    }
    IconLine {
        iconName: root.iconName
        iconColor: Theme.primary
        text: root.words
    }
    BodyText {
        text: root.time
        muted: true
    }
}
