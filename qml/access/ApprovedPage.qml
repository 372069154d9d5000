// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// Allowed for a while; stopping is always the largest button.
AppPage {
    id: root

    required property AccessAskViewModel viewModel

    signal helpRequested()

    title: qsTr("You may let them in, until %1").arg(root.viewModel.untilText)

    NoticeCard {
        tone: NoticeCard.Success
        title: root.viewModel.timeLeft
        text: qsTr("Stay on the telephone with %1 meanwhile.").arg(root.viewModel.deciders)
    }
    NoticeCard {
        tone: NoticeCard.Warning
        title: qsTr("If they speak of money: stop at once")
        text: qsTr("Also when they want to see your bank, or ask you for a card or a password.")
    }
    PhoneCard {
        phone: root.viewModel.helperPhone
    }
    footer: [
        BigButton {
            objectName: "stopNowButton"
            text: qsTr("Stop letting them in")
            iconName: "cross"
            kind: BigButton.Secondary
            prominent: true
            onClicked: root.viewModel.withdraw()
        },
        StopButton { onClicked: root.helpRequested() }
    ]
}
