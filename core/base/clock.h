// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

#include <chrono>
#include <compare>

namespace sobani {

using Milliseconds = std::chrono::milliseconds;

/// Milliseconds since 1970-01-01 UTC. For showing and for loose freshness only:
/// anybody with administrator rights can move it.
struct WallTime
{
    qint64 ms = 0;

    friend auto operator<=>(const WallTime &, const WallTime &) = default;
    friend WallTime operator+(WallTime t, Milliseconds d) { return {t.ms + d.count()}; }
    friend Milliseconds operator-(WallTime a, WallTime b) { return Milliseconds(a.ms - b.ms); }
};

/// Milliseconds since the machine started, counted through sleep, and which start it was.
/// Times of two different boots cannot be compared.
struct BootTime
{
    QString boot;
    qint64 ms = 0;

    friend bool operator==(const BootTime &, const BootTime &) = default;
};

/// Last millisecond of the year 9999. Decoders take nothing later, so that sums of times and
/// durations never overflow.
inline constexpr qint64 LatestWallMs = 253'402'300'799'999;

struct Now
{
    WallTime wall;
    BootTime boot;

    friend bool operator==(const Now &, const Now &) = default;
};

/// The only source of time in core; machines get Now inside their events.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Now now() const = 0;
};

} // namespace sobani
