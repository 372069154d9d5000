// SPDX-License-Identifier: MPL-2.0
import QtQuick
import QtQuick.Layouts

/// Running words.
Text {
    id: root

    property bool muted: false

    Layout.fillWidth: true
    color: root.muted ? Theme.textMuted : Theme.text
    font.pixelSize: root.muted ? Theme.small : Theme.body
    lineHeight: 1.1
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
