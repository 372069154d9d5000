// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/gatesupervisor.h"

#include "platform/linux/guard/priority.h"

#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace sobani::platform {

namespace {

constexpr int DeathMs = 300;
constexpr auto WorkerName = "sobani-gate-w";

// A signal handler can reach nothing else.
volatile std::sig_atomic_t terminated = 0;

void onTerminate(int /*number*/)
{
    terminated = 1;
}

/// Waits for the death of a process that is held up in the kernel no longer than it has to.
void kill(const ProcessHandle &process)
{
    process.signal(SIGKILL);
    pollfd gone{process.fd(), POLLIN, 0};
    ::poll(&gone, 1, DeathMs);
}

} // namespace

void GateSupervisor::supervise()
{
    hurry();
    (void)std::signal(SIGTERM, onTerminate);
    (void)std::signal(SIGCHLD, SIG_IGN); // nobody waits for the children: pidfds tell of their end
    (void)std::signal(SIGPIPE, SIG_IGN);
    ::prctl(PR_SET_NAME, "sobani-gate");
    m_shared.enter(GatePart::Supervisor, ::getpid());
    while (!isStopRequested()) {
        m_shared.beat(GatePart::Supervisor);
        // The standby first: each worker spares its pid.
        keepStandby();
        if (isWorkerLost())
            replaceWorker();
        wait();
    }
    if (m_standby)
        kill(*m_standby);
    if (m_worker)
        kill(*m_worker);
}

bool GateSupervisor::isStopRequested() const
{
    const qint64 under = m_parts.scope.under;
    return terminated != 0 || m_shared.isStopRequested()
           || (under != 0 && ::kill(pid_t(under), 0) != 0);
}

void GateSupervisor::wait() const
{
    std::array<pollfd, 2> watched{{{m_worker ? m_worker->fd() : -1, POLLIN, 0},
                                   {m_standby ? m_standby->fd() : -1, POLLIN, 0}}};
    ::poll(watched.data(), watched.size(), CheckEveryMs);
}

bool GateSupervisor::isWorkerLost() const
{
    return !m_worker || m_worker->isGone()
           || m_shared.silentMs(GatePart::Worker) > WorkerSilenceMs;
}

void GateSupervisor::replaceWorker()
{
    if (m_worker)
        kill(*m_worker);
    m_parts.group.answerOrphans();
    m_shared.countWorker();
    m_shared.beat(GatePart::Worker);
    const pid_t child = ::fork();
    if (child == 0) {
        m_shared.enter(GatePart::Worker, ::getpid());
        ::prctl(PR_SET_NAME, WorkerName);
        runGateWorker(m_parts);
    }
    m_worker.emplace(child);
}

void GateSupervisor::keepStandby()
{
    if (m_standby && !m_standby->isGone()
        && m_shared.silentMs(GatePart::Standby) <= PeerSilenceMs)
        return;
    if (m_standby)
        kill(*m_standby);
    m_shared.beat(GatePart::Standby);
    const ProcessHandle self(::getpid());
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_NAME, "sobani-gate-b");
        standBy(self);
        ::_exit(0);
    }
    m_standby.emplace(child);
}

void GateSupervisor::standBy(const ProcessHandle &supervisor)
{
    (void)std::signal(SIGTERM, SIG_DFL);
    hurry();
    m_shared.enter(GatePart::Standby, ::getpid());
    m_worker.reset();
    m_standby.reset();
    while (!m_shared.isStopRequested()) {
        m_shared.beat(GatePart::Standby);
        pollfd gone{supervisor.fd(), POLLIN, 0};
        ::poll(&gone, 1, CheckEveryMs);
        if (supervisor.isGone() || m_shared.silentMs(GatePart::Supervisor) > PeerSilenceMs) {
            takeOver(supervisor);
            return;
        }
    }
}

// The worker is replaced, too: its death is this process's to notice from now on.
void GateSupervisor::takeOver(const ProcessHandle &supervisor)
{
    kill(supervisor);
    if (m_shared.isStopRequested())
        return;
    const qint64 worker = m_shared.pid(GatePart::Worker);
    if (commandName(worker) == WorkerName) // and not somebody who got its number
        m_worker.emplace(worker);
    m_shared.enter(GatePart::Supervisor, ::getpid());
    replaceWorker();
    supervise();
}

} // namespace sobani::platform
