// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Pairing
import Sobani.Ui

/// Connecting two devices: one page for each state of the attempt.
FocusScope {
    id: root

    required property PairingViewModel viewModel

    signal closed()
    signal helpRequested()

    readonly property var pages: ({
        [PairingViewModel.Start]: start,
        [PairingViewModel.Preparing]: waiting,
        [PairingViewModel.Inviting]: invite,
        [PairingViewModel.Typing]: typing,
        [PairingViewModel.Picking]: picking,
        [PairingViewModel.Camera]: camera,
        [PairingViewModel.Connecting]: waiting,
        [PairingViewModel.Asking]: asking,
        [PairingViewModel.Comparing]: compare,
        [PairingViewModel.Confirming]: waiting,
        [PairingViewModel.Finished]: finished,
        [PairingViewModel.Ended]: ended,
        [PairingViewModel.Stopped]: ended
    })

    PageHolder {
        anchors.fill: parent
        focus: true
        page: root.pages[root.viewModel.stage]
    }

    Component {
        id: start

        StartPage {
            viewModel: root.viewModel
            onClosed: root.closed()
            onHelpRequested: root.helpRequested()
        }
    }
    Component { id: waiting; WaitPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() } }
    Component { id: invite; InvitePage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() } }
    Component { id: typing; TypingPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() } }
    Component { id: picking; PickingPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() } }
    Component {
        id: camera

        Loader {
            Component.onCompleted: setSource("CameraPage.qml", { viewModel: root.viewModel })
        }
    }
    Component { id: asking; AskingPage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() } }
    Component { id: compare; ComparePage { viewModel: root.viewModel; onHelpRequested: root.helpRequested() } }
    Component { id: finished; FinishedPage { viewModel: root.viewModel; onClosed: root.closed() } }
    Component {
        id: ended

        EndedPage {
            viewModel: root.viewModel
            onClosed: root.closed()
            onHelpRequested: root.helpRequested()
        }
    }
}
