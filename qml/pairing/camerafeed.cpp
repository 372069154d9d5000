// SPDX-License-Identifier: MPL-2.0
#include "qml/pairing/camerafeed.h"

namespace sobani::pairing {

namespace {

constexpr qint64 PauseMs = 250;

} // namespace

void CameraFeed::setSink(QObject *object)
{
    auto *sink = qobject_cast<QVideoSink *>(object);
    if (m_sink == sink)
        return;
    if (m_sink)
        disconnect(m_sink, nullptr, this, nullptr);
    m_sink = sink;
    if (m_sink)
        connect(m_sink, &QVideoSink::videoFrameChanged, this, &CameraFeed::look);
    Q_EMIT changed();
}

void CameraFeed::setViewModel(PairingViewModel *viewModel)
{
    m_viewModel = viewModel;
    Q_EMIT changed();
}

void CameraFeed::look(const QVideoFrame &frame)
{
    const bool tooSoon = m_sinceLook.isValid() && m_sinceLook.elapsed() < PauseMs;
    if (!m_viewModel || tooSoon)
        return;
    m_sinceLook.start();
    m_viewModel->lookAt(frame.toImage());
}

} // namespace sobani::pairing
