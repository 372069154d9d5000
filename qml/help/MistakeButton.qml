// SPDX-License-Identifier: MPL-2.0
import QtQuick
import Sobani.Ui

/// Always in sight during a call: nobody should be ashamed of a slip of the finger.
BigButton {
    objectName: "mistakeButton"
    kind: BigButton.Secondary
    text: qsTr("I pressed it by mistake")
}
