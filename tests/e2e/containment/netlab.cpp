// SPDX-License-Identifier: MPL-2.0
#include "tests/e2e/containment/netlab.h"

#include <QDebug>
#include <QStandardPaths>

#include <csignal>
#include <map>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace sobani::tests {

using namespace Qt::StringLiterals;

namespace {

int openOwn()
{
    return ::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
}

bool finish(QProcess &process, const QString &line)
{
    process.closeWriteChannel();
    if (process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return true;
    qWarning().noquote() << line << process.readAllStandardError() << process.errorString();
    process.kill();
    process.waitForFinished();
    return false;
}

void startShell(const Namespace &inside, QProcess &process, const QString &line)
{
    inside.prepare(process, Root);
    process.start(u"/bin/sh"_s, {u"-c"_s, line});
}

void plug(const Namespace &pc, const QString &port, const Namespace &into, int number)
{
    pc.command(u"ip link add %1 type veth peer name eth0 netns /proc/%2/fd/%3"
               " && ip link set %1 master bridge0 up"_s.arg(port).arg(::getpid()).arg(into.fd()));
    into.command(u"ip addr add 10.77.9.%1/24 dev eth0 && ip addr add fd77:9::%1/64 dev eth0 nodad"
                 " && ip link set eth0 up"_s.arg(number));
}

void join(const Namespace &a, const QString &nameA, const QString &v4A, const QString &v6A,
          const Namespace &b, const QString &v4B, const QString &v6B)
{
    a.command(u"ip link add %1 type veth peer name eth0 netns /proc/%2/fd/%3"_s.arg(nameA)
                  .arg(::getpid())
                  .arg(b.fd()));
    const auto up = [](const Namespace &side, const QString &name, const QString &v4,
                       const QString &v6) {
        side.command(u"ip addr add %2/24 dev %1 && ip addr add %3/64 dev %1 nodad && ip link set %1 up"_s
                         .arg(name, v4, v6));
    };
    up(a, nameA, v4A, v6A);
    up(b, u"eth0"_s, v4B, v6B);
    b.command(u"ip route add default via %1 && ip -6 route add default via %2"_s.arg(v4A, v6A));
}

} // namespace

Namespace::Visit::Visit(int fd) : home(openOwn())
{
    if (::setns(fd, CLONE_NEWNET) != 0)
        qFatal("cannot enter a network namespace");
}

Namespace::Visit::~Visit()
{
    if (::setns(home, CLONE_NEWNET) != 0)
        qFatal("cannot leave a network namespace");
    ::close(home);
}

Namespace::Namespace()
{
    std::thread([this] {
        if (::unshare(CLONE_NEWNET) == 0)
            m_fd = openOwn();
    }).join();
    if (m_fd < 0)
        qFatal("cannot make a network namespace");
    command(u"ip link set lo up"_s);
}

Namespace::~Namespace()
{
    ::close(m_fd);
}

bool Namespace::command(const QString &line, const QByteArray &input) const
{
    QProcess process;
    startShell(*this, process, line);
    process.write(input);
    return process.waitForStarted() && finish(process, line);
}

QByteArray Namespace::output(const QString &line) const
{
    QProcess process;
    startShell(*this, process, line);
    finish(process, line);
    return process.readAllStandardOutput();
}

void Namespace::prepare(QProcess &process, quint32 user) const
{
    process.setChildProcessModifier([fd = m_fd, user] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::setns(fd, CLONE_NEWNET) != 0)
            ::_exit(125);
        if (user != Root && (::setgroups(0, nullptr) != 0 || ::setgid(user) != 0 || ::setuid(user) != 0))
            ::_exit(125);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // changing the user forgets it
    });
}

QString Lab::missing()
{
    if (::geteuid() != 0)
        return u"needs root, for network namespaces"_s;
    for (const auto &program : {u"ip"_s, u"nft"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty()
            && QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/sbin"_s}).isEmpty())
            return program + u" is not installed"_s;
    }
    return {};
}

Lab::Lab()
{
    join(pc, u"wan"_s, u"10.77.1.1"_s, u"fd77:1::1"_s, attacker, u"10.77.1.2"_s, u"fd77:1::2"_s);
    join(pc, u"far"_s, u"10.77.2.1"_s, u"fd77:2::1"_s, relay, u"10.77.2.2"_s, u"fd77:2::2"_s);
    join(pc, u"vm"_s, u"10.77.3.1"_s, u"fd77:3::1"_s, guest, u"10.77.3.2"_s, u"fd77:3::2"_s);
    join(attacker, u"next"_s, u"10.77.4.1"_s, u"fd77:4::1"_s, narrow, u"10.77.4.2"_s, u"fd77:4::2"_s);
    attacker.command(u"ip link set next mtu 1280 && sysctl -q -w net.ipv4.ip_forward=1"
                     " net.ipv6.conf.all.forwarding=1"_s);
    pc.command(u"ip route add 10.77.4.0/24 via 10.77.1.2 && ip -6 route add fd77:4::/64 via fd77:1::2"_s);
    pc.command(u"ip link add bridge0 type bridge mcast_snooping 0 && ip link set bridge0 up"_s);
    plug(pc, u"left"_s, left, 1);
    plug(pc, u"right"_s, right, 2);
    for (const Namespace *side : {&pc, &attacker})
        side->command(u"sysctl -q -w 'net.ipv4.ping_group_range=0 2147483647'"_s);
    pc.command(u"sysctl -q -w net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1"
               " net.ipv4.ip_unprivileged_port_start=0 net.ipv6.conf.all.keep_addr_on_down=1"_s);
}

guard::ContainmentPolicy Lab::contained()
{
    return {guard::NetworkLevel::Contained,
            {{addressOf("relay"), RelayPort}, {addressOf("relay6"), RelayPort}},
            Engine};
}

guard::ContainmentPolicy Lab::cut()
{
    guard::ContainmentPolicy policy = contained();
    policy.level = guard::NetworkLevel::Cut;
    return policy;
}

guard::IpAddress addressOf(const char *name)
{
    static const std::map<QByteArray, const char *> texts{
        {"pc", "10.77.1.1"},       {"pc6", "fd77:1::1"},       {"attacker", "10.77.1.2"},
        {"attacker6", "fd77:1::2"}, {"pc-relay", "10.77.2.1"},  {"pc-relay6", "fd77:2::1"},
        {"relay", "10.77.2.2"},    {"relay6", "fd77:2::2"},    {"guest", "10.77.3.2"},
        {"guest6", "fd77:3::2"},   {"left", "10.77.9.1"},      {"right", "10.77.9.2"},
        {"narrow", "10.77.4.2"},   {"narrow6", "fd77:4::2"},
        {"left6", "fd77:9::1"},    {"right6", "fd77:9::2"},   {"local", "127.0.0.1"},     {"local6", "::1"}};
    const QByteArray text = texts.at(name);
    std::array<char, 16> bytes{};
    const bool v4 = !text.contains(':');
    if (::inet_pton(v4 ? AF_INET : AF_INET6, text.constData(), bytes.data()) != 1)
        qFatal("not an address");
    return *guard::IpAddress::fromBytes({bytes.data(), v4 ? 4 : 16});
}

} // namespace sobani::tests
