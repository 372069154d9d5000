// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/e2e/containment/netlab.h"

#include <chrono>
#include <memory>

namespace sobani::tests {

/// A socket that closes itself.
class Socket
{
public:
    Socket() = default;
    explicit Socket(int fd) : m_fd(fd) {}
    ~Socket();
    Socket(Socket &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Socket &operator=(Socket &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

enum class Kind { Tcp, Udp };

/// Where one end of a flow is: in which namespace, whose program, and its address.
struct End
{
    const Namespace *where;
    quint32 user;
    guard::IpAddress address;
    quint16 port = 0; ///< 0: any
};

/// A socket inside \a end's namespace, owned by its user and bound to its address and port.
[[nodiscard]] Socket bound(Kind kind, const End &end);
[[nodiscard]] quint16 portOf(const Socket &socket);

/// A conversation of two programs that both keep talking; counts what each end gets.
class Flow
{
public:
    /// \a from opens it towards \a to. Not standing() when it was not let through.
    Flow(Kind kind, const End &from, const End &to);

    [[nodiscard]] bool standing() const { return m_standing; }
    /// Both ends send and receive what they can for so long.
    void talk(std::chrono::milliseconds time);
    /// \a from sends so many bytes at once and waits for them to arrive.
    [[nodiscard]] bool carries(qsizetype bytes, std::chrono::milliseconds patience);
    /// Bytes since the flow began.
    [[nodiscard]] quint64 arrivedAtFrom() const { return m_atFrom; }
    [[nodiscard]] quint64 arrivedAtTo() const { return m_atTo; }
    /// TCP: this end has been told that it is over.
    [[nodiscard]] bool fromIsOver() const { return m_fromOver; }
    [[nodiscard]] bool toIsOver() const { return m_toOver; }

private:
    bool connectTcp(const End &from, const End &to);
    bool connectUdp(const End &from, const End &to);

    Socket m_from;
    Socket m_to;
    QByteArray m_answerTo; ///< UDP: the end at \a to is a server, connected to nobody
    bool m_standing = false;
    quint64 m_atFrom = 0;
    quint64 m_atTo = 0;
    bool m_fromOver = false;
    bool m_toOver = false;
};

/// Whether a fresh flow gets bytes through in both directions.
[[nodiscard]] bool passes(Kind kind, const End &from, const End &to);
/// Whether one datagram of \a from's arrives at \a to.
[[nodiscard]] bool arrives(const End &from, const End &to);
/// Whether an echo request of root's is answered.
[[nodiscard]] bool echoes(const Namespace &from, const guard::IpAddress &to);

} // namespace sobani::tests
