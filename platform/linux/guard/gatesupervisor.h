// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/gateworker.h"
#include "platform/linux/guard/processinfo.h"

#include <optional>

namespace sobani::platform {

/// Keeps a worker and a standby running; the standby takes over when the supervisor dies or
/// stops. All three hold the same group, so that it outlives any of them.
///
/// Bound: a worker that does not answer is killed and replaced within WorkerSilenceMs and some
/// milliseconds; what it had not answered is let through, what had not been read waits for the
/// next one, and all of it is looked at afterwards.
class GateSupervisor
{
public:
    static constexpr qint64 WorkerSilenceMs = 500;
    static constexpr qint64 PeerSilenceMs = 1000;
    static constexpr int CheckEveryMs = 50;

    explicit GateSupervisor(GateParts &parts) : m_parts(parts), m_shared(*parts.shared) {}

    /// Until the gate is told to stop.
    void supervise();

private:
    [[nodiscard]] bool isWorkerLost() const;
    void replaceWorker();
    void keepStandby();
    void standBy(const ProcessHandle &supervisor);
    void takeOver(const ProcessHandle &supervisor);
    void wait() const;
    [[nodiscard]] bool isStopRequested() const;

    GateParts &m_parts;
    GateShared &m_shared;
    std::optional<ProcessHandle> m_worker;
    std::optional<ProcessHandle> m_standby;
};

} // namespace sobani::platform
