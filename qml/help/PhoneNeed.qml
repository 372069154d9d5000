// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Ui

/// The call may not get through: why, and the family's number.
Stack {
    id: root

    required property HelpViewModel viewModel

    height: implicitHeight
    visible: root.viewModel.telephoneNeeded
    spacing: 1.5 * Theme.unit

    NoticeCard {
        objectName: "telephoneNotice"
        tone: NoticeCard.Danger
        iconName: "phone"
        text: root.viewModel.telephoneReason
    }
    PhoneCard {
        objectName: "familyPhone"
        phone: root.viewModel.phone
    }
    NoticeCard {
        visible: root.viewModel.phone.number.length === 0
        tone: NoticeCard.Warning
        iconName: "phone"
        text: qsTr("No number is stored here. Look at the family card beside the computer, or ring the police advice line, #9110; at night or in a hurry: 110.")
    }
}
