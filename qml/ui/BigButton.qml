// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/// A button for a shaky finger: 14 mm high at least, words before pictures.
T.Button {
    id: root

    enum Kind { Primary, Secondary, Danger, Quiet }

    property int kind: BigButton.Primary
    property string iconName
    /// Takes the whole width of a layout.
    property bool stretch: true
    /// Bigger words, for the one thing to do on a page.
    property bool prominent: false

    readonly property bool filled: root.kind === BigButton.Primary || root.kind === BigButton.Danger
    readonly property color fill: root.kind === BigButton.Danger ? Theme.danger
        : root.kind === BigButton.Primary ? Theme.primary
        : root.kind === BigButton.Secondary ? Theme.surface : Theme.background
    readonly property color ink: root.kind === BigButton.Danger ? Theme.textOnDanger
        : root.kind === BigButton.Primary ? Theme.textOnPrimary
        : root.kind === BigButton.Secondary ? Theme.text : Theme.primary

    Layout.fillWidth: root.stretch
    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: 2 * Theme.unit
    rightPadding: 2 * Theme.unit
    topPadding: 1.5 * Theme.unit
    bottomPadding: 1.5 * Theme.unit
    font.family: Theme.fontFamily
    font.pixelSize: root.prominent ? Theme.large : Theme.body
    font.bold: true
    focusPolicy: Qt.StrongFocus
    opacity: root.enabled ? 1 : 0.6
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: ButtonLabel {
        text: root.text
        iconName: root.iconName
        ink: root.ink
        font: root.font
        centred: root.stretch
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Qt.tint(root.fill, Theme.dark ? "#30FFFFFF" : "#30000000") : root.fill
        border.width: root.kind === BigButton.Secondary ? 2 : 0
        border.color: Theme.outline

        FocusRing { shown: root.visualFocus }
    }
}
