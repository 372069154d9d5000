// SPDX-License-Identifier: MPL-2.0
pragma Singleton

import QtQuick

/// Colours, sizes and type of every screen. Text on its own ground has a contrast of
/// 7:1 or more in both palettes (tests/qml/ui checks the pairs).
/// Lengths are device-independent pixels; one millimetre is 6.3 of them (design, section 9).
QtObject {
    id: root

    property bool dark: systemPalette.window.hslLightness < 0.5
    property real textScale: 1.0

    readonly property color background: root.dark ? "#1C1815" : "#FBF6EE"
    readonly property color surface: root.dark ? "#28221D" : "#FFFDFA"
    readonly property color surfaceRaised: root.dark ? "#362E27" : "#F3EADC"
    readonly property color text: root.dark ? "#FBF3E8" : "#2A211A"
    readonly property color textMuted: root.dark ? "#DCD0C0" : "#4C4136"
    readonly property color primary: root.dark ? "#93DAD0" : "#0E524C"
    readonly property color textOnPrimary: root.dark ? "#06302C" : "#FFFFFF"
    readonly property color danger: root.dark ? "#A61F19" : "#A11D18"
    readonly property color textOnDanger: "#FFFFFF"
    readonly property color dangerSurface: root.dark ? "#4A1F1B" : "#FBE3DE"
    readonly property color textOnDangerSurface: root.dark ? "#FFDAD4" : "#7A1410"
    readonly property color success: root.dark ? "#A5DDB0" : "#1D5631"
    readonly property color textOnSuccess: root.dark ? "#0C3218" : "#FFFFFF"
    readonly property color successSurface: root.dark ? "#1F3D28" : "#DFF0E1"
    readonly property color textOnSuccessSurface: root.dark ? "#CDF2D4" : "#154425"
    readonly property color warningSurface: root.dark ? "#4A3A12" : "#FDE7B3"
    readonly property color textOnWarning: root.dark ? "#FFE9B5" : "#3A2900"
    readonly property color infoSurface: root.dark ? "#1D3C39" : "#DDEEEC"
    readonly property color textOnInfo: root.dark ? "#C6F0EA" : "#0B423D"
    readonly property color outline: root.dark ? "#A08F7B" : "#857562"
    readonly property color divider: root.dark ? "#4A4037" : "#E4D8C6"
    readonly property color focus: root.dark ? "#9CC4FF" : "#1453B8"

    /// Controls do not take the application's font by themselves.
    readonly property string fontFamily: Application.font.family

    readonly property real mm: 6.3
    readonly property real unit: 8
    readonly property real touch: 14 * root.mm
    readonly property real helpDiameter: 30 * root.mm
    readonly property real radius: 20
    readonly property real columnWidth: 720
    readonly property real compactWidth: 600

    readonly property int small: Math.round(18 * root.textScale)
    readonly property int body: Math.round(20 * root.textScale)
    readonly property int large: Math.round(24 * root.textScale)
    readonly property int title: Math.round(29 * root.textScale)
    readonly property int huge: Math.round(44 * root.textScale)

    readonly property SystemPalette system: SystemPalette { id: systemPalette }
}
