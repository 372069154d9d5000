// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace sobani::common {

/// Counts down to a moment, for showing only; the engine decides when something is over.
///
/// Runs on a steady clock from the moment it is started, so that a moved wall clock
/// does not make a person's time jump. Never below zero.
class Countdown : public QObject
{
    Q_OBJECT
public:
    explicit Countdown(QObject *parent = nullptr);

    /// \a now is the engine's time when it named \a until; a null \a now is "this moment".
    void start(WallTime until, WallTime now);
    void stop();

    [[nodiscard]] int secondsLeft() const;
    [[nodiscard]] bool isRunning() const { return m_tick.isActive(); }

Q_SIGNALS:
    void changed();
    /// Once, when zero is reached.
    void finished();

private:
    void tick();

    QTimer m_tick;
    QElapsedTimer m_since;
    qint64 m_totalMs = 0;
};

} // namespace sobani::common
