// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Access
import Sobani.Ui

/// What the senior told, question by question.
Card {
    id: root

    required property PairListModel facts

    visible: root.facts.count > 0

    Heading {
        minor: true
        text: qsTr("What was told")
    }
    Repeater {
        model: root.facts

        BodyText {
            required property string label
            required property string body

            text: qsTr("%1: %2", "question: answer").arg(label).arg(body)
        }
    }
}
