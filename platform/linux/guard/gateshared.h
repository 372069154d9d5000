// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/gatewire.h"

#include <array>
#include <atomic>

namespace sobani::platform {

/// The processes of a gate; each shows that it is alive by its beats.
enum class GatePart { Supervisor, Standby, Worker };

/// Milliseconds of a clock that only runs while the machine does (CLOCK_MONOTONIC).
[[nodiscard]] qint64 monotonicMs();

/// What the processes of one gate share, in memory that each inherits; it outlives any of them.
/// Written without locks, since its writer may be killed at any instruction.
class GateShared
{
public:
    /// In shared memory; never freed. Null when there is no memory.
    [[nodiscard]] static GateShared *create();

    void beat(GatePart part) { m_beats[std::size_t(part)] = monotonicMs(); }
    [[nodiscard]] qint64 silentMs(GatePart part) const;
    void enter(GatePart part, qint64 pid);
    [[nodiscard]] qint64 pid(GatePart part) const { return m_pids[std::size_t(part)]; }

    void countWorker() { ++m_workers; }
    /// How many workers there have been.
    [[nodiscard]] int workers() const { return m_workers; }

    void requestStop() { m_stop = true; }
    [[nodiscard]] bool isStopRequested() const { return m_stop; }

    /// One writer at a time. False when it is too large; the old one stays then.
    bool storePolicy(QByteArrayView encoded);
    [[nodiscard]] QByteArray policy() const;

private:
    struct Slot
    {
        std::uint32_t size = 0;
        std::array<char, guard::LargestGateFrame> bytes{};
    };

    std::array<std::atomic<qint64>, 3> m_beats{};
    std::array<std::atomic<qint64>, 3> m_pids{};
    std::atomic<int> m_workers{0};
    std::atomic<bool> m_stop{false};
    std::atomic<std::uint32_t> m_current{0}; ///< which slot holds the policy
    std::array<Slot, 2> m_policy{};
};

} // namespace sobani::platform
