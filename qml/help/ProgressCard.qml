// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Ui

/// How far the call has really come: the furthest truth large; the five stages below it only
/// where something hinders the call, for whoever looks into it.
Card {
    id: root

    required property string headline
    required property list<string> texts
    required property list<bool> reached
    property bool answered: false
    property bool brief: false

    highlighted: root.answered
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.headline

    IconLine {
        objectName: "progressHeadline"
        iconName: root.answered ? "heart" : "bell"
        iconColor: Theme.primary
        text: root.headline
        bold: true
    }
    Repeater {
        model: root.brief ? 0 : root.texts.length

        IconLine {
            required property int index
            readonly property bool happened: root.reached[index] ?? false

            objectName: "progress" + index
            iconName: happened ? "check" : "clock"
            iconColor: happened ? Theme.success : Theme.textMuted
            text: root.texts[index] ?? ""
            color: happened ? Theme.text : Theme.textMuted
            muted: true
        }
    }
}
