// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <qqmlregistration.h>

namespace sobani::help {

/// Says shown() when a frame with this item in it has really been put on an exposed window:
/// not when the item was made, not while the window is hidden or minimised.
/// Again whenever \c key changes. The alarm's receipt hangs on it.
class ShownWatcher : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString key READ key WRITE setKey NOTIFY keyChanged FINAL)
public:
    explicit ShownWatcher(QQuickItem *parent = nullptr);

    [[nodiscard]] QString key() const { return m_key; }
    void setKey(const QString &key);

Q_SIGNALS:
    void keyChanged();
    void shown();

protected:
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void watch(QQuickWindow *window);
    void onFrame();

    QString m_key;
    QPointer<QQuickWindow> m_watched;
    int m_frames = 0; ///< swapped since the key was set
    bool m_told = false;
};

} // namespace sobani::help
