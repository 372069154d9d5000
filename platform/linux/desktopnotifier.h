// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/attention.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QVariantList>

namespace sobani::platform {

/// Notifier on org.freedesktop.Notifications. Every call is asynchronous; a session without
/// a bus or without a notification service stays quiet.
class DesktopNotifier final : public QObject, public Notifier
{
    Q_OBJECT
public:
    explicit DesktopNotifier(const QDBusConnection &bus = QDBusConnection::sessionBus(),
                             QObject *parent = nullptr);

    void show(const QString &key, const QString &title, const QString &text,
              bool urgent) override;
    void withdraw(const QString &key) override;

private:
    struct Shown
    {
        uint id = 0;          ///< the service's; 0 until it has answered
        bool asked = false;   ///< its answer is awaited: only then has the next one an id to replace
        bool wanted = false;  ///< not withdrawn in the meantime
        QVariantList waiting; ///< the newest arguments, to be sent after the answer
    };

    void send(const QString &key, const QVariantList &arguments);
    void answered(const QString &key, uint id);
    void close(uint id);

    QDBusConnection m_bus;
    QHash<QString, Shown> m_shown;
};

} // namespace sobani::platform
