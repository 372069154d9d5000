// SPDX-License-Identifier: MPL-2.0
#include "platform/common/alarmtone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sobani::platform {

namespace {

constexpr double Pitch = 520.0;
constexpr double BeatSeconds = 0.45;
constexpr double GapSeconds = 0.12;
constexpr double RestSeconds = 0.70;
constexpr double EdgeSeconds = 0.015; ///< a soft edge, or the loudspeaker clicks
constexpr double Loudness = 0.85;

int samples(double seconds)
{
    return int(seconds * ToneRate);
}

double wave(double seconds)
{
    const double turn = 2.0 * std::numbers::pi * Pitch * seconds;
    return 0.72 * std::sin(turn) + 0.2 * std::sin(3 * turn) + 0.08 * std::sin(5 * turn);
}

void beat(QByteArray &pcm)
{
    const int count = samples(BeatSeconds);
    for (int i = 0; i < count; ++i) {
        const double fromEdge = double(std::min(i, count - 1 - i)) / ToneRate;
        const double envelope = std::min(1.0, fromEdge / EdgeSeconds);
        const double value = Loudness * envelope * wave(double(i) / ToneRate);
        const auto sample = qint16(std::lround(std::clamp(value, -1.0, 1.0) * 32'767.0));
        pcm.append(reinterpret_cast<const char *>(&sample), sizeof sample);
    }
}

void silence(QByteArray &pcm, double seconds)
{
    pcm.append(qsizetype(samples(seconds)) * qsizetype(sizeof(qint16)), '\0');
}

} // namespace

QByteArray alarmTone()
{
    QByteArray pcm;
    beat(pcm);
    silence(pcm, GapSeconds);
    beat(pcm);
    silence(pcm, RestSeconds);
    return pcm;
}

} // namespace sobani::platform
