// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// The senior's side: somebody wants to connect to this computer.
FocusScope {
    id: root

    required property AccessAskViewModel viewModel

    signal closed()
    signal helpRequested()

    readonly property var pages: ({
        [AccessAskViewModel.Asking]: root.viewModel.choices.length > 0 ? choice
            : root.viewModel.page === root.viewModel.pageCount - 1 ? tool : who,
        [AccessAskViewModel.Sending]: waiting,
        [AccessAskViewModel.Waiting]: waiting,
        [AccessAskViewModel.Approved]: approved,
        [AccessAskViewModel.Refused]: refused,
        [AccessAskViewModel.Over]: over,
        [AccessAskViewModel.Failed]: over
    })

    Connections {
        target: root.viewModel
        function onLeft() { root.closed() }
    }
    PageHolder {
        anchors.fill: parent
        focus: true
        page: root.pages[root.viewModel.stage]
    }

    Component {
        id: choice

        ChoicePage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component {
        id: who

        WhoPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component {
        id: tool

        ToolPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component {
        id: waiting

        AskWaitingPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component {
        id: approved

        ApprovedPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component {
        id: refused

        RefusedPage {
            viewModel: root.viewModel
            onClosed: root.closed()
            onHelpRequested: root.helpRequested()
        }
    }
    Component {
        id: over

        OverPage {
            viewModel: root.viewModel
            onClosed: root.closed()
            onHelpRequested: root.helpRequested()
        }
    }
}
