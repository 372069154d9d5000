// SPDX-License-Identifier: MPL-2.0
#include "core/wire/nowwire.h"

#include "core/base/vocabulary.h"

#include <algorithm>

namespace sobani::wire {

namespace {

// Far beyond any real time, near enough that sums of times never overflow.
constexpr qint64 LatestMs = qint64(1) << 53;

quint64 written(qint64 ms)
{
    return quint64(std::clamp<qint64>(ms, 0, LatestMs));
}

} // namespace

void write(CborWriter &out, WallTime time)
{
    out.unsignedInteger(written(time.ms));
}

void write(CborWriter &out, const BootTime &time)
{
    out.startArray(2);
    out.text(time.boot);
    out.unsignedInteger(written(time.ms));
    out.endArray();
}

void write(CborWriter &out, const Now &now)
{
    out.startArray(2);
    write(out, now.wall);
    write(out, now.boot);
    out.endArray();
}

WallTime readWallTime(CborReader &in)
{
    return {qint64(in.unsignedInteger(quint64(LatestMs)))};
}

BootTime readBootTime(CborReader &in)
{
    BootTime time;
    in.enterArray(2);
    time.boot = in.text(limits::ShortText);
    time.ms = qint64(in.unsignedInteger(quint64(LatestMs)));
    in.leaveArray();
    return time;
}

Now readNow(CborReader &in)
{
    Now now;
    in.enterArray(2);
    now.wall = readWallTime(in);
    now.boot = readBootTime(in);
    in.leaveArray();
    return now;
}

} // namespace sobani::wire
