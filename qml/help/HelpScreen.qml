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
        EmergencyNote {
            visible: root.compact && root.first
            brief: true
        },
        IconLine {
            objectName: "compactHeadline"
            visible: root.compact && !root.first
            iconName: root.viewModel.answered ? "heart" : "bell"
            iconColor: Theme.primary
            text: root.viewModel.headline
            bold: true
        }
    ]
    // What to do comes first: a caller must not find the way out above it.
    afterHow: [
        PhoneNeed {
            viewModel: root.viewModel
        },
        MistakeButton {
            visible: root.compact && root.first
            onClicked: root.viewModel.cancel()
        },
        IconLine {
            objectName: "firstHeadline"
            visible: root.compact && root.first
            iconName: root.viewModel.answered ? "heart" : "bell"
            iconColor: Theme.primary
            text: root.viewModel.headline
            bold: true
        }
    ]

    EmergencyNote {
        visible: !root.compact || !root.first
    }
    ProgressCard {
        visible: !root.compact || (root.viewModel.telephoneNeeded && !root.first)
        headline: root.viewModel.headline
        texts: root.viewModel.progressTexts
        reached: root.viewModel.progressReached
        answered: root.viewModel.answered
        brief: root.first || !root.viewModel.telephoneNeeded
    }
    MistakeButton {
        visible: !root.compact || !root.first
        onClicked: root.viewModel.cancel()
    }
}
