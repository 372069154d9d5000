// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// A call in one line, for pages with little room: a button where this device can dial, else
/// the number. PhoneCard says the same at length.
Stack {
    id: root

    required property PhoneModel phone
    property string text: qsTr("Call %1").arg(root.phone.name)

    height: implicitHeight
    visible: root.phone.number.length > 0

    BigButton {
        objectName: "callFirstButton"
        visible: root.phone.canDial
        text: root.text
        iconName: "phone"
        onClicked: root.phone.dial()
    }
    IconLine {
        visible: !root.phone.canDial
        iconName: "phone"
        iconColor: Theme.primary
        text: root.text + "\n" + root.phone.number
        bold: true
    }
}
