// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/processevents.h"

#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/filter.h>
#include <linux/netlink.h>
#include <sys/socket.h>

#include <arpa/inet.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>

namespace sobani::platform {

namespace {

constexpr std::size_t Head = NLMSG_HDRLEN + sizeof(cn_msg);
constexpr int ReceiveBuffer = 8 * 1024 * 1024;

bool listen(int fd)
{
    std::array<char, Head + sizeof(proc_cn_mcast_op)> message{};
    nlmsghdr header{};
    header.nlmsg_len = std::uint32_t(message.size());
    header.nlmsg_type = NLMSG_DONE;
    cn_msg body{};
    body.id.idx = CN_IDX_PROC;
    body.id.val = CN_VAL_PROC;
    body.len = sizeof(proc_cn_mcast_op);
    const proc_cn_mcast_op operation = PROC_CN_MCAST_LISTEN;
    std::memcpy(message.data(), &header, sizeof header);
    std::memcpy(message.data() + NLMSG_HDRLEN, &body, sizeof body);
    std::memcpy(message.data() + Head, &operation, sizeof operation);
    return ::send(fd, message.data(), message.size(), 0) == ssize_t(message.size());
}

void parse(const char *data, std::size_t size, std::vector<ProcessEvent> &events)
{
    proc_event event{};
    if (size < Head + offsetof(proc_event, event_data) + sizeof event.event_data.fork)
        return;
    std::memcpy(&event, data + Head, std::min(sizeof event, size - Head));
    switch (event.what) {
    case proc_event::PROC_EVENT_EXEC:
        events.emplace_back(Executed{event.event_data.exec.process_tgid});
        break;
    case proc_event::PROC_EVENT_FORK:
        if (event.event_data.fork.child_pid == event.event_data.fork.child_tgid)
            events.emplace_back(Forked{event.event_data.fork.parent_tgid,
                                       event.event_data.fork.child_tgid});
        break;
    case proc_event::PROC_EVENT_EXIT:
        if (event.event_data.exit.process_pid == event.event_data.exit.process_tgid)
            events.emplace_back(Exited{event.event_data.exit.process_tgid});
        break;
    default:
        break; // changes of ids and names do not matter here
    }
}

} // namespace

ProcessEvents ProcessEvents::open()
{
    ProcessEvents events;
    events.m_fd.reset(::socket(PF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
                               NETLINK_CONNECTOR));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = CN_IDX_PROC;
    const int fd = events.fd();
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || !listen(fd)) {
        events.close();
        return events;
    }
    ::setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &ReceiveBuffer, sizeof ReceiveBuffer);
    events.tellAll(false);
    return events;
}

// Each fork and each exit of each program would wake us for nothing.
void ProcessEvents::tellAll(bool all) const
{
    if (all) {
        const int none = 0;
        ::setsockopt(m_fd.get(), SOL_SOCKET, SO_DETACH_FILTER, &none, sizeof none);
        return;
    }
    std::array<sock_filter, 4> code{{
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, std::uint32_t(Head + offsetof(proc_event, what))},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, htonl(proc_event::PROC_EVENT_EXEC)},
        {BPF_RET | BPF_K, 0, 0, 0xffffffff},
        {BPF_RET | BPF_K, 0, 0, 0},
    }};
    const sock_fprog program{std::uint16_t(code.size()), code.data()};
    ::setsockopt(m_fd.get(), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}

std::vector<ProcessEvent> ProcessEvents::read() const
{
    std::vector<ProcessEvent> events;
    alignas(nlmsghdr) std::array<char, 1024> buffer{};
    while (events.size() < 256) {
        sockaddr_nl from{};
        socklen_t fromSize = sizeof from;
        const ssize_t got = ::recvfrom(m_fd.get(), buffer.data(), buffer.size(), 0,
                                       reinterpret_cast<sockaddr *>(&from), &fromSize);
        if (got < 0 && errno == ENOBUFS)
            events.emplace_back(Missed{});
        else if (got <= 0)
            break;
        else if (from.nl_pid == 0) // from the kernel and nobody else
            parse(buffer.data(), std::size_t(got), events);
    }
    return events;
}

} // namespace sobani::platform
