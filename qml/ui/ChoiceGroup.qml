// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// One of a few answers, each as large as a button. The owner of the choice sets
/// \c current; a touch only tells \c chosen.
Stack {
    id: root

    property string label
    property list<string> choices
    property list<string> iconNames
    property int current: -1
    /// Beside each other where there is room.
    property bool inRow: false

    signal chosen(int index)

    Layout.fillWidth: true
    height: implicitHeight
    spacing: 1.5 * Theme.unit
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label

    BodyText {
        visible: root.label.length > 0
        text: root.label
        font.bold: true
    }
    Grid {
        id: grid

        readonly property int across: root.inRow ? Math.max(1, root.choices.length) : 1

        columns: across
        spacing: 1.5 * Theme.unit

        Repeater {
            model: root.choices.length

            ChoiceButton {
                required property int index

                objectName: "choice" + index
                width: (root.width - (grid.across - 1) * grid.spacing) / grid.across
                text: root.choices[index]
                iconName: root.iconNames.length > index ? root.iconNames[index] : ""
                checked: root.current === index
                onClicked: root.chosen(index)
            }
        }
    }
}
