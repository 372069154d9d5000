// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// What all questions have in common; the answers are the page's content.
AppPage {
    id: root

    required property AccessAskViewModel viewModel
    readonly property int page: root.viewModel.page

    signal helpRequested()

    onPageChanged: root.toTop()
    title: root.viewModel.question
    backVisible: true
    onBackRequested: root.viewModel.back()
}
