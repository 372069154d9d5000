// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "platform/linux/guard/filedescriptor.h"
#include "platform/linux/guard/gateframe.h"

#include <deque>
#include <functional>
#include <mutex>

namespace sobani::platform {

/// The worker's end of the owner's connection. One owner at a time, the newest; it must be the
/// user that the gate runs as. What nobody is there to hear waits, up to MostUnsent frames.
///
/// say() is for every thread; the rest belongs to one.
class GateDoor
{
public:
    using Handler = std::function<void(GateFrame, QByteArrayView)>;
    using Greeting = std::function<QByteArray()>;

    /// \a listener stays its owner's. \a greeting is said first to each owner.
    GateDoor(int listener, Greeting greeting, Handler handler);

    void say(GateFrame frame, const QByteArray &content);
    /// Waits for a connection, a frame or something to say, and deals with it.
    void wait(int milliseconds);

private:
    static constexpr std::size_t MostUnsent = 256;

    void accept();
    void receive();
    void send();

    const int m_listener;
    const Greeting m_greeting;
    const Handler m_handler;
    FileDescriptor m_wake;
    FileDescriptor m_owner;
    std::mutex m_mutex;
    std::deque<QByteArray> m_unsent;
};

} // namespace sobani::platform
