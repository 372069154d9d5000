// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "qml/pairing/pairingviewmodel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QQmlEngine>
#include <QVideoFrame>
#include <QVideoSink>

namespace sobani::pairing {

/// Hands frames of a camera to the pairing, a few each second: decoding every one would
/// starve a slow computer of the picture itself.
class CameraFeed : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QObject *sink READ sink WRITE setSink NOTIFY changed FINAL)
    Q_PROPERTY(sobani::pairing::PairingViewModel *viewModel READ viewModel WRITE setViewModel
                   NOTIFY changed FINAL)
public:
    using QObject::QObject;

    [[nodiscard]] QObject *sink() const { return m_sink; }
    /// A QVideoSink; anything else counts as none.
    void setSink(QObject *sink);
    [[nodiscard]] PairingViewModel *viewModel() const { return m_viewModel; }
    void setViewModel(PairingViewModel *viewModel);

Q_SIGNALS:
    void changed();

private:
    void look(const QVideoFrame &frame);

    QPointer<QVideoSink> m_sink;
    QPointer<PairingViewModel> m_viewModel;
    QElapsedTimer m_sinceLook;
};

} // namespace sobani::pairing
