// SPDX-License-Identifier: MPL-2.0
#include "qml/common/countdown.h"

#include <QDateTime>

#include <algorithm>

namespace sobani::common {

Countdown::Countdown(QObject *parent) : QObject(parent)
{
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &Countdown::tick);
}

void Countdown::start(WallTime until, WallTime now)
{
    const qint64 from = now.ms > 0 ? now.ms : QDateTime::currentMSecsSinceEpoch();
    m_totalMs = std::max<qint64>(0, until.ms - from);
    m_since.start();
    m_tick.start();
    Q_EMIT changed();
}

void Countdown::stop()
{
    m_tick.stop();
    m_totalMs = 0;
    Q_EMIT changed();
}

int Countdown::secondsLeft() const
{
    if (!m_since.isValid())
        return 0;
    const qint64 left = std::max<qint64>(0, m_totalMs - m_since.elapsed());
    return int((left + 999) / 1000);
}

void Countdown::tick()
{
    const bool over = secondsLeft() == 0;
    if (over)
        m_tick.stop();
    Q_EMIT changed();
    if (over)
        Q_EMIT finished();
}

} // namespace sobani::common
