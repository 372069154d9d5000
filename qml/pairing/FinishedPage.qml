// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// Connected: what that means from now on.
AppPage {
    id: root

    required property PairingViewModel viewModel

    signal closed()

    title: qsTr("You are connected with %1").arg(root.viewModel.peerName)

    NoticeCard {
        tone: NoticeCard.Success
        title: qsTr("It worked")
        text: root.viewModel.helper
              ? qsTr("From now on you hear it at once when %1 calls for help.").arg(root.viewModel.peerName)
              : qsTr("From now on %1 hears it at once when you touch HELP.").arg(root.viewModel.peerName)
    }
    NoticeCard {
        visible: root.viewModel.rightsPending
        iconName: "clock"
        title: qsTr("Not everything works yet")
        text: qsTr("%1 may decide about strangers only after another helper has agreed, or after 24 hours.").arg(root.viewModel.peerName)
    }
    footer: BigButton {
        objectName: "doneButton"
        text: qsTr("Done")
        iconName: "check"
        prominent: true
        onClicked: root.closed()
    }
}
