// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// Three digits, as large as they go.
Text {
    Layout.alignment: Qt.AlignHCenter
    color: Theme.text
    font.pixelSize: Math.round(1.3 * Theme.huge)
    font.bold: true
    font.letterSpacing: 4
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
}
