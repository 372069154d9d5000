// SPDX-License-Identifier: MPL-2.0
#include "platform/common/keychainservice.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>

namespace sobani::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr int TimeoutMs = 3000;

// The Secret Service API (freedesktop.org), which gnome-keyring, KeePassXC and new KWallets offer.
QString service()
{
    return u"org.freedesktop.secrets"_s;
}

QVariant call(const QString &path, const QString &interface, const QString &method,
              const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service(), path, interface, method);
    message.setArguments(arguments);
    const QDBusMessage reply = QDBusConnection::sessionBus().call(message, QDBus::Block, TimeoutMs);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return {};
    return reply.arguments().constFirst();
}

bool runsOrCanStart(const QString &name)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.interface()->isServiceRegistered(name))
        return true;
    const QDBusReply<QStringList> startable = bus.call(
        QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                       u"org.freedesktop.DBus"_s, u"ListActivatableNames"_s),
        QDBus::Block, TimeoutMs);
    return startable.isValid() && startable.value().contains(name)
           && bus.interface()->startService(name).isValid();
}

// Older KWallets do not speak the Secret Service API; QtKeychain asks them itself.
bool isOldKWallet()
{
    const bool kde = qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(u"KDE"_s);
    return kde
           && (runsOrCanStart(u"org.kde.kwalletd6"_s) || runsOrCanStart(u"org.kde.kwalletd5"_s));
}

} // namespace

KeychainService keychainService()
{
    if (!QDBusConnection::sessionBus().isConnected())
        return KeychainService::Absent;
    if (!runsOrCanStart(service()))
        return isOldKWallet() ? KeychainService::Unknown : KeychainService::Absent;
    const QVariant alias = call(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s,
                                u"ReadAlias"_s, {u"default"_s});
    const QString collection = alias.value<QDBusObjectPath>().path();
    if (collection.isEmpty())
        return KeychainService::Absent;
    if (collection == u"/"_s)
        return KeychainService::Locked; // never opened: its owner has to choose a password
    const QVariant locked = call(collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                                 {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    return locked.value<QDBusVariant>().variant().toBool() ? KeychainService::Locked
                                                           : KeychainService::Open;
}

} // namespace sobani::platform
