// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// After the last step, while the call still stands.
AppPage {
    id: root

    required property string headline
    default property alias below: extra.data

    title: qsTr("You did well")
    backVisible: true

    NoticeCard {
        tone: NoticeCard.Success
        text: qsTr("You have gone through all the steps. What happened is not your fault: these people do this all day long.")
    }
    BodyText {
        text: root.headline
        font.bold: true
    }
    BodyText {
        text: qsTr("Leave the computer off and do not answer unknown calls. Your family goes through the rest with you.")
    }
    Stack {
        id: extra

        height: implicitHeight
        spacing: 2 * Theme.unit
    }
}
