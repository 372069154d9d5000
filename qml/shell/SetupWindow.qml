// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Settings
import Sobani.Ui

/// The window of the first run.
Window {
    id: root

    required property SetupViewModel viewModel

    title: qsTr("Sobani")
    width: 480
    height: 800
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    color: Theme.background

    SetupScreen {
        anchors.fill: parent
        focus: true
        viewModel: root.viewModel
    }
}
