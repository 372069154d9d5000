// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace sobani::common {

/// Domain values in a person's words, in the language that is loaded now.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
public:
    /// "14 minutes"; below a minute "under a minute". Zero or less: an empty text.
    [[nodiscard]] static QString minutes(int seconds);
    /// "14 minutes left", or an empty text when nothing is left.
    [[nodiscard]] static QString timeLeft(int seconds);
    /// The time of day, "3:20 pm"; empty for a null time.
    [[nodiscard]] static QString clock(WallTime time);
    /// Day and time of day; "today" and "yesterday" in words.
    [[nodiscard]] static QString dayAndClock(WallTime time, WallTime now);
    [[nodiscard]] static QString day(WallTime time, WallTime now);
    /// "1 2 3", so that a screen reader says every sign by itself.
    [[nodiscard]] static QString spelled(const QString &signs);
    /// "Hanako", "Hanako or Jiro"; without names "your family".
    [[nodiscard]] static QString anyOf(const QStringList &names);
    [[nodiscard]] static QString presence(const QString &name, PresenceState state);
    /// One line about the connection to the relay.
    [[nodiscard]] static QString relay(RelayState state);
};

/// This moment, for showing.
[[nodiscard]] WallTime wallNow();

} // namespace sobani::common
