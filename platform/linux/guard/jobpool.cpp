// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/jobpool.h"

#include <algorithm>

namespace sobani::platform {

JobPool::JobPool(int threads) : m_begun(std::size_t(threads))
{
    for (std::size_t i = 0; i < m_begun.size(); ++i)
        m_threads.emplace_back([this, i] { work(i); });
}

JobPool::~JobPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_waiting.clear();
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool JobPool::run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() >= MostWaiting)
            return false;
        m_waiting.push_back(std::move(job));
    }
    m_changed.notify_one();
    return true;
}

std::chrono::milliseconds JobPool::longest() const
{
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    auto longest = Clock::duration::zero();
    for (const auto &begun : m_begun) {
        if (begun)
            longest = std::max(longest, now - *begun);
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(longest);
}

void JobPool::work(std::size_t thread)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
        if (m_stop)
            return;
        const auto job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_begun[thread] = Clock::now();
        lock.unlock();
        job();
        lock.lock();
        m_begun[thread].reset();
    }
}

} // namespace sobani::platform
