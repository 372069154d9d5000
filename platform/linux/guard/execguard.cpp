// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/execguard.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace sobani::platform {

namespace {

constexpr int BeatEveryMs = 100;
constexpr int LateCheckEveryMs = 20;

bool canHoldPrograms(const Mount &mount)
{
    return mount.kind == MountKind::Kept || mount.kind == MountKind::Local;
}

} // namespace

void ExecGuard::markMounts()
{
    const MountTable::Changes changes = m_parts.mounts.reload();
    // Before the mark: what is attached anew asks nothing until it is marked, and a medium can
    // come back with other contents under the same numbers.
    m_parts.examiner.forgetDevices(changes.devices);
    for (const Mount &mount : changes.mounts) {
        const auto &only = m_scope.mountPoints;
        const bool wanted = only.empty()
                            || std::any_of(only.begin(), only.end(), [&](const QByteArray &p) {
                                   return mount.point == p || mount.point.startsWith(p + '/');
                               });
        if (wanted && canHoldPrograms(mount))
            (void)m_parts.group.mark(mount.point);
    }
}

void ExecGuard::markElsewhere(const FileDescriptor &file) const
{
    (void)m_parts.group.mark("/proc/self/fd/" + QByteArray::number(file.get()));
}

void ExecGuard::run(GateShared &shared)
{
    std::array<pollfd, 2> watched{{{m_parts.group.fd(), POLLIN, 0},
                                   {m_parts.mounts.watchedFd(), POLLPRI, 0}}};
    while (true) {
        shared.beat(GatePart::Worker);
        bool waiting = false;
        {
            const std::lock_guard lock(m_mutex);
            waiting = !m_waiting.empty();
        }
        ::poll(watched.data(), watched.size(), waiting ? LateCheckEveryMs : BeatEveryMs);
        if ((watched[0].revents & POLLIN) != 0) {
            for (const ExecQuestion &question : m_parts.group.read())
                take(question);
        }
        if ((watched[1].revents & (POLLPRI | POLLERR)) != 0)
            markMounts();
        if (waiting)
            answerLate();
    }
}

void ExecGuard::take(const ExecQuestion &question)
{
    const std::optional<FileState> file = stateOf(question.file);
    const std::optional<Verdict> known = file ? m_parts.examiner.known(*file) : std::nullopt;
    if (known && !known->tool) {
        // Root alone can change such a file, and then the kernel asks again.
        if (file->onlyRoot)
            m_parts.group.ignore(question.file);
        m_parts.group.answer(question.file, true);
        ::close(question.file);
        return;
    }
    if (!file || !file->regular) {
        m_parts.group.answer(question.file, true);
        ::close(question.file);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.insert_or_assign(question.file, Clock::now());
    }
    if (!m_parts.pool.run([this, question, state = *file] { look(question, state); })) {
        answer(question.file, true);
        ::close(question.file);
    }
}

void ExecGuard::look(const ExecQuestion &question, const FileState &file)
{
    const auto reply = [&](bool allow) {
        if (!answer(question.file, allow) && !allow) {
            // It was let go in the meantime: now it is known for what it is.
            m_parts.warden.judgeRun(question.file, file, question.pid, guard::Sighting::Slipped);
        }
    };
    const auto known = m_parts.examiner.known(file);
    const auto allowed = known && !known->sha256.isEmpty()
                             ? m_parts.warden.mayStart(*known, question.pid)
                             : std::nullopt;
    if (allowed) {
        reply(*allowed);
        if (!*allowed) {
            m_parts.warden.report(*known, question.pid, guard::Sighting::Refused,
                                  pathOf(question.file), userOf(question.pid));
        }
    } else {
        m_parts.warden.judgeStart(question.file, file, question.pid, reply);
    }
    ::close(question.file);
}

bool ExecGuard::answer(int file, bool allow)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.erase(file) == 0)
        return false;
    m_parts.group.answer(file, allow);
    return true;
}

void ExecGuard::answerLate()
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_waiting, [this](const auto &entry) {
        const bool late = Clock::now() - entry.second > AnswerWithin;
        if (late)
            m_parts.group.answer(entry.first, true);
        return late;
    });
}

} // namespace sobani::platform
