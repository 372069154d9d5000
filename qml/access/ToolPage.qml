// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// What they want to connect with; then the question goes to the family.
QuestionPage {
    id: root

    BodyText {
        text: root.viewModel.hint
    }
    LabeledField {
        label: qsTr("Program or web address")
        fieldName: "toolField"
        maximumLength: 120
        text: root.viewModel.tool
        onEdited: text => root.viewModel.tool = text
    }
    LabeledField {
        label: qsTr("Number or code that they gave you")
        fieldName: "supportCodeField"
        maximumLength: 120
        text: root.viewModel.supportCode
        onEdited: text => root.viewModel.supportCode = text
    }
    StepDots {
        count: root.viewModel.pageCount
        current: root.viewModel.page
    }
    footer: [
        AlarmLine { alarming: root.viewModel.alarming },
        BigButton {
            objectName: "nextButton"
            text: qsTr("Now ask %1").arg(root.viewModel.deciders)
            iconName: "send"
            prominent: true
            onClicked: root.viewModel.next()
        },
        StopButton { onClicked: root.helpRequested() }
    ]
}
