// SPDX-License-Identifier: MPL-2.0
#include "qml/help/shownwatcher.h"

namespace sobani::help {

namespace {

// A frame that was under way when the key changed does not show it yet.
constexpr int FramesNeeded = 2;

} // namespace

ShownWatcher::ShownWatcher(QQuickItem *parent) : QQuickItem(parent) {}

void ShownWatcher::setKey(const QString &key)
{
    if (m_key == key)
        return;
    m_key = key;
    m_told = false;
    m_frames = 0;
    if (window())
        window()->update();
    Q_EMIT keyChanged();
}

void ShownWatcher::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemSceneChange)
        watch(data.window);
    QQuickItem::itemChange(change, data);
}

void ShownWatcher::watch(QQuickWindow *window)
{
    if (m_watched)
        disconnect(m_watched, nullptr, this, nullptr);
    m_watched = window;
    m_frames = 0;
    if (window) {
        // frameSwapped comes from the render thread.
        connect(window, &QQuickWindow::frameSwapped, this, &ShownWatcher::onFrame,
                Qt::QueuedConnection);
        window->update();
    }
}

void ShownWatcher::onFrame()
{
    if (m_told || !window() || m_key.isEmpty())
        return;
    const bool before = window()->isExposed() && isVisible()
                        && window()->visibility() != QWindow::Minimized;
    m_frames = before ? m_frames + 1 : 0;
    if (m_frames < FramesNeeded)
        return window()->update();
    m_told = true;
    Q_EMIT shown();
}

} // namespace sobani::help
