// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/gatedoor.h"

#include "core/guard/gatewire.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstdint>

namespace sobani::platform {

GateDoor::GateDoor(int listener, Greeting greeting, Handler handler)
    : m_listener(listener), m_greeting(std::move(greeting)), m_handler(std::move(handler)),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

void GateDoor::say(GateFrame frame, const QByteArray &content)
{
    {
        const std::lock_guard lock(m_mutex);
        m_unsent.push_back(QByteArray(1, char(frame)) + content);
        if (m_unsent.size() > MostUnsent)
            m_unsent.pop_front();
    }
    const std::uint64_t one = 1;
    (void)!::write(m_wake.get(), &one, sizeof one);
}

void GateDoor::wait(int milliseconds)
{
    std::array<pollfd, 3> watched{{{m_listener, POLLIN, 0},
                                   {m_wake.get(), POLLIN, 0},
                                   {m_owner.get(), POLLIN, 0}}};
    if (::poll(watched.data(), watched.size(), milliseconds) <= 0)
        return;
    std::uint64_t count = 0;
    (void)!::read(m_wake.get(), &count, sizeof count);
    if (watched[2].revents != 0)
        receive();
    if ((watched[0].revents & POLLIN) != 0)
        accept();
    send();
}

void GateDoor::accept()
{
    FileDescriptor owner(::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    ucred who{};
    socklen_t size = sizeof who;
    if (::getsockopt(owner.get(), SOL_SOCKET, SO_PEERCRED, &who, &size) != 0
        || who.uid != ::geteuid())
        return;
    m_owner = std::move(owner);
    const std::lock_guard lock(m_mutex);
    m_unsent.push_front(QByteArray(1, char(GateFrame::Hello)) + m_greeting());
}

void GateDoor::receive()
{
    QByteArray frame(guard::LargestGateFrame + 1, Qt::Uninitialized);
    const ssize_t got = ::recv(m_owner.get(), frame.data(), std::size_t(frame.size()), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        m_owner.reset();
        return;
    }
    m_handler(GateFrame(frame[0]), QByteArrayView(frame).first(got).sliced(1));
}

void GateDoor::send()
{
    const std::lock_guard lock(m_mutex);
    while (m_owner.isOpen() && !m_unsent.empty()) {
        const QByteArray &frame = m_unsent.front();
        if (::send(m_owner.get(), frame.constData(), std::size_t(frame.size()), MSG_NOSIGNAL) < 0)
            return;
        m_unsent.pop_front();
    }
}

} // namespace sobani::platform
