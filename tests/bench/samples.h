// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>

#include <chrono>
#include <vector>

namespace sobani::bench {

using SteadyClock = std::chrono::steady_clock;

/// Durations of one thing, measured again and again.
class Samples
{
public:
    void add(SteadyClock::duration duration) { add(std::chrono::duration<double, std::milli>(duration).count()); }
    void add(double value) { m_values.push_back(value); }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    /// \a share 0.5 is p50; the nearest rank.
    [[nodiscard]] double quantile(double share) const;

private:
    std::vector<double> m_values;
};

/// Prints p50 and p99 of both, and their ratios; \a unit is "ms" or "MiB".
void report(const QString &what, const QString &unit, const Samples &ours, const Samples &bare);

} // namespace sobani::bench
