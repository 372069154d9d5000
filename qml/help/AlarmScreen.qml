// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Sobani.Help
import Sobani.Ui

/// Somebody calls for help: nothing else on the screen, one thing to press.
AppPage {
    id: root

    required property AlarmViewModel viewModel

    readonly property real sign: Math.min(2.4 * Theme.huge, 0.17 * root.height)

    background: Theme.danger
    centred: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: who.text

    footer: BigButton {
        objectName: "answerButton"
        implicitHeight: Math.max(1.4 * Theme.touch, implicitContentHeight + topPadding + bottomPadding)
        kind: BigButton.Secondary
        iconName: "phone"
        font.pixelSize: Theme.title
        text: qsTr("I will call now")
        focus: true
        onClicked: root.viewModel.answer()
    }

    Icon {
        Layout.alignment: Qt.AlignHCenter
        implicitWidth: root.sign
        implicitHeight: root.sign
        name: "bell"
        color: Theme.textOnDanger
    }
    Heading {
        id: who

        objectName: "alarmTitle"
        text: qsTr("%1 calls for help").arg(root.viewModel.from)
        color: Theme.textOnDanger
        font.pixelSize: Math.round(1.25 * Theme.title)
        horizontalAlignment: Text.AlignHCenter
    }
    BodyText {
        text: root.viewModel.sinceText
        color: Theme.textOnDanger
        horizontalAlignment: Text.AlignHCenter
    }
    BodyText {
        visible: root.viewModel.otherCalls > 0
        text: qsTr("There is another call waiting behind this one.")
        color: Theme.textOnDanger
        horizontalAlignment: Text.AlignHCenter
    }
    ShownWatcher {
        key: root.viewModel.callId + "/" + root.viewModel.round
        onShown: root.viewModel.shown()
    }
    BodyText {
        text: qsTr("This ends the noise and tells %1 that you will telephone. If you cannot, let it ring: the call goes on, to others as well.").arg(root.viewModel.from)
        color: Theme.textOnDanger
        horizontalAlignment: Text.AlignHCenter
    }
}
