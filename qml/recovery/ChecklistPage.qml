// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Sobani.Recovery
import Sobani.Ui

/// One step of the checklist. What a page adds (how far the call is, the telephone) comes
/// below the step's own words.
AppPage {
    id: root

    required property ChecklistViewModel checklist
    /// Between the title and the step's words.
    property alias above: aboveStack.data
    /// Directly after what to do with the hands.
    property alias afterHow: afterHowStack.data
    default property alias below: extra.data

    readonly property int step: root.checklist.current
    readonly property bool stuck: root.checklist.otherWay.length > 0

    columnWidth: root.compact ? Theme.columnWidth : 1080
    onStepChanged: root.toTop()
    onStuckChanged: root.toTop()
    footer: TwoColumns {
        split: !root.compact
        spacing: 1.5 * Theme.unit
        innerSpacing: Theme.unit
        first: BigButton {
            objectName: "doneButton"
            prominent: true
            iconName: "check"
            text: root.checklist.doneLabel
            onClicked: root.checklist.markDone()
        }
        second: BigButton {
            objectName: root.stuck ? "nextButton" : "couldNotButton"
            kind: BigButton.Secondary
            text: root.stuck ? qsTr("On to the next step") : root.checklist.couldNotLabel
            onClicked: root.stuck ? root.checklist.next() : root.checklist.couldNot()
        }
    }

    NoticeCard {
        objectName: "pushedNotice"
        visible: root.checklist.pushed
        iconName: "heart"
        text: root.checklist.pushedText
    }
    Heading {
        objectName: "stepTitle"
        text: root.checklist.title
    }
    Stack {
        id: aboveStack

        height: implicitHeight
        spacing: Theme.unit
    }
    TwoColumns {
        split: !root.compact
        innerSpacing: (root.compact ? 1.5 : 2) * Theme.unit
        first: [
            NoticeCard {
                objectName: "otherWay"
                visible: root.stuck
                tone: NoticeCard.Warning
                iconName: "hand"
                title: qsTr("That is all right.")
                text: root.checklist.otherWay
            },
            NoticeCard {
                visible: root.checklist.condition.length > 0 && !root.stuck
                tone: NoticeCard.Warning
                iconName: "question"
                text: root.checklist.condition
            },
            BodyText {
                objectName: "stepHow"
                visible: !root.stuck
                text: root.checklist.how
                font.bold: true
            },
            Stack {
                id: afterHowStack

                height: implicitHeight
                spacing: 1.5 * Theme.unit
            },
            NoticeCard {
                objectName: "telephoneNote"
                visible: root.checklist.telephoneNote.length > 0
                iconName: "router"
                text: root.checklist.telephoneNote
            },
            NoticeCard {
                objectName: "readOn"
                visible: root.checklist.readOn.length > 0
                iconName: "book"
                text: root.checklist.readOn
            },
            StepPicture {
                name: root.checklist.picture
                most: root.compact || root.checklist.condition.length > 0 ? 150 : 210
            },
            BodyText {
                objectName: "stepReason"
                text: qsTr("Why: %1").arg(root.checklist.reason)
            }
        ]
        second: Stack {
            id: extra

            height: implicitHeight
            spacing: 2 * Theme.unit
        }
    }
    StepDots {
        count: root.checklist.count
        current: root.checklist.current
        done: root.checklist.done
    }
    BigButton {
        objectName: "previousButton"
        visible: root.checklist.current > 0
        kind: BigButton.Quiet
        iconName: "back"
        text: qsTr("Back to the step before")
        onClicked: root.checklist.back()
    }
}
