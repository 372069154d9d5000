// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/execwatch.h"

#include "core/base/result.h"
#include "platform/linux/guard/processinfo.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <set>

namespace sobani::platform {

using namespace Qt::StringLiterals;
using guard::Sighting;
using std::chrono::milliseconds;

namespace {

constexpr int BeatEveryMs = 100;
constexpr milliseconds WatchMapsFor{150};
constexpr std::size_t MostSuspects = 256;
constexpr std::size_t MostMaps = 64;

// "00400000-..." is called "400000-..." among the map_files.
QByteArray withoutZeros(const QByteArray &range)
{
    QList<QByteArray> ends = range.split('-');
    for (QByteArray &end : ends)
        end = QByteArray::number(end.toULongLong(nullptr, 16), 16);
    return ends.join('-');
}

/// The address ranges of \a pid that hold a file's code, one for each file.
std::vector<QByteArray> codeRanges(qint64 pid)
{
    std::vector<QByteArray> ranges;
    std::set<QByteArray> seen;
    QFile file(u"/proc/%1/maps"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return ranges;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() < 6 || !fields[1].contains('x') || fields[4] == "0")
            continue;
        if (ranges.size() < MostMaps && seen.insert(fields[3] + ':' + fields[4]).second)
            ranges.push_back(withoutZeros(fields[0]));
    }
    return ranges;
}

bool mayNotAnswer(MountKind kind)
{
    return kind == MountKind::Foreign || kind == MountKind::Virtual;
}

} // namespace

void ExecWatch::scan(Sighting how)
{
    for (const qint64 pid : allProcesses())
        look(pid, how);
}

void ExecWatch::run(const std::function<void()> &beat)
{
    pollfd watched{m_parts.events.fd(), POLLIN, 0};
    while (true) {
        beat();
        bool suspects = false;
        {
            const std::lock_guard lock(m_mutex);
            suspects = !m_suspects.empty();
        }
        ::poll(&watched, 1, suspects ? 1 : BeatEveryMs);
        if ((watched.revents & POLLIN) != 0) {
            for (const ProcessEvent &event : m_parts.events.read())
                take(event);
        }
        if (suspects)
            lookAtMaps();
    }
}

void ExecWatch::take(const ProcessEvent &event)
{
    std::visit(Overloaded{[this](const Forked &e) { m_parts.runs.forked(e.parent, e.child); },
                          [this](const Executed &e) { look(e.pid, Sighting::Slipped); },
                          [this](const Exited &e) { m_parts.runs.exited(e.pid); },
                          [this](const Missed &) { scan(Sighting::Slipped); }},
               event);
}

void ExecWatch::look(qint64 pid, Sighting how)
{
    FileDescriptor path = programFile(pid);
    const std::optional<FileState> file = path.isOpen() ? stateOf(path.get()) : std::nullopt;
    if (!file)
        return; // over already, or a kernel thread
    const std::optional<Verdict> known = m_parts.examiner.known(*file);
    if (known && !known->tool && !known->loader)
        return;
    if (m_scope.under != 0 && !descendsFrom(pid, m_scope.under))
        return;
    if (known && known->loader)
        suspect(pid);
    if (known && m_parts.warden.settleKnown(*known, pid, how, pathOf(path.get())))
        return;
    if (!mayNotAnswer(m_parts.mounts.kindOf(*file, pid))) {
        lookAt(pid, path, *file, how);
        return;
    }
    const auto shared = std::make_shared<FileDescriptor>(std::move(path));
    (void)m_parts.pool.run([this, pid, shared, state = *file, how] {
        lookAt(pid, *shared, state, how);
    });
}

void ExecWatch::lookAt(qint64 pid, const FileDescriptor &path, const FileState &file, Sighting how)
{
    const FileDescriptor open = readable(path);
    if (!open.isOpen())
        return;
    if (!m_parts.mounts.isOurs(file) && !mayNotAnswer(m_parts.mounts.kindOf(file, pid)))
        m_parts.guard.markElsewhere(open);
    if (m_parts.warden.judgeRun(open.get(), file, pid, how).loader)
        suspect(pid);
}

void ExecWatch::suspect(qint64 pid)
{
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    if (m_suspects.size() < MostSuspects)
        m_suspects.push_back({std::make_shared<ProcessHandle>(pid), now, now});
}

void ExecWatch::lookAtMaps()
{
    std::vector<Suspect> due;
    {
        const std::lock_guard lock(m_mutex);
        const auto now = Clock::now();
        std::erase_if(m_suspects, [&](const Suspect &s) {
            return now - s.since > WatchMapsFor || s.process->isGone();
        });
        for (Suspect &suspect : m_suspects) {
            if (now < suspect.next)
                continue;
            due.push_back(suspect);
            // Most load at once; whoever takes his time is found a little later.
            suspect.next = now + std::max(milliseconds(1),
                                          std::chrono::duration_cast<milliseconds>(
                                              (now - suspect.since) / 2));
        }
    }
    for (const Suspect &suspect : due)
        lookAtMaps(suspect);
}

void ExecWatch::lookAtMaps(const Suspect &suspect)
{
    const qint64 pid = suspect.process->pid();
    for (const QByteArray &range : codeRanges(pid)) {
        const QByteArray link = "/proc/" + QByteArray::number(pid) + "/map_files/" + range;
        FileDescriptor path(::open(link.constData(), O_PATH | O_CLOEXEC));
        const auto file = path.isOpen() ? stateOf(path.get()) : std::nullopt;
        const auto known = file ? m_parts.examiner.known(*file) : std::nullopt;
        if (!file || suspect.process->isGone())
            return;
        if (known && m_parts.warden.settleKnown(*known, pid, Sighting::Slipped, pathOf(path.get())))
            continue;
        const auto shared = std::make_shared<FileDescriptor>(std::move(path));
        (void)m_parts.pool.run([this, pid, shared, state = *file] {
            const FileDescriptor open = readable(*shared);
            if (open.isOpen())
                m_parts.warden.judgeRun(open.get(), state, pid, Sighting::Slipped);
        });
    }
}

} // namespace sobani::platform
