// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// Who they say they are.
QuestionPage {
    id: root

    BodyText {
        text: root.viewModel.hint
    }
    LabeledField {
        label: qsTr("Company")
        fieldName: "companyField"
        maximumLength: 120
        text: root.viewModel.company
        onEdited: text => root.viewModel.company = text
    }
    LabeledField {
        label: qsTr("Name of the person")
        fieldName: "personField"
        maximumLength: 120
        text: root.viewModel.person
        onEdited: text => root.viewModel.person = text
    }
    LabeledField {
        label: qsTr("Their telephone number")
        fieldName: "phoneField"
        maximumLength: 24
        inputMethodHints: Qt.ImhDialableCharactersOnly
        text: root.viewModel.phone
        onEdited: text => root.viewModel.phone = text
    }
    StepDots {
        count: root.viewModel.pageCount
        current: root.viewModel.page
    }
    footer: [
        AlarmLine { alarming: root.viewModel.alarming },
        BigButton {
            objectName: "nextButton"
            text: root.viewModel.whoEmpty ? qsTr("I don't know") : qsTr("Go on")
            prominent: true
            onClicked: root.viewModel.next()
        },
        StopButton { onClicked: root.helpRequested() }
    ]
}
