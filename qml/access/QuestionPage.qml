// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// What all questions have in common; the answers are the page's content.
AppPage {
    id: root

    required property AccessAskViewModel viewModel

    signal helpRequested()

    readonly property int page: root.viewModel.page

    onPageChanged: root.flickable.contentY = 0
    title: root.viewModel.question
    backVisible: true
    onBackRequested: root.viewModel.back()

    StepDots {
        count: root.viewModel.pageCount
        current: root.viewModel.page
    }
    NoticeCard {
        visible: root.viewModel.alarming
        tone: NoticeCard.Warning
        title: qsTr("Careful: this is how fraud often begins")
        text: qsTr("You may hang up at any time. Nobody will be angry.")
    }
    BodyText {
        text: root.viewModel.hint
    }
}
