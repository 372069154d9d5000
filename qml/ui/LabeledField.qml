// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui
import QtQuick.Templates as T

/// One line to fill in, with its name above it and what is wrong below it.
Stack {
    id: root

    property string label
    property string hint
    property string errorText
    property bool large: false
    property string fieldName: "field"
    property alias text: field.text
    property alias placeholder: field.placeholderText
    property alias maximumLength: field.maximumLength
    property alias inputMethodHints: field.inputMethodHints
    property alias validator: field.validator
    readonly property alias field: field

    signal accepted()
    signal edited(string text)

    Layout.fillWidth: true
    height: implicitHeight
    spacing: Theme.unit

    BodyText {
        text: root.label
        font.bold: true
    }
    BodyText {
        visible: root.hint.length > 0
        text: root.hint
        muted: true
    }
    T.TextField {
        id: field

        objectName: root.fieldName
        Layout.fillWidth: true
        implicitHeight: Math.max(Theme.touch, contentHeight + 2 * padding)
        padding: 2 * Theme.unit
        font.family: Theme.fontFamily
        font.pixelSize: root.large ? Theme.title : Theme.large
        color: Theme.text
        selectionColor: Theme.primary
        selectedTextColor: Theme.textOnPrimary
        placeholderTextColor: Theme.textMuted
        verticalAlignment: TextInput.AlignVCenter
        selectByMouse: true
        activeFocusOnTab: true
        Accessible.role: Accessible.EditableText
        Accessible.name: root.label
        Accessible.description: root.errorText.length > 0 ? root.errorText : root.hint
        onAccepted: root.accepted()
        onTextEdited: root.edited(field.text)

        background: Rectangle {
            radius: 0.7 * Theme.radius
            color: Theme.surface
            border.width: field.activeFocus ? 4 : 2
            border.color: root.errorText.length > 0 ? Theme.textOnDangerSurface
                          : field.activeFocus ? Theme.focus : Theme.outline
        }

        BodyText {
            x: field.leftPadding
            width: field.width - 2 * field.padding
            height: field.height
            visible: field.length === 0 && field.preeditText.length === 0
            text: field.placeholderText
            color: field.placeholderTextColor
            elide: Text.ElideRight
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }
    NoticeCard {
        visible: root.errorText.length > 0
        tone: NoticeCard.Danger
        iconName: "warning"
        text: root.errorText
    }
}
