// SPDX-License-Identifier: MPL-2.0
#include "platform/common/alarmtone.h"
#include "platform/common/attention.h"
#include "platform/linux/desktopnotifier.h"

#include <QDBusConnection>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sobani;

namespace {

/// The desktop's side of org.freedesktop.Notifications.
class NotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList titles;
    QList<uint> replaced;
    QList<uint> closed;
    uchar urgency = 0;

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title,
                const QString &, const QStringList &, const QVariantMap &hints, int)
    {
        titles += title;
        replaced += replaces;
        urgency = hints.value(u"urgency"_s).value<uchar>();
        return replaces != 0 ? replaces : 40 + uint(titles.size());
    }
    void CloseNotification(uint id) { closed += id; }
};

/// A bus of its own, so that the desktop of whoever runs the test stays quiet.
class PrivateBus
{
public:
    bool start()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_daemon.waitForReadyRead(10'000))
            return false;
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
        return !m_address.isEmpty();
    }
    ~PrivateBus()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished(5'000);
    }
    [[nodiscard]] QDBusConnection connect(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace

class TestAttention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsReplacesAndWithdraws();
    void withdrawnBeforeItWasAnswered();
    void withoutServiceOrBus();
    void toneIsLowLoudAndSeamless();
    void soundNeverBlocks();

private:
    PrivateBus m_bus;
};

void TestAttention::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty(), "dbus-daemon is needed");
    QVERIFY(m_bus.start());
}

void TestAttention::showsReplacesAndWithdraws()
{
    QDBusConnection desktop = m_bus.connect(u"desktop"_s);
    NotificationService service;
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &service,
                                   QDBusConnection::ExportAllSlots));
    platform::DesktopNotifier notifier(m_bus.connect(u"app"_s));
    notifier.show(u"help"_s, u"one"_s, u"<b>text</b>"_s, true);
    // Faster than the desktop answers: still one notification, and the newest words win.
    notifier.show(u"help"_s, u"two"_s, {}, true);
    notifier.show(u"help"_s, u"three"_s, {}, true);
    const QStringList expected{u"one"_s, u"three"_s};
    QTRY_COMPARE(service.titles, expected);
    QCOMPARE(service.urgency, uchar(2));
    const QList<uint> replaced{0, 41};
    QCOMPARE(service.replaced, replaced);
    QTest::qWait(50);
    notifier.withdraw(u"help"_s);
    QTRY_COMPARE(service.closed, QList<uint>{41});
    notifier.withdraw(u"help"_s);
    notifier.withdraw(u"never shown"_s);
    QTest::qWait(50);
    QCOMPARE(service.closed.size(), 1);
    desktop.unregisterService(u"org.freedesktop.Notifications"_s);
    QDBusConnection::disconnectFromBus(u"desktop"_s);
    QDBusConnection::disconnectFromBus(u"app"_s);
}

void TestAttention::withdrawnBeforeItWasAnswered()
{
    QDBusConnection desktop = m_bus.connect(u"desktop2"_s);
    NotificationService service;
    QVERIFY(desktop.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(desktop.registerObject(u"/org/freedesktop/Notifications"_s, &service,
                                   QDBusConnection::ExportAllSlots));
    platform::DesktopNotifier notifier(m_bus.connect(u"app2"_s));
    notifier.show(u"help"_s, u"one"_s, {}, true);
    notifier.withdraw(u"help"_s);
    QTRY_COMPARE(service.closed, QList<uint>{41});
    desktop.unregisterService(u"org.freedesktop.Notifications"_s);
    QDBusConnection::disconnectFromBus(u"desktop2"_s);
    QDBusConnection::disconnectFromBus(u"app2"_s);
}

void TestAttention::withoutServiceOrBus()
{
    QElapsedTimer clock;
    clock.start();
    platform::DesktopNotifier lonely(m_bus.connect(u"lonely"_s));
    lonely.show(u"help"_s, u"one"_s, {}, true);
    lonely.withdraw(u"help"_s);
    platform::DesktopNotifier nowhere(QDBusConnection(u"no such connection"_s));
    nowhere.show(u"help"_s, u"one"_s, {}, true);
    nowhere.withdraw(u"help"_s);
    QVERIFY(clock.elapsed() < 1'000);
    QDBusConnection::disconnectFromBus(u"lonely"_s);
}

void TestAttention::toneIsLowLoudAndSeamless()
{
    const QByteArray pcm = platform::alarmTone();
    const auto *samples = reinterpret_cast<const qint16 *>(pcm.constData());
    const qsizetype count = pcm.size() / qsizetype(sizeof(qint16));
    QVERIFY(count > platform::ToneRate && count < 3 * platform::ToneRate);
    QVERIFY(std::abs(samples[0]) < 700);
    QVERIFY(std::abs(samples[count - 1]) < 700);
    double power = 0;
    int rising = 0;
    const int beat = platform::ToneRate * 2 / 5; // well inside the first beat
    for (int i = 1; i < beat; ++i) {
        power += double(samples[i]) * samples[i];
        rising += samples[i - 1] < 0 && samples[i] >= 0;
    }
    const double level = 20 * std::log10(std::sqrt(power / beat) / 32'768);
    QVERIFY2(level > -10, qPrintable(QString::number(level))); // dB below full scale
    const double pitch = rising / 0.4;
    QVERIFY2(pitch > 400 && pitch < 650, qPrintable(QString::number(pitch)));
}

void TestAttention::soundNeverBlocks()
{
    QElapsedTimer clock;
    clock.start();
    const auto sound = platform::makeAlarmSound();
    for (int i = 0; i < 5; ++i) {
        sound->start();
        sound->start();
        sound->stop();
    }
    sound->start();
    QVERIFY(clock.elapsed() < 1'000); // whatever the audio system does in its own thread
}

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
