// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Help

/// The helper's pages for one call, whichever fits how it stands.
FocusScope {
    id: root

    required property AlarmViewModel viewModel

    AlarmScreen {
        anchors.fill: parent
        visible: root.viewModel.stage === AlarmViewModel.Ringing
        focus: visible
        viewModel: root.viewModel
    }
    LiveScreen {
        anchors.fill: parent
        visible: root.viewModel.stage === AlarmViewModel.Live
        focus: visible
        viewModel: root.viewModel
    }
    AlarmOverScreen {
        anchors.fill: parent
        visible: root.viewModel.stage === AlarmViewModel.Over
        focus: visible
        viewModel: root.viewModel
    }
}
