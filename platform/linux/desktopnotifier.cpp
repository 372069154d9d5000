// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/desktopnotifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace sobani::platform {

namespace {

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
                                          u"/org/freedesktop/Notifications"_s,
                                          u"org.freedesktop.Notifications"_s, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_bus(bus)
{
}

void DesktopNotifier::show(const QString &key, const QString &title, const QString &text,
                           bool urgent)
{
    if (!m_bus.isConnected())
        return;
    Shown &shown = m_shown[key];
    shown.wanted = true;
    QDBusMessage message = call(u"Notify"_s);
    QVariantMap hints{{u"urgency"_s, QVariant::fromValue(uchar(urgent ? 2 : 1))}};
    if (urgent)
        hints.insert(u"resident"_s, true);
    message << u"Sobani"_s << shown.id << u"sobani"_s << title << text.toHtmlEscaped()
            << QStringList() << hints << (urgent ? 0 : -1);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError())
            return;
        Shown &answered = m_shown[key];
        answered.id = reply.value();
        if (!answered.wanted)
            close(std::exchange(answered.id, 0));
    });
}

void DesktopNotifier::withdraw(const QString &key)
{
    const auto it = m_shown.find(key);
    if (it == m_shown.end())
        return;
    it->wanted = false;
    if (it->id != 0)
        close(std::exchange(it->id, 0));
}

void DesktopNotifier::close(uint id)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    m_bus.asyncCall(message);
}

} // namespace sobani::platform
