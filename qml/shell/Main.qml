// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Settings
import Sobani.Shell
import Sobani.Ui

/// The one window of a device that is set up.
Window {
    id: root

    required property ShellViewModel viewModel
    /// A call for help fills the whole screen; not when somebody gave the window its place.
    property bool mayFillScreen: true

    readonly property Preferences preferences: root.viewModel.preferences

    title: qsTr("Sobani")
    width: 480
    height: 800
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    color: Theme.background

    Binding {
        target: Theme
        property: "textScale"
        value: root.preferences.textScale
    }
    Binding {
        target: Theme
        property: "dark"
        when: root.preferences.look !== Preferences.System
        value: root.preferences.look === Preferences.Dark
    }
    Connections {
        target: root.viewModel
        function onAttentionNeeded(alarm: bool): void { root.comeForward(alarm) }
    }

    function comeForward(alarm: bool): void {
        if (alarm && root.mayFillScreen)
            root.showFullScreen()
        else if (root.visibility === Window.Minimized || !root.visible)
            root.showNormal()
        root.raise()
        root.requestActivate()
        root.alert(0)
    }

    BannerBar {
        id: banner

        anchors { left: parent.left; right: parent.right; top: parent.top }
        viewModel: root.viewModel
    }
    FrontPage {
        anchors { left: parent.left; right: parent.right; top: banner.bottom; bottom: parent.bottom }
        focus: true
        viewModel: root.viewModel
    }
}
