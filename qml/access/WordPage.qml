// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// A no with a word to the senior.
AppPage {
    id: root

    required property AccessDecideViewModel viewModel

    title: qsTr("No. What shall %1 read?").arg(root.viewModel.from)
    backVisible: true
    onBackRequested: root.viewModel.back()

    Repeater {
        model: root.viewModel.quickWords

        BigButton {
            required property int index
            required property string modelData

            objectName: "word" + index
            text: modelData
            kind: BigButton.Secondary
            onClicked: root.viewModel.deny(modelData)
        }
    }
    LabeledField {
        id: own

        label: qsTr("Or in your own words")
        fieldName: "wordField"
        maximumLength: 280
        onAccepted: root.viewModel.deny(own.text)
    }
    footer: BigButton {
        objectName: "denyButton"
        text: qsTr("Send the no")
        iconName: "cross"
        kind: BigButton.Danger
        prominent: true
        onClicked: root.viewModel.deny(own.text)
    }
}
