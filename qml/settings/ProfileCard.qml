// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Settings
import Sobani.Ui

/// The own name and telephone number, as the family sees them.
Card {
    id: root

    required property SettingsViewModel viewModel

    LabeledField {
        id: name

        label: qsTr("My name")
        fieldName: "nameField"
        maximumLength: 40
        text: root.viewModel.name
    }
    LabeledField {
        id: phone

        label: qsTr("My telephone number")
        fieldName: "phoneField"
        maximumLength: 24
        inputMethodHints: Qt.ImhDialableCharactersOnly
        text: root.viewModel.phone
    }
    NoticeCard {
        visible: root.viewModel.problem.length > 0
        tone: NoticeCard.Warning
        text: root.viewModel.problem
    }
    NoticeCard {
        visible: root.viewModel.saved
        tone: NoticeCard.Success
        text: qsTr("Saved. Your family sees it as well.")
    }
    BigButton {
        objectName: "saveButton"
        text: qsTr("Save name and number")
        kind: BigButton.Secondary
        onClicked: root.viewModel.save(name.text, phone.text)
    }
}
