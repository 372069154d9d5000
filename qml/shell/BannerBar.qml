// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Shell
import Sobani.Ui

/// The line above the page, with its one button.
Rectangle {
    id: root

    required property ShellViewModel viewModel

    readonly property real padding: 1.5 * Theme.unit
    readonly property real wide: Math.min(root.width - 2 * root.padding, Theme.columnWidth)

    implicitHeight: root.visible ? stack.implicitHeight + 2 * root.padding : 0
    visible: root.viewModel.bannerVisible
    color: root.viewModel.bannerUrgent ? Theme.dangerSurface : Theme.warningSurface
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.viewModel.bannerText

    Stack {
        id: stack

        x: (root.width - root.wide) / 2
        y: root.padding
        width: root.wide
        height: implicitHeight
        spacing: Theme.unit

        IconLine {
            objectName: "bannerLine"
            iconName: "warning"
            iconColor: color
            text: root.viewModel.bannerText
            color: root.viewModel.bannerUrgent ? Theme.textOnDangerSurface : Theme.textOnWarning
            bold: true
            muted: true
        }
        BigButton {
            objectName: "bannerButton"
            visible: root.viewModel.bannerAction.length > 0
            kind: BigButton.Secondary
            text: root.viewModel.bannerAction
            onClicked: root.viewModel.followBanner()
        }
    }
}
