// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Journal
import Sobani.Ui

/// What happened, the newest first.
AppPage {
    id: root

    required property JournalViewModel viewModel

    signal closed()

    title: qsTr("What happened")
    backVisible: true
    onBackRequested: root.closed()

    NoticeCard {
        visible: !root.viewModel.intact
        tone: NoticeCard.Danger
        title: qsTr("Somebody may have changed this list")
        text: qsTr("It does not fit together any more. Show this to the police or to somebody who knows computers.")
    }
    NoticeCard {
        visible: root.viewModel.state === JournalViewModel.Failed
        tone: NoticeCard.Warning
        text: qsTr("The list could not be read just now.")
    }
    BodyText {
        visible: root.viewModel.state === JournalViewModel.Loading
        text: qsTr("One moment, please.")
    }
    BodyText {
        visible: root.viewModel.state === JournalViewModel.Empty
        text: qsTr("Nothing has happened yet. That is good.")
    }
    Repeater {
        model: root.viewModel.entries

        JournalRow {}
    }
}
