// SPDX-License-Identifier: MPL-2.0
// From the tap on HELP to the last byte of an attacker's, in either direction, by the kernel's
// own time stamps on arriving packets.
// Baselines, as one libnftables call with a context and a text that were prepared before: the
// same rules, and the smallest rules that cut at all.
#include "core/guard/containmentsession.h"
#include "platform/linux/guard/containment/nftcontainment.h"
#include "platform/linux/guard/containment/nftruleset.h"
#include "platform/linux/guard/containment/recordfile.h"
#include "tests/bench/samples.h"
#include "tests/e2e/containment/flow.h"

#include <QCoreApplication>
#include <QDebug>
#include <QTemporaryDir>

#include <array>
#include <atomic>
#include <cstring>
#include <ctime>
#include <thread>

#include <netinet/in.h>
#include <nftables/libnftables.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sobani;
using namespace sobani::bench;
using namespace sobani::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

constexpr int WarmUp = 5;
constexpr int Rounds = 100;

constexpr const char *SmallestRules = R"(
add table inet bare
add chain inet bare input { type filter hook input priority -300; policy drop; }
add chain inet bare output { type filter hook output priority -300; policy drop; }
add chain inet bare forward { type filter hook forward priority -300; policy drop; }
add rule inet bare input iifname "lo" accept
add rule inet bare output oifname "lo" accept
add rule inet bare input ip saddr 10.77.2.2 tcp sport 8883 accept
add rule inet bare output meta skuid 64101 ip daddr 10.77.2.2 tcp dport 8883 accept
)";

nanoseconds wallClock()
{
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return std::chrono::seconds(now.tv_sec) + nanoseconds(now.tv_nsec);
}

/// The talker has a processor of its own and is never kept waiting by other programs: his last
/// byte is to be the cut's doing, not the scheduler's.
void runAlone(int processor)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(std::size_t(processor), &set);
    ::sched_setaffinity(0, sizeof set, &set);
    const sched_param priority{1};
    ::sched_setscheduler(0, SCHED_FIFO, &priority);
}

/// One end of a stream of datagrams that never pauses.
class Side
{
public:
    explicit Side(const End &end) : m_socket(bound(Kind::Udp, end)), m_address(end.address)
    {
        const int one = 1;
        const int room = 64 << 20;
        ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_TIMESTAMPNS, &one, sizeof one);
        ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
    }
    void send(const Side &to) const
    {
        sockaddr_in raw{};
        raw.sin_family = AF_INET;
        raw.sin_port = htons(portOf(to.m_socket));
        std::memcpy(&raw.sin_addr, to.m_address.bytes().constData(), 4);
        ::sendto(m_socket.fd(), "x", 1, MSG_DONTWAIT, reinterpret_cast<const sockaddr *>(&raw), sizeof raw);
    }
    /// When the newest packet arrived, by the kernel; takes all that wait.
    [[nodiscard]] nanoseconds newest() const
    {
        nanoseconds newest{0};
        for (;;) {
            char byte = 0;
            alignas(cmsghdr) std::array<char, 128> control{};
            iovec vector{&byte, 1};
            msghdr message{};
            message.msg_iov = &vector;
            message.msg_iovlen = 1;
            message.msg_control = control.data();
            message.msg_controllen = control.size();
            if (::recvmsg(m_socket.fd(), &message, MSG_DONTWAIT) < 0)
                return newest;
            const cmsghdr *stamp = CMSG_FIRSTHDR(&message);
            if (!stamp || stamp->cmsg_type != SCM_TIMESTAMPNS)
                continue;
            timespec at{};
            std::memcpy(&at, CMSG_DATA(stamp), sizeof at);
            newest = std::max(newest, std::chrono::seconds(at.tv_sec) + nanoseconds(at.tv_nsec));
        }
    }

private:
    Socket m_socket;
    guard::IpAddress m_address;
};

/// Cuts with \a cut while an attacker talks; from its call to his last byte.
template<typename Cut>
std::optional<nanoseconds> lastByte(const Lab &lab, Cut cut)
{
    const Side outside({&lab.attacker, Root, addressOf("attacker")});
    const Side inside({&lab.pc, Senior, addressOf("pc")});
    std::atomic<bool> over = false;
    std::thread talk([&] {
        runAlone(1);
        while (!over) {
            outside.send(inside);
            inside.send(outside);
        }
    });
    bool out = false;
    bool in = false;
    for (int i = 0; i < 500 && !(out && in); ++i) { // a busy machine starts threads late
        std::this_thread::sleep_for(5ms);
        out = out || outside.newest() > 0ns;
        in = in || inside.newest() > 0ns;
    }
    const bool spoke = out && in;
    const nanoseconds begun = wallClock();
    const bool done = cut();
    std::this_thread::sleep_for(15ms);
    over = true;
    talk.join();
    const nanoseconds last = std::max(outside.newest(), inside.newest());
    if (!done || !spoke)
        return std::nullopt;
    return std::max(last - begun, nanoseconds(0));
}

/// libnftables and nothing else.
class Bare
{
public:
    Bare() : m_nft(nft_ctx_new(NFT_CTX_DEFAULT)) { nft_ctx_buffer_error(m_nft); }
    ~Bare() { nft_ctx_free(m_nft); }
    Bare(const Bare &) = delete;
    Bare &operator=(const Bare &) = delete;
    [[nodiscard]] bool run(const QByteArray &commands) const
    {
        return nft_run_cmd_from_buffer(m_nft, commands.constData()) == 0;
    }

private:
    nft_ctx *m_nft;
};

/// A guard that nobody has asked for help yet.
struct Ours
{
    explicit Ours(const QString &path) : record(path), session(network, record)
    {
        ::unlink(path.toLocal8Bit().constData());
        session.setReachable(Lab::contained().relays, Engine);
        session.start();
    }
    guard::NftContainment network;
    guard::RecordFile record;
    guard::ContainmentSession session;

    [[nodiscard]] bool cut()
    {
        session.ask(guard::Cause::Help);
        return session.level() == guard::NetworkLevel::Contained;
    }
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString missing = Lab::missing();
    if (!missing.isEmpty()) {
        (void)std::printf("SKIP   : %s\n", qPrintable(missing));
        return 0;
    }
    const Lab lab;
    runAlone(0);
    QTemporaryDir disk;
    const QByteArray same = guard::containedRuleset(Lab::contained(), guard::Bridge::With, guard::Table::Kept);
    const auto inPc = [&lab](auto what) { return lab.pc.run(what); };
    const auto prepared = [&inPc] { return inPc([] { return std::make_unique<Bare>(); }); };
    Samples ours;
    Samples sameRules;
    Samples smallest;
    for (int i = 0; i < WarmUp + Rounds; ++i) {
        auto guard = inPc([&disk] { return std::make_unique<Ours>(disk.filePath(u"record"_s)); });
        const auto one = lastByte(lab, [&] { return inPc([&] { return guard->cut(); }); });
        guard.reset();
        auto bare = prepared();
        bool clean = bare->run("flush ruleset");
        const auto two = lastByte(lab, [&] { return bare->run(same); });
        clean = bare->run("flush ruleset") && clean;
        bare = prepared();
        const auto three = lastByte(lab, [&] { return bare->run(SmallestRules); });
        clean = bare->run("flush ruleset") && clean;
        if (!one || !two || !three || !clean) {
            qWarning() << "round" << i << "did not finish:" << bool(one) << bool(two) << bool(three);
            return 1;
        }
        if (i >= WarmUp) {
            ours.add(*one);
            sameRules.add(*two);
            smallest.add(*three);
        }
    }
    report(u"HELP to the attacker's last byte, beside the same rules by libnftables"_s, u"ms"_s, ours, sameRules);
    report(u"HELP to the attacker's last byte, beside the smallest rules by libnftables"_s, u"ms"_s, ours, smallest);
    return 0;
}
