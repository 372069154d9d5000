// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/linuxprocessgate.h"

#include "core/guard/gatewire.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace sobani::platform {

using namespace std::chrono_literals;

LinuxProcessGate::LinuxProcessGate(QByteArray socketPath, QObject *parent)
    : ProcessGate(parent), m_path(std::move(socketPath))
{
    m_retry.setInterval(20ms);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LinuxProcessGate::connectToGate);
    // Longer than replacing a worker takes: until then nothing is wrong.
    m_giveUp.setInterval(3s);
    m_giveUp.setSingleShot(true);
    connect(&m_giveUp, &QTimer::timeout, this, [this] { setWorking(false); });
    m_retry.start(0ms);
    m_giveUp.start();
}

void LinuxProcessGate::enforce(const guard::GatePolicy &policy)
{
    m_policy = policy;
    if (m_working)
        send(GateFrame::Policy, guard::encode(policy));
}

void LinuxProcessGate::stopGate()
{
    m_stopping = true;
    send(GateFrame::Stop, {});
}

void LinuxProcessGate::connectToGate()
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto length = std::min(std::size_t(m_path.size()), sizeof address.sun_path - 1);
    std::memcpy(address.sun_path, m_path.constData(), length);
    m_socket.reset(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address)
        != 0) {
        lose();
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LinuxProcessGate::receive);
}

void LinuxProcessGate::receive()
{
    QByteArray frame(guard::LargestGateFrame + 1, Qt::Uninitialized);
    const ssize_t got = ::recv(m_socket.get(), frame.data(), std::size_t(frame.size()), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        lose();
    else
        take(GateFrame(frame[0]), QByteArrayView(frame).first(got).sliced(1));
}

void LinuxProcessGate::take(GateFrame frame, QByteArrayView content)
{
    if (frame == GateFrame::Seen) {
        if (const auto tool = guard::decodeSeen(content))
            Q_EMIT seen(*tool);
    } else if (frame == GateFrame::Ended) {
        if (const auto tool = guard::decodeEnded(content))
            Q_EMIT ended(*tool);
    } else if (frame == GateFrame::Enforced) {
        if (const auto revision = decodeRevision(content))
            Q_EMIT enforced(*revision);
    } else if (frame == GateFrame::Hello) {
        m_hello = decodeHello(content).value_or(GateHello{});
        m_giveUp.stop();
        if (m_stopping)
            send(GateFrame::Stop, {});
        else if (m_policy)
            send(GateFrame::Policy, guard::encode(*m_policy));
        setWorking(true);
        Q_EMIT greeted(m_hello);
    }
}

void LinuxProcessGate::lose()
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // it may be the one that called
    }
    m_socket.reset();
    m_retry.start();
    if (m_working && !m_giveUp.isActive())
        m_giveUp.start();
}

void LinuxProcessGate::send(GateFrame frame, const QByteArray &content)
{
    const QByteArray packet = QByteArray(1, char(frame)) + content;
    // A packet that does not arrive belongs to a connection that is over: hello tells it anew.
    ::send(m_socket.get(), packet.constData(), std::size_t(packet.size()), MSG_NOSIGNAL);
}

void LinuxProcessGate::setWorking(bool working)
{
    if (std::exchange(m_working, working) != working)
        Q_EMIT workingChanged(working);
}

} // namespace sobani::platform
