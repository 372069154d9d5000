// SPDX-License-Identifier: MPL-2.0
import QtQuick
import Sobani.Ui

/// HELP is pressed for a fall or a fire as well; we cannot come, 119 can.
NoticeCard {
    iconName: "ambulance"
    tone: NoticeCard.Warning
    text: qsTr("Fallen, ill, or a fire? Telephone 119 now.")
}
