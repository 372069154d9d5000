// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace sobani {

/// Lets \a burst things through at once and one more every \a everyMs milliseconds.
///
/// Pure: time comes with each question, in milliseconds of any clock that does not run
/// backwards; a clock that does gives nothing and takes nothing.
class TokenBucket
{
public:
    constexpr TokenBucket(int burst, qint64 everyMs)
        : m_burst(burst), m_everyMs(std::max<qint64>(everyMs, 1)), m_tokens(burst)
    {
    }

    /// Whether something that costs \a price may pass now; what may not costs nothing.
    [[nodiscard]] bool take(qint64 nowMs, int price = 1)
    {
        refill(nowMs);
        if (m_tokens < price)
            return false;
        m_tokens -= price;
        return true;
    }

private:
    void refill(qint64 nowMs)
    {
        if (!m_begun || nowMs < m_since) {
            m_begun = true;
            m_since = nowMs;
            return;
        }
        const qint64 earned = (nowMs - m_since) / m_everyMs;
        m_since += earned * m_everyMs;
        m_tokens = int(std::min<qint64>(m_burst, m_tokens + earned));
    }

    int m_burst;
    qint64 m_everyMs;
    qint64 m_tokens;
    qint64 m_since = 0;
    bool m_begun = false;
};

} // namespace sobani
