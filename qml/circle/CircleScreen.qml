// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Circle
import Sobani.Ui

/// The people who belong together, and everything one may do about it.
FocusScope {
    id: root

    required property CircleViewModel viewModel

    signal closed()
    signal helpRequested()
    signal pairRequested()

    readonly property var pages: ({
        [CircleViewModel.People]: people,
        [CircleViewModel.Person]: person,
        [CircleViewModel.Numbers]: numbers,
        [CircleViewModel.Consent]: consent,
        [CircleViewModel.Seen]: seen,
        [CircleViewModel.LeavePerson]: leave,
        [CircleViewModel.LeaveAll]: leave
    })

    Connections {
        target: root.viewModel
        function onLeft() { root.closed() }
    }
    PageHolder {
        anchors.fill: parent
        focus: true
        page: root.pages[root.viewModel.page]
    }

    Component {
        id: people

        PeoplePage {
            viewModel: root.viewModel
            onPairRequested: root.pairRequested()
            onHelpRequested: root.helpRequested()
        }
    }
    Component {
        id: person

        PersonPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component {
        id: numbers

        NumbersPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component { id: consent; ConsentPage { viewModel: root.viewModel } }
    Component {
        id: seen

        SeenPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
    Component {
        id: leave

        LeavePage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() }
    }
}
