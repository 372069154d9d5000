// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Circle
import Sobani.Help
import Sobani.Journal
import Sobani.Pairing
import Sobani.Settings
import Sobani.Shell
import Sobani.Ui

/// The page in front. The ones that must be there at once are always made; the others when
/// they are opened.
FocusScope {
    id: root

    required property ShellViewModel viewModel

    readonly property int front: root.viewModel.front
    readonly property var rare: ({
        [ShellViewModel.Keys]: keys,
        [ShellViewModel.Starting]: starting,
        [ShellViewModel.Pairing]: pairing,
        [ShellViewModel.Ask]: ask,
        [ShellViewModel.Decide]: decide,
        [ShellViewModel.Circle]: circle,
        [ShellViewModel.Journal]: journal,
        [ShellViewModel.Settings]: settings
    })

    HomeScreen {
        anchors.fill: parent
        visible: root.front === ShellViewModel.SeniorHome
        focus: visible
        viewModel: root.viewModel.help
        onAccessRequested: root.viewModel.open(ShellViewModel.Ask)
        onCircleRequested: root.viewModel.open(ShellViewModel.Circle)
        onSettingsRequested: root.viewModel.open(ShellViewModel.Settings)
        onPairingRequested: root.viewModel.open(ShellViewModel.Pairing)
    }
    HelpFlow {
        anchors.fill: parent
        visible: root.front === ShellViewModel.Help
        focus: visible
        viewModel: root.viewModel.help
        onClosed: root.viewModel.help.closeOver()
    }
    HelperHomeScreen {
        anchors.fill: parent
        visible: root.front === ShellViewModel.HelperHome
        focus: visible
        viewModel: root.viewModel.alarm
        openRequests: root.viewModel.openRequests
        onRequestsRequested: root.viewModel.open(ShellViewModel.Decide)
        onCircleRequested: root.viewModel.open(ShellViewModel.Circle)
        onPairingRequested: root.viewModel.open(ShellViewModel.Pairing)
        onJournalRequested: root.viewModel.open(ShellViewModel.Journal)
        onSettingsRequested: root.viewModel.open(ShellViewModel.Settings)
    }
    AlarmFlow {
        anchors.fill: parent
        visible: root.front === ShellViewModel.Alarm
        focus: visible
        viewModel: root.viewModel.alarm
    }
    PageHolder {
        anchors.fill: parent
        visible: root.rare[root.front] !== undefined
        focus: visible
        page: root.rare[root.front] ?? null
    }

    Component { id: keys; KeysScreen { viewModel: root.viewModel.keys; helper: root.viewModel.helper } }
    Component { id: starting; StartingScreen { problem: root.viewModel.startProblem } }
    Component {
        id: pairing

        PairingScreen {
            viewModel: root.viewModel.pairing
            onClosed: root.viewModel.goHome()
            onHelpRequested: root.viewModel.callForHelp()
        }
    }
    Component {
        id: ask

        AccessAskScreen {
            viewModel: root.viewModel.ask
            onClosed: root.viewModel.goHome()
            onHelpRequested: root.viewModel.callForHelp()
        }
    }
    Component {
        id: decide

        AccessDecideScreen {
            viewModel: root.viewModel.decide
            onClosed: root.viewModel.goHome()
        }
    }
    Component {
        id: circle

        CircleScreen {
            viewModel: root.viewModel.circle
            onClosed: root.viewModel.goHome()
            onPairRequested: root.viewModel.open(ShellViewModel.Pairing)
            onHelpRequested: root.viewModel.callForHelp()
        }
    }
    Component {
        id: journal

        JournalScreen { viewModel: root.viewModel.journal; onClosed: root.viewModel.goHome() }
    }
    Component {
        id: settings

        SettingsScreen {
            viewModel: root.viewModel.settings
            helper: root.viewModel.helper
            onClosed: root.viewModel.goHome()
            onHelpRequested: root.viewModel.callForHelp()
        }
    }
}
