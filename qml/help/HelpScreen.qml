// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help
import Sobani.Recovery
import Sobani.Ui

/// During a call: what to do now, large; how far the call has come; the telephone where the
/// call may not get through; and a way to say that it was a slip.
ChecklistPage {
    id: root

    required property HelpViewModel viewModel

    readonly property bool first: root.checklist.current === 0

    checklist: root.viewModel.checklist
    above: [
        PhoneNeed {
            viewModel: root.viewModel
        },
        IconLine {
            objectName: "compactHeadline"
            visible: root.compact
            iconName: root.viewModel.answered ? "heart" : "bell"
            iconColor: Theme.primary
            text: root.viewModel.headline
            bold: true
        },
        MistakeButton {
            visible: root.compact && root.first
            onClicked: root.viewModel.cancel()
        }
    ]

    ProgressCard {
        headline: root.viewModel.headline
        texts: root.viewModel.progressTexts
        reached: root.viewModel.progressReached
        answered: root.viewModel.answered
        brief: !root.first && !root.compact
    }
    MistakeButton {
        visible: !root.compact || !root.first
        onClicked: root.viewModel.cancel()
    }
    EmergencyNote {}
}
