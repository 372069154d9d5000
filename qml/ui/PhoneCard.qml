// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Ui

/// A number to telephone: large enough to read from across the table, a button where this
/// device can dial, else a square that makes a mobile phone dial. A telephone cannot
/// photograph itself, and where there is little room the square waits to be asked for.
Card {
    id: root

    required property PhoneModel phone

    readonly property bool mayShowSquare: root.phone.hasSquare && !root.phone.canDial
    readonly property bool narrow: root.Window.width < Theme.compactWidth
    property bool squareWanted: false

    visible: root.phone.number.length > 0
    Accessible.role: Accessible.Grouping
    Accessible.name: caption.text + " " + root.phone.number

    BodyText {
        id: caption

        text: root.phone.name.length > 0 ? qsTr("Telephone number of %1").arg(root.phone.name)
                                         : qsTr("Telephone number")
        font.bold: true
    }
    Text {
        Layout.fillWidth: true
        text: root.phone.number
        color: Theme.text
        font.pixelSize: Theme.huge
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.small
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: root.phone.number
    }
    BigButton {
        objectName: "callButton"
        visible: root.phone.canDial
        text: root.phone.name.length > 0 ? qsTr("Call %1").arg(root.phone.name) : qsTr("Call")
        iconName: "phone"
        onClicked: root.phone.dial()
    }
    BigButton {
        objectName: "squareButton"
        visible: root.mayShowSquare && root.narrow && !root.squareWanted
        text: qsTr("Dial with a mobile")
        iconName: "camera"
        kind: BigButton.Quiet
        onClicked: root.squareWanted = true
    }
    Flow {
        Layout.fillWidth: true
        visible: root.mayShowSquare && (!root.narrow || root.squareWanted)
        spacing: 2 * Theme.unit

        QrItem {
            objectName: "phoneSquare"
            width: 150
            height: 150
            matrix: root.phone.matrix
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Square code that dials %1").arg(root.phone.number)
        }
        BodyText {
            width: Math.min(implicitWidth, parent.width > 400 ? parent.width - 150 - 2 * Theme.unit
                                                              : parent.width)
            text: qsTr("Point the camera of a mobile phone at this square: it dials the number for you.")
            muted: true
        }
    }
}
