// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import Sobani.Ui

/// The way out that is on every page of the protected person; nothing else there is red.
BigButton {
    objectName: "helpButton"
    text: qsTr("HELP: call my family")
    iconName: "hand"
    kind: BigButton.Danger
}
