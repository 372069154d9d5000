// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Settings
import Sobani.Ui

/// The first run: four questions, one per page.
AppPage {
    id: root

    required property SetupViewModel viewModel

    readonly property int page: root.viewModel.page

    onPageChanged: root.toTop()
    title: [qsTr("Who are you?"), qsTr("What does your family call you?"),
            qsTr("What is your telephone number?"),
            qsTr("Where do your devices meet?")][root.viewModel.pageNumber]
    backVisible: root.viewModel.page !== SetupViewModel.RolePage
    onBackRequested: root.viewModel.back()

    StepDots {
        count: root.viewModel.pageCount
        current: root.viewModel.pageNumber
    }
    NoticeCard {
        visible: root.viewModel.problem.length > 0
        tone: NoticeCard.Warning
        text: root.viewModel.problem
    }
    BodyText {
        visible: root.viewModel.page === SetupViewModel.RolePage
        text: qsTr("Sobani connects one person with their family. When somebody cheats or frightens them, the family is by their side at once.")
    }
    ChoiceGroup {
        visible: root.viewModel.page === SetupViewModel.RolePage
        choices: [qsTr("I want to be protected"), qsTr("I look after somebody")]
        iconNames: ["shield", "heart"]
        current: root.viewModel.roleChoice
        onChosen: index => root.viewModel.chooseRole(index)
    }
    LabeledField {
        visible: root.viewModel.page === SetupViewModel.NamePage
        label: qsTr("Name")
        hint: qsTr("For example: Mother, Grandpa, Hanako")
        large: true
        fieldName: "nameField"
        maximumLength: 40
        text: root.viewModel.name
        onEdited: text => root.viewModel.name = text
        onAccepted: root.viewModel.next()
    }
    LabeledField {
        visible: root.viewModel.page === SetupViewModel.PhonePage
        label: qsTr("Telephone number")
        hint: root.viewModel.helper
              ? qsTr("It is shown large on the other screen when you are needed. You may leave it empty and tell it later.")
              : qsTr("Your family calls you on it when you need help. You may leave it empty and tell it later.")
        large: true
        fieldName: "phoneField"
        maximumLength: 24
        inputMethodHints: Qt.ImhDialableCharactersOnly
        text: root.viewModel.phone
        onEdited: text => root.viewModel.phone = text
        onAccepted: root.viewModel.next()
    }
    LabeledField {
        visible: root.viewModel.page === SetupViewModel.RelayPage
        label: qsTr("Address of the connection point")
        hint: qsTr("Locked messages pass through it, and it cannot read them. Whoever set up Sobani for your family knows the address. If it is filled in already, leave it.")
        fieldName: "relayField"
        maximumLength: 120
        inputMethodHints: Qt.ImhUrlCharactersOnly
        text: root.viewModel.relay
        onEdited: text => root.viewModel.relay = text
        onAccepted: root.viewModel.next()
    }
    footer: BigButton {
        objectName: "nextButton"
        text: root.viewModel.page === SetupViewModel.RelayPage ? qsTr("Begin") : qsTr("Go on")
        iconName: root.viewModel.page === SetupViewModel.RelayPage ? "check" : ""
        prominent: true
        onClicked: root.viewModel.next()
    }
}
