// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

namespace sobani {

/// The noise that fetches a helper from the next room. Loud, low-pitched, until stopped.
/// Never blocks; a device without a loudspeaker stays silent and keeps working.
/// start() and stop() may be called any number of times in any order.
class AlarmSound
{
public:
    virtual ~AlarmSound() = default;
    virtual void start() = 0;
    virtual void stop() = 0;
};

/// A message outside the app's own window (notification area, lock screen).
/// One message per \a key: showing it again replaces the one before. Never blocks; a device
/// that has nothing of the kind does nothing.
class Notifier
{
public:
    virtual ~Notifier() = default;
    virtual void show(const QString &key, const QString &title, const QString &text,
                      bool urgent) = 0;
    virtual void withdraw(const QString &key) = 0;
};

class NoAlarmSound final : public AlarmSound
{
public:
    void start() override {}
    void stop() override {}
};

class NoNotifier final : public Notifier
{
public:
    void show(const QString &, const QString &, const QString &, bool) override {}
    void withdraw(const QString &) override {}
};

} // namespace sobani
