// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Ui

/// The call is over on the helper's side; calling back is still the best one can do.
AppPage {
    id: root

    required property AlarmViewModel viewModel

    title: root.viewModel.calledOff
           ? qsTr("%1 says: by mistake. Check by telephone").arg(root.viewModel.from)
           : qsTr("The call for help is over")
    footer: BigButton {
        objectName: "overButton"
        text: qsTr("All right")
        kind: root.viewModel.calledOff ? BigButton.Secondary : BigButton.Primary
        onClicked: root.viewModel.closeOver()
    }

    NoticeCard {
        objectName: "overNotice"
        tone: root.viewModel.calledOff ? NoticeCard.Warning : NoticeCard.Info
        text: root.viewModel.overText
    }
    PhoneCard { phone: root.viewModel.phone }
}
