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
    QVariantMap hints{{u"urgency"_s, QVariant::fromValue(uchar(urgent ? 2 : 1))}};
    if (urgent)
        hints.insert(u"resident"_s, true);
    Shown &shown = m_shown[key];
    shown.wanted = true;
    const QVariantList arguments{title, text.toHtmlEscaped(), QStringList(), hints,
                                 urgent ? 0 : -1};
    if (shown.asked)
        shown.waiting = arguments;
    else
        send(key, arguments);
}

void DesktopNotifier::send(const QString &key, const QVariantList &arguments)
{
    Shown &shown = m_shown[key];
    shown.asked = true;
    QDBusMessage message = call(u"Notify"_s);
    message.setArguments(QVariantList{u"Sobani"_s, shown.id, u"sobani"_s} + arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        answered(key, reply.isError() ? 0 : reply.value());
    });
}

void DesktopNotifier::answered(const QString &key, uint id)
{
    Shown &shown = m_shown[key];
    shown.asked = false;
    shown.id = id;
    const QVariantList next = std::exchange(shown.waiting, {});
    if (!shown.wanted && shown.id != 0)
        close(std::exchange(shown.id, 0));
    else if (shown.wanted && !next.isEmpty())
        send(key, next);
}

void DesktopNotifier::withdraw(const QString &key)
{
    const auto it = m_shown.find(key);
    if (it == m_shown.end())
        return;
    it->wanted = false;
    it->waiting.clear();
    if (!it->asked && it->id != 0)
        close(std::exchange(it->id, 0));
}

void DesktopNotifier::close(uint id)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    m_bus.asyncCall(message);
}

} // namespace sobani::platform
