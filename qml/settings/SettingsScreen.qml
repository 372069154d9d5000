// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Settings
import Sobani.Ui

/// Name and number, how the screen looks, how this device stands.
AppPage {
    id: root

    required property SettingsViewModel viewModel

    /// HELP is there on the device of the person who is protected.
    property bool helper: true

    signal closed()
    signal helpRequested()

    title: qsTr("Settings")
    backVisible: true
    onBackRequested: root.closed()

    Card {
        ChoiceGroup {
            label: qsTr("Size of the writing")
            choices: root.viewModel.sizeChoices
            current: root.viewModel.sizeChoice
            onChosen: index => root.viewModel.chooseSize(index)
        }
    }
    Card {
        ChoiceGroup {
            label: qsTr("Light or dark")
            choices: root.viewModel.lookChoices
            current: root.viewModel.lookChoice
            onChosen: index => root.viewModel.chooseLook(index)
        }
    }
    Card {
        ChoiceGroup {
            label: qsTr("Language")
            choices: root.viewModel.languageChoices
            current: root.viewModel.languageChoice
            onChosen: index => root.viewModel.chooseLanguage(index)
        }
    }
    ProfileCard {
        viewModel: root.viewModel
    }
    NoticeCard {
        tone: root.viewModel.connected ? NoticeCard.Success : NoticeCard.Warning
        iconName: root.viewModel.connected ? "check" : "router"
        title: qsTr("Connection point")
        text: root.viewModel.connection
    }
    NoticeCard {
        visible: root.viewModel.keysInFile
        tone: NoticeCard.Warning
        iconName: "lock"
        title: qsTr("The keys lie in a plain file")
        text: qsTr("This device offers no safe key store. Whoever gets at its files could pretend to be you. Ask somebody who knows computers to switch on the key store.")
    }
    BodyText {
        visible: root.viewModel.version.length > 0
        text: qsTr("Sobani, version %1").arg(root.viewModel.version)
        muted: true
    }
    footer: StopButton {
        visible: !root.helper
        onClicked: root.helpRequested()
    }
}
