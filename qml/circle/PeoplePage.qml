// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Circle
import Sobani.Ui

/// Who is here, in words.
AppPage {
    id: root

    required property CircleViewModel viewModel

    signal helpRequested()
    signal pairRequested()

    title: root.viewModel.helper ? qsTr("The people you look after") : qsTr("My family")
    backVisible: true
    onBackRequested: root.viewModel.back()

    NoticeCard {
        visible: root.viewModel.failed
        tone: NoticeCard.Danger
        text: qsTr("That had no effect. Please try again.")
    }
    Repeater {
        model: root.viewModel.consents

        BigButton {
            required property int index
            required property string consentId
            required property string name

            objectName: "consent" + index
            text: qsTr("%1 wants to become a helper. Your word is needed.").arg(name)
            iconName: "question"
            kind: BigButton.Primary
            onClicked: root.viewModel.openConsent(consentId)
        }
    }
    BodyText {
        visible: root.viewModel.people.count === 0
        text: qsTr("Nobody is connected with this device yet.")
    }
    Repeater {
        model: root.viewModel.people

        PersonCard {
            onOpened: id => root.viewModel.openPerson(id)
        }
    }
    BigButton {
        objectName: "numbersButton"
        text: root.viewModel.ownPhone.length > 0
              ? qsTr("My telephone number: %1").arg(root.viewModel.ownPhone)
              : qsTr("Tell my telephone number")
        iconName: "phone"
        kind: BigButton.Secondary
        onClicked: root.viewModel.openNumbers()
    }
    BigButton {
        objectName: "seenButton"
        visible: !root.viewModel.helper
        text: qsTr("What my family can see")
        iconName: "eye"
        kind: BigButton.Secondary
        onClicked: root.viewModel.openSeen()
    }
    BigButton {
        objectName: "leaveAllButton"
        visible: !root.viewModel.helper && root.viewModel.people.count > 0
        text: qsTr("Leave the family circle")
        iconName: "cross"
        kind: BigButton.Quiet
        onClicked: root.viewModel.askLeaveAll()
    }
    footer: [
        BigButton {
            objectName: "pairButton"
            text: root.viewModel.helper ? qsTr("Connect with somebody new")
                : root.viewModel.people.count > 0 ? qsTr("Connect another family member")
                                                  : qsTr("Connect with my family")
            iconName: "people"
            kind: root.viewModel.people.count > 0 ? BigButton.Secondary : BigButton.Primary
            onClicked: root.pairRequested()
        },
        StopButton {
            visible: !root.viewModel.helper
            onClicked: root.helpRequested()
        }
    ]
}
