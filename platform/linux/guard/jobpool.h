// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace sobani::platform {

/// Threads for work that may take its time. Jobs beyond the limit are refused, not queued.
class JobPool
{
public:
    explicit JobPool(int threads);
    ~JobPool();
    JobPool(const JobPool &) = delete;
    JobPool &operator=(const JobPool &) = delete;

    [[nodiscard]] bool run(std::function<void()> job);
    /// How long the job that runs longest has been running.
    [[nodiscard]] std::chrono::milliseconds longest() const;

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t MostWaiting = 4096;

    void work(std::size_t thread);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_waiting;
    std::vector<std::optional<Clock::time_point>> m_begun;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace sobani::platform
