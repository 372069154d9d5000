// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// A question with a few large answers; touching one goes on.
QuestionPage {
    id: root

    ChoiceGroup {
        choices: root.viewModel.choices
        iconNames: root.viewModel.choiceIcons
        onChosen: index => root.viewModel.choose(index)
    }
    BodyText {
        visible: text.length > 0
        text: root.viewModel.hint
    }
    StepDots {
        count: root.viewModel.pageCount
        current: root.viewModel.page
    }
    footer: [
        AlarmLine { alarming: root.viewModel.alarming },
        StopButton { onClicked: root.helpRequested() }
    ]
}
