// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/containmentpolicy.h"

#include <QProcess>
#include <QStringList>

#include <utility>

namespace sobani::tests {

/// A network namespace without a name: it goes when this object and what runs in it are gone,
/// also after a crash, and never meets the machine's own network.
class Namespace
{
public:
    Namespace();
    ~Namespace();
    Namespace(const Namespace &) = delete;
    Namespace &operator=(const Namespace &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    /// Calls \a what with this thread inside; sockets that it opens stay inside for ever.
    template<typename What>
    auto run(What what) const
    {
        const Visit visit(m_fd);
        return what();
    }
    /// Runs a program inside to its end; false (with its words on stderr) unless it succeeds.
    bool command(const QString &line, const QByteArray &input = {}) const;
    /// The output of a program inside.
    [[nodiscard]] QByteArray output(const QString &line) const;
    /// A program that is about to be started runs inside, as \a user, and dies with us.
    void prepare(QProcess &process, quint32 user) const;

private:
    struct Visit
    {
        explicit Visit(int fd);
        ~Visit();
        int home;
    };

    int m_fd = -1;
};

/// Users of the PC, by number; they need no names.
inline constexpr quint32 Root = 0;
inline constexpr quint32 Engine = 64101;
inline constexpr quint32 Senior = 64102;

/// The PC, an attacker on the internet, the relay, a relay far away, a guest (a virtual
/// machine, a container) that the PC forwards for, and two on a bridge of the PC's. Everybody has IPv4 and IPv6.
class Lab
{
public:
    Lab();
    /// Why it cannot run here; empty when it can.
    [[nodiscard]] static QString missing();

    Namespace pc;
    Namespace attacker;
    Namespace relay;
    Namespace guest;
    Namespace narrow; ///< a relay behind the attacker, who is its router; the way is 1280 wide
    Namespace left;
    Namespace right;

    [[nodiscard]] static guard::ContainmentPolicy contained();
    [[nodiscard]] static guard::ContainmentPolicy open() { return {}; }
    [[nodiscard]] static guard::ContainmentPolicy cut();
};

inline constexpr quint16 RelayPort = 8883;

/// Addresses by name: "pc", "pc6", "attacker", "relay6", "guest" ... and "pc-relay", the PC's
/// own towards the relay; "local", "local6" are loopback.
[[nodiscard]] guard::IpAddress addressOf(const char *name);

} // namespace sobani::tests
