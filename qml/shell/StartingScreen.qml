// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// The engine cannot start, and what to do without it.
AppPage {
    id: root

    required property string problem

    title: qsTr("Sobani cannot start")
    centred: true

    NoticeCard {
        objectName: "startProblem"
        tone: NoticeCard.Danger
        iconName: "phone"
        text: root.problem
    }
}
