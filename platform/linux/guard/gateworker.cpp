// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/gateworker.h"

#include "platform/linux/guard/execwatch.h"
#include "platform/linux/guard/gatedoor.h"
#include "platform/linux/guard/priority.h"

#include <csignal>
#include <unistd.h>

namespace sobani::platform {

namespace {

constexpr int GatePoolThreads = 2;
constexpr int ForeignPoolThreads = 4;
constexpr std::chrono::seconds LongestJob{10};
constexpr qint64 LongestSilenceMs = 5000;

class GateWorker
{
public:
    explicit GateWorker(const GateParts &parts)
        : m_parts(parts), m_shared(*parts.shared), m_examiner(*parts.judge, m_mounts),
          m_runs(parts.cgroup, spared()), m_warden(m_examiner, m_runs, reports()),
          m_pool(GatePoolThreads), m_foreignPool(ForeignPoolThreads),
          m_guard({m_parts.group, m_mounts, m_examiner, m_warden, m_pool}, parts.scope),
          m_watch({m_parts.events, m_mounts, m_examiner, m_warden, m_runs, m_guard, m_foreignPool},
                  parts.scope),
          m_door(parts.listener.get(), [this] { return encode(hello()); },
                 [this](GateFrame frame, QByteArrayView bytes) { take(frame, bytes); })
    {
    }

    [[noreturn]] void run()
    {
        if (const auto policy = guard::decodePolicy(m_shared.policy()))
            m_warden.enforce(*policy);
        m_guard.markMounts();
        std::thread([this] {
            hurry();
            m_guard.run(m_shared);
        }).detach();
        std::thread([this] { watch(); }).detach();
        while (true) {
            m_door.wait(std::min(m_warden.endExpired() + 1, 100));
            // Whoever supervises may have been replaced.
            if (QByteArray now = encode(hello()); now != std::exchange(m_said, now))
                m_door.say(GateFrame::Hello, now);
            if (isStuck() || isAlone())
                ::_exit(1);
        }
    }

private:
    [[nodiscard]] std::set<qint64> spared() const
    {
        return {::getpid(), m_shared.pid(GatePart::Supervisor), m_shared.pid(GatePart::Standby)};
    }

    [[nodiscard]] GateHello hello() const
    {
        return {m_shared.pid(GatePart::Supervisor), m_shared.pid(GatePart::Standby), ::getpid(),
                m_shared.workers()};
    }

    Warden::Reports reports()
    {
        return {[this](const guard::ToolSeen &s) { m_door.say(GateFrame::Seen, guard::encode(s)); },
                [this](const guard::ToolEnded &e) { m_door.say(GateFrame::Ended, guard::encode(e)); },
                [this](bool any) { m_parts.events.tellAll(any); }};
    }

    // What waits in the socket has happened after the first look, or before it; both are seen.
    [[noreturn]] void watch()
    {
        hurry();
        m_watchBeat = monotonicMs();
        m_watch.scan(m_shared.workers() == 1 ? guard::Sighting::Running : guard::Sighting::Slipped);
        m_watch.run([this] { m_watchBeat = monotonicMs(); });
        std::abort();
    }

    void take(GateFrame frame, QByteArrayView bytes)
    {
        if (frame == GateFrame::Stop)
            m_shared.requestStop();
        const auto policy = frame == GateFrame::Policy ? guard::decodePolicy(bytes) : std::nullopt;
        if (!policy || !m_shared.storePolicy(bytes))
            return;
        m_warden.enforce(*policy);
        m_door.say(GateFrame::Enforced, encodeRevision(policy->revision));
    }

    [[nodiscard]] bool isStuck() const
    {
        return m_pool.longest() > LongestJob || m_foreignPool.longest() > LongestJob
               || monotonicMs() - m_watchBeat > LongestSilenceMs;
    }

    // Nobody would notice if this process hung, and with it the machine. As long as one of
    // them exists, stopped or not, it keeps the group open: leaving would hang everything.
    [[nodiscard]] bool isAlone() const
    {
        const auto gone = [this](GatePart part) {
            return ::kill(pid_t(m_shared.pid(part)), 0) != 0 && m_shared.silentMs(part) > 2000;
        };
        return gone(GatePart::Supervisor) && gone(GatePart::Standby);
    }

    const GateParts &m_parts;
    GateShared &m_shared;
    MountTable m_mounts;
    Examiner m_examiner;
    ToolRuns m_runs;
    Warden m_warden;
    JobPool m_pool;
    JobPool m_foreignPool;
    ExecGuard m_guard;
    ExecWatch m_watch;
    GateDoor m_door;
    QByteArray m_said;
    std::atomic<qint64> m_watchBeat{monotonicMs()};
};

} // namespace

void runGateWorker(const GateParts &parts)
{
    std::signal(SIGTERM, SIG_DFL);
    // A lease that somebody waits for is told by SIGIO.
    std::signal(SIGIO, SIG_IGN);
    GateWorker worker(parts);
    worker.run();
}

} // namespace sobani::platform
