// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// Something the reader should know now; its weight is told by sign and words, then by colour.
Rectangle {
    id: root

    enum Tone { Info, Warning, Danger, Success }

    property int tone: NoticeCard.Info
    property string title
    property string text
    property string iconName: ["info", "warning", "hand", "check"][root.tone]
    default property alias content: column.data

    readonly property color ink: [Theme.textOnInfo, Theme.textOnWarning, Theme.textOnDangerSurface,
                                  Theme.textOnSuccessSurface][root.tone]
    readonly property real iconSize: Math.round(1.5 * Theme.body)
    readonly property real padding: 2 * Theme.unit

    Layout.fillWidth: true
    implicitWidth: column.implicitWidth + root.iconSize + 3.5 * root.padding
    implicitHeight: Math.max(column.implicitHeight, root.iconSize) + 2 * root.padding
    radius: Theme.radius
    color: [Theme.infoSurface, Theme.warningSurface, Theme.dangerSurface,
            Theme.successSurface][root.tone]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title.length > 0 && root.text.length > 0 ? root.title + " " + root.text
                                                                   : root.title + root.text

    Icon {
        x: root.padding
        y: root.padding
        width: root.iconSize
        height: root.iconSize
        name: root.iconName
        color: root.ink
    }
    Stack {
        id: column

        x: root.padding + root.iconSize + 1.5 * Theme.unit
        y: root.padding
        width: root.width - x - root.padding
        height: implicitHeight
        spacing: Theme.unit

        BodyText {
            visible: root.title.length > 0
            text: root.title
            color: root.ink
            font.bold: true
        }
        BodyText {
            visible: root.text.length > 0
            text: root.text
            color: root.ink
        }
    }
}
