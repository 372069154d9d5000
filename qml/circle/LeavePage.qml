// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Circle
import Sobani.Ui

/// Parting takes two touches, and says what it means before the second one.
AppPage {
    id: root

    required property CircleViewModel viewModel

    signal helpRequested()

    readonly property bool everybody: root.viewModel.page === CircleViewModel.LeaveAll
    readonly property string who: root.everybody ? root.viewModel.watchers : root.viewModel.personName

    title: root.everybody ? qsTr("Leave the family circle?")
                          : qsTr("Disconnect from %1?").arg(root.who)
    backVisible: true
    onBackRequested: root.viewModel.back()

    NoticeCard {
        tone: NoticeCard.Danger
        iconName: "warning"
        title: qsTr("Did somebody on the telephone tell you to do this?")
        text: qsTr("Then do not do it. Hang up.")
    }
    BodyText {
        text: root.viewModel.helper
              ? qsTr("You will not hear it any more when %1 calls for help, and you can decide nothing there.").arg(root.who)
              : qsTr("%1 will not hear it any more when you touch HELP.").arg(root.who)
    }
    BodyText {
        text: qsTr("To connect again you have to compare the pictures once more, both of you together.")
    }
    footer: [
        BigButton {
            objectName: "stayButton"
            text: qsTr("Stay connected")
            iconName: "check"
            prominent: true
            onClicked: root.viewModel.back()
        },
        BigButton {
            objectName: "leaveButton"
            visible: !root.viewModel.sure
            text: qsTr("I want to part nevertheless")
            kind: BigButton.Quiet
            onClicked: root.viewModel.makeSure()
        },
        BigButton {
            objectName: "leaveSureButton"
            visible: root.viewModel.sure
            text: root.everybody ? qsTr("Yes, leave the circle now")
                                 : qsTr("Yes, disconnect now")
            iconName: "cross"
            // Red is HELP on a protected device, and nothing else.
            kind: root.viewModel.helper ? BigButton.Danger : BigButton.Secondary
            onClicked: root.viewModel.leave()
        },
        StopButton {
            visible: !root.viewModel.helper
            onClicked: root.helpRequested()
        }
    ]
}
