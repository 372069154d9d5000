// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/execgroup.h"

#include <fcntl.h>
#include <sys/fanotify.h>
#include <unistd.h>

#include <array>

namespace sobani::platform {

ExecGroup ExecGroup::open()
{
    // Unlimited: a queue that overflows lets through what does not fit.
    const unsigned int flags = FAN_CLASS_CONTENT | FAN_CLOEXEC | FAN_NONBLOCK
                               | FAN_UNLIMITED_QUEUE | FAN_UNLIMITED_MARKS;
    ExecGroup group;
    group.m_fd.reset(::fanotify_init(flags, O_CLOEXEC | O_LARGEFILE | O_NOATIME));
    if (!group.m_fd.isOpen())
        group.m_fd.reset(::fanotify_init(flags, O_CLOEXEC | O_LARGEFILE));
    return group;
}

bool ExecGroup::mark(const QByteArray &path) const
{
    return ::fanotify_mark(m_fd.get(), FAN_MARK_ADD | FAN_MARK_FILESYSTEM, FAN_OPEN_EXEC_PERM,
                           AT_FDCWD, path.constData())
           == 0;
}

void ExecGroup::ignore(int file) const
{
    // Evictable, or each program ever started would stay in memory; older systems refuse it,
    // and the questions go on.
    ::fanotify_mark(m_fd.get(), FAN_MARK_ADD | FAN_MARK_IGNORED_MASK | FAN_MARK_EVICTABLE,
                    FAN_OPEN_EXEC_PERM, file, nullptr);
}

void ExecGroup::forgetIgnored() const
{
    ::fanotify_mark(m_fd.get(), FAN_MARK_FLUSH, 0, AT_FDCWD, "/");
}

std::vector<ExecQuestion> ExecGroup::read() const
{
    std::vector<ExecQuestion> questions;
    alignas(fanotify_event_metadata) std::array<char, 4096> buffer{};
    const ssize_t got = ::read(m_fd.get(), buffer.data(), buffer.size());
    if (got <= 0)
        return questions;
    auto left = size_t(got);
    const auto *event = reinterpret_cast<const fanotify_event_metadata *>(buffer.data());
    for (; FAN_EVENT_OK(event, left); event = FAN_EVENT_NEXT(event, left)) {
        if (event->fd >= 0 && (event->mask & FAN_OPEN_EXEC_PERM) != 0)
            questions.push_back({event->fd, event->pid});
        else if (event->fd >= 0)
            ::close(event->fd);
    }
    return questions;
}

void ExecGroup::answer(int file, bool allow) const
{
    const fanotify_response response{file, std::uint32_t(allow ? FAN_ALLOW : FAN_DENY)};
    while (::write(m_fd.get(), &response, sizeof response) < 0 && errno == EINTR) { }
}

// The kernel knows a question by the number that its descriptor had in the reader.
void ExecGroup::answerOrphans() const
{
    for (int file = 0; file < MostDescriptors; ++file)
        answer(file, true);
}

} // namespace sobani::platform
