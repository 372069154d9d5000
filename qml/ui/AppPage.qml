// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Sobani.Ui

/// The frame of every screen: way back, title, a column that scrolls, and the buttons
/// below it. The buttons stay in sight while they leave room for the words; at large
/// text they scroll along instead, so that nothing is ever cut off.
FocusScope {
    id: root

    property string title
    property bool backVisible: false
    property string backText: qsTr("Back")
    property bool compact: root.width < Theme.compactWidth
    property real columnWidth: Theme.columnWidth
    property color background: Theme.background
    /// Content shorter than the page is put in its middle instead of at its top.
    property bool centred: false
    default property alias content: column.data
    property alias footer: footerColumn.data

    readonly property real margin: root.compact ? 2 * Theme.unit : 4 * Theme.unit
    readonly property real textWidth: Math.min(root.width - 2 * root.margin, root.columnWidth)
    /// Where the content begins, before anything is scrolled.
    readonly property real contentTop: page.y + column.y
    readonly property bool footerStays: footerColumn.implicitHeight <= 0.45 * root.height

    signal backRequested()

    function showItem(item: Item): void { scroller.show(item) }
    function toTop(): void { flick.contentY = 0 }

    implicitWidth: 360
    implicitHeight: 640
    Accessible.role: Accessible.Pane
    Accessible.name: root.title
    Keys.onEscapePressed: event => root.backVisible ? root.backRequested() : (event.accepted = false)

    Rectangle {
        anchors.fill: parent
        color: root.background
    }
    Flickable {
        id: flick

        objectName: "pageFlickable"
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: footerBar.top }
        contentWidth: width
        contentHeight: Math.max(height, page.implicitHeight + 2 * root.margin)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollHint {}

        Stack {
            id: page

            x: (flick.width - root.textWidth) / 2
            y: root.centred ? Math.max(root.margin, (flick.height - implicitHeight) / 2) : root.margin
            width: root.textWidth
            height: implicitHeight
            spacing: 2.5 * Theme.unit

            PageHeader {
                visible: root.backVisible || root.title.length > 0
                title: root.title
                backVisible: root.backVisible
                backText: root.backText
                onBackRequested: root.backRequested()
            }
            Stack {
                id: column

                height: implicitHeight
                spacing: (root.compact ? 1.5 : 2) * Theme.unit
            }
            Item {
                id: flowingFooter

                visible: !root.footerStays
                implicitHeight: footerColumn.implicitHeight
            }
        }
        FocusScroller {
            id: scroller

            content: flick.contentItem
            contentHeight: flick.contentHeight
            viewTop: flick.contentY
            viewHeight: flick.height
            onScrollTo: top => flick.contentY = top
        }
    }
    Rectangle {
        id: footerBar

        readonly property bool used: root.footerStays && footerColumn.implicitHeight > 0

        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: used ? footerColumn.implicitHeight + 2 * root.margin : 0
        color: root.background

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.divider
            visible: footerBar.used && flick.contentHeight > flick.height
        }
    }
    Stack {
        id: footerColumn

        parent: root.footerStays ? footerBar : flowingFooter
        x: root.footerStays ? (root.width - root.textWidth) / 2 : 0
        y: root.footerStays ? root.margin : 0
        width: root.textWidth
        height: implicitHeight
        spacing: 1.5 * Theme.unit
    }
}
