// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// The answer is no: what to say, and that this is the end of the call.
AppPage {
    id: root

    required property AccessAskViewModel viewModel

    signal closed()
    signal helpRequested()

    title: qsTr("Hang up now")

    Heading {
        objectName: "resultTitle"
        minor: true
        text: root.viewModel.resultTitle
    }
    Card {
        highlighted: true

        BodyText {
            text: qsTr("You only need to say:")
        }
        Heading {
            minor: true
            text: qsTr("“My family says no. Goodbye.”")
        }
    }
    NoticeCard {
        visible: root.viewModel.note.length > 0
        iconName: "mail"
        title: qsTr("A word for you")
        text: root.viewModel.note
    }
    BodyText {
        text: root.viewModel.resultText
    }
    PhoneCard {
        phone: root.viewModel.helperPhone
    }
    footer: [
        BigButton {
            objectName: "hungUpButton"
            text: qsTr("I have hung up")
            iconName: "check"
            prominent: true
            onClicked: root.closed()
        },
        StopButton { onClicked: root.helpRequested() }
    ]
}
