// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// A helper's side: requests, and the decision on one of them.
FocusScope {
    id: root

    required property AccessDecideViewModel viewModel

    signal closed()

    readonly property var pages: ({
        [AccessDecideViewModel.None]: list,
        [AccessDecideViewModel.Reading]: reading,
        [AccessDecideViewModel.Saying]: saying,
        [AccessDecideViewModel.Numbering]: numbering,
        [AccessDecideViewModel.OnItsWay]: outcome,
        [AccessDecideViewModel.Approved]: outcome,
        [AccessDecideViewModel.Denied]: outcome,
        [AccessDecideViewModel.Over]: outcome
    })

    PageHolder {
        anchors.fill: parent
        focus: true
        page: root.pages[root.viewModel.stage]
    }

    Component { id: list; RequestListPage { viewModel: root.viewModel; onClosed: root.closed() } }
    Component { id: reading; RequestPage { viewModel: root.viewModel } }
    Component { id: saying; WordPage { viewModel: root.viewModel } }
    Component { id: numbering; NumberPage { viewModel: root.viewModel } }
    Component { id: outcome; OutcomePage { viewModel: root.viewModel } }
}
