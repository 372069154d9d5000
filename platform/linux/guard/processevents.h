// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/filedescriptor.h"

#include <QtGlobal>

#include <variant>
#include <vector>

namespace sobani::platform {

struct Forked { qint64 parent = 0; qint64 child = 0; };
struct Executed { qint64 pid = 0; };
struct Exited { qint64 pid = 0; };
/// Some events did not fit: look at everything.
struct Missed {};
using ProcessEvent = std::variant<Forked, Executed, Exited, Missed>;

/// The kernel's process connector: told after it has happened, about processes, not threads.
/// Events wait in the socket while its holder is not reading, also over the death of one of
/// several holders.
class ProcessEvents
{
public:
    [[nodiscard]] static ProcessEvents open();

    [[nodiscard]] bool isOpen() const { return m_fd.isOpen(); }
    [[nodiscard]] int fd() const { return m_fd.get(); }
    void close() { m_fd.reset(); }
    /// Whether forks and exits are told, too; executions always are.
    void tellAll(bool all) const;
    /// What waits now; does not block.
    [[nodiscard]] std::vector<ProcessEvent> read() const;

private:
    FileDescriptor m_fd;
};

} // namespace sobani::platform
