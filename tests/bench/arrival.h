// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/bench/samples.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace sobani::bench {

/// When something came on another thread, and whether it was right.
class Arrival
{
public:
    void arm()
    {
        const std::lock_guard lock(m_mutex);
        m_at.reset();
    }
    void tell(bool good)
    {
        const auto now = SteadyClock::now();
        const std::lock_guard lock(m_mutex);
        m_at = good ? now : SteadyClock::time_point{};
        m_changed.notify_all();
    }
    /// Since \a begun; nothing after ten seconds, or when it was wrong.
    [[nodiscard]] std::optional<SteadyClock::duration> wait(SteadyClock::time_point begun)
    {
        std::unique_lock lock(m_mutex);
        const bool came = m_changed.wait_for(lock, std::chrono::seconds(10),
                                             [this] { return m_at.has_value(); });
        if (!came || *m_at < begun)
            return std::nullopt;
        return *m_at - begun;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<SteadyClock::time_point> m_at;
};

} // namespace sobani::bench
