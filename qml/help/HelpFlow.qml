// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Recovery
import Sobani.Ui

/// From the tap to the end: the steps, the page after them, "it is over".
FocusScope {
    id: root

    required property HelpViewModel viewModel

    readonly property ChecklistViewModel checklist: root.viewModel.checklist
    readonly property bool over: root.viewModel.stage === HelpViewModel.Over

    signal closed()

    HelpScreen {
        anchors.fill: parent
        visible: !root.over && !root.checklist.finished
        focus: visible
        viewModel: root.viewModel
    }
    RecoveryDonePage {
        anchors.fill: parent
        visible: !root.over && root.checklist.finished
        focus: visible
        headline: root.viewModel.headline
        phone: root.viewModel.phone
        onBackRequested: root.checklist.back()

        // Whoever has come this far looks for a way on: this is not it.
        MistakeButton {
            kind: root.viewModel.answered ? BigButton.Quiet : BigButton.Secondary
            onClicked: root.viewModel.cancel()
        }
    }
    HelpOverScreen {
        anchors.fill: parent
        visible: root.over
        focus: visible
        viewModel: root.viewModel
        onClosed: root.closed()
    }
}
