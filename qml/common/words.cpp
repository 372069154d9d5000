// SPDX-License-Identifier: MPL-2.0
#include "qml/common/words.h"

#include "qml/common/personname.h"

#include <QDateTime>
#include <QLocale>

namespace sobani::common {

namespace {

QDateTime local(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.ms);
}

} // namespace

WallTime wallNow()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

QString Words::minutes(int seconds)
{
    if (seconds <= 0)
        return {};
    if (seconds < 60)
        return tr("under a minute");
    const int count = (seconds + 59) / 60;
    return count == 1 ? tr("1 minute") : tr("%1 minutes").arg(count);
}

QString Words::timeLeft(int seconds)
{
    return seconds <= 0 ? QString() : tr("Time left: %1").arg(minutes(seconds));
}

QString Words::clock(WallTime time)
{
    if (time.ms <= 0)
        return {};
    const QTime at = local(time).time();
    const QString twelve = QStringLiteral("%1:%2").arg((at.hour() + 11) % 12 + 1)
                               .arg(at.minute(), 2, 10, QLatin1Char('0'));
    return at.hour() < 12 ? tr("%1 am", "time of day").arg(twelve)
                          : tr("%1 pm", "time of day").arg(twelve);
}

QString Words::day(WallTime time, WallTime now)
{
    if (time.ms <= 0)
        return {};
    const QDate day = local(time).date();
    const qint64 ago = day.daysTo(local(now).date());
    if (ago == 0)
        return tr("Today");
    if (ago == 1)
        return tr("Yesterday");
    if (ago == -1)
        return tr("Tomorrow");
    return QLocale().toString(day, tr("d MMMM", "date format: day and month"));
}

QString Words::dayAndClock(WallTime time, WallTime now)
{
    return time.ms <= 0 ? QString() : tr("%1, %2", "day, time").arg(day(time, now), clock(time));
}

QString Words::spelled(const QString &signs)
{
    QString text;
    for (const QChar sign : signs) {
        if (!text.isEmpty())
            text.append(u' ');
        text.append(sign);
    }
    return text;
}

QString Words::anyOf(const QStringList &names)
{
    if (names.isEmpty())
        return tr("your family");
    QString text = PersonName::polite(names.first());
    for (qsizetype i = 1; i < names.size(); ++i)
        text = tr("%1 or %2", "names").arg(text, PersonName::polite(names.at(i)));
    return text;
}

QString Words::presence(const QString &bareName, PresenceState state)
{
    const QString name = PersonName::polite(bareName);
    switch (state) {
    case PresenceState::Unknown:
        return tr("%1 has not been in touch yet").arg(name);
    case PresenceState::Online:
        return tr("Connected with %1").arg(name);
    case PresenceState::Offline:
        return tr("The device of %1 is switched off").arg(name);
    case PresenceState::Dropped:
        return tr("The connection to %1 broke off").arg(name);
    }
    return {};
}

QString Words::relay(RelayState state)
{
    switch (state) {
    case RelayState::Offline:
        return tr("No connection right now");
    case RelayState::Connecting:
        return tr("Connecting…");
    case RelayState::Online:
        return tr("Connected");
    case RelayState::WrongCertificate:
        return tr("Not connected: the connection point could not prove that it is the right one");
    }
    return {};
}

} // namespace sobani::common
