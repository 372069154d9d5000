// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// Says at once, and above the way out, that an answer sounds like fraud.
IconLine {
    required property bool alarming

    visible: alarming
    iconName: "warning"
    iconColor: Theme.textOnDangerSurface
    text: qsTr("It sounds like fraud. You may hang up.")
    color: Theme.textOnDangerSurface
    bold: true
}
