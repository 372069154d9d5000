// SPDX-License-Identifier: MPL-2.0
import QtQuick
import QtQuick.Layouts

/// The words that say what a page or a part of it is about.
Text {
    id: root

    /// A title inside a page rather than the page's own.
    property bool minor: false

    Layout.fillWidth: true
    color: Theme.text
    font.pixelSize: root.minor ? Theme.large : Theme.title
    font.bold: true
    lineHeight: 0.98
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.Heading
    Accessible.name: root.text
}
