// SPDX-License-Identifier: MPL-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtMultimedia
import Sobani.Pairing
import Sobani.Ui

/// Looks through the camera until it sees the square.
AppPage {
    id: root

    required property PairingViewModel viewModel

    anchors.fill: parent
    title: qsTr("Hold the square before the camera")
    backVisible: true
    onBackRequested: root.viewModel.typeCode()

    VideoOutput {
        id: output

        Layout.fillWidth: true
        Layout.preferredHeight: Math.max(240, root.height / 2)
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture of the camera")
    }
    BodyText {
        text: qsTr("Move it slowly closer and away again until it is sharp. Sobani notices by itself.")
    }
    CaptureSession {
        camera: Camera { active: true }
        videoOutput: output
    }
    CameraFeed {
        sink: output.videoSink
        viewModel: root.viewModel
    }
}
