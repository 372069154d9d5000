// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// Every request this helper was told of.
AppPage {
    id: root

    required property AccessDecideViewModel viewModel

    signal closed()

    title: qsTr("Requests to connect")
    backVisible: true
    onBackRequested: root.closed()

    BodyText {
        visible: root.viewModel.requests.count === 0
        text: qsTr("There is no request. As soon as somebody wants to get onto a computer that you look after, you see it here.")
    }
    Repeater {
        model: root.viewModel.requests

        BigButton {
            required property int index
            required property string requestId
            required property string summary
            required property string time
            required property bool pending

            objectName: "request" + index
            kind: pending ? BigButton.Primary : BigButton.Secondary
            iconName: pending ? "bell" : "clock"
            text: time.length > 0 ? time + " · " + summary : summary
            onClicked: root.viewModel.select(requestId)
        }
    }
}
