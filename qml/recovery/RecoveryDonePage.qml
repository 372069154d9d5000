// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// After the last step, while the call still stands: nothing more to do but to wait for the
/// family's voice.
AppPage {
    id: root

    required property string headline
    required property PhoneModel phone
    default property alias below: extra.data

    title: qsTr("You have done it all")
    backVisible: true

    BodyText {
        text: root.headline
        font.bold: true
    }
    BodyText {
        text: qsTr("Leave the computer off. Your family will telephone you: take that call. If it is anybody else, hang up.")
        font.bold: true
    }
    PhoneCard { phone: root.phone }
    NoticeCard {
        tone: NoticeCard.Success
        iconName: "heart"
        text: qsTr("What happened is not your fault. They deceive many people.")
    }
    BodyText {
        text: qsTr("You may leave this page open. Wait for your family.")
    }
    Stack {
        id: extra

        height: implicitHeight
        spacing: 2 * Theme.unit
    }
}
