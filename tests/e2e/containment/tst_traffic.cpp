// SPDX-License-Identifier: MPL-2.0
// The table of docs/containment.md: each traffic, each state of the network.
#include "platform/linux/guard/containment/nftcontainment.h"
#include "tests/e2e/containment/flow.h"

#include <QFile>
#include <QTest>

#include <array>

using namespace sobani;
using namespace sobani::tests;
using guard::NetworkLevel;

namespace {

constexpr bool yes = true;
constexpr bool no = false;

constexpr std::array States{"open", "contained", "cut", "released"};

struct Row
{
    const char *traffic;
    std::function<bool(const Lab &)> passes;
    std::array<bool, 4> allowed; ///< in the order of States
};

End at(const Namespace &where, const char *address, quint32 user = Root, quint16 port = 0)
{
    return {&where, user, addressOf(address), port};
}

bool withFreshNeighbours(const Lab &lab, const char *near, const char *far)
{
    lab.pc.command(QStringLiteral("ip neigh flush dev far; ip -6 neigh flush dev far"));
    lab.relay.command(QStringLiteral("ip neigh flush dev eth0; ip -6 neigh flush dev eth0"));
    return passes(Kind::Tcp, at(lab.pc, near, Engine), at(lab.relay, far, Root, RelayPort));
}

const std::vector<Row> &rows()
{
    static const std::vector<Row> all{
        {"a program to another on this machine",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "local", Senior), at(l.pc, "local")); },
         {yes, yes, yes, yes}},
        {"a program to another on this machine, IPv6",
         [](const Lab &l) { return passes(Kind::Udp, at(l.pc, "local6", Senior), at(l.pc, "local6")); },
         {yes, yes, yes, yes}},
        {"the engine to the relay",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc-relay", Engine), at(l.relay, "relay", Root, RelayPort)); },
         {yes, yes, no, yes}},
        {"the engine to the relay, IPv6",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc-relay6", Engine), at(l.relay, "relay6", Root, RelayPort)); },
         {yes, yes, no, yes}},
        {"the engine to the relay, nobody's address known (ARP)",
         [](const Lab &l) { return withFreshNeighbours(l, "pc-relay", "relay"); },
         {yes, yes, no, yes}},
        {"the engine to the relay, nobody's address known (neighbour discovery)",
         [](const Lab &l) { return withFreshNeighbours(l, "pc-relay6", "relay6"); },
         {yes, yes, no, yes}},
        {"the senior to the relay",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc-relay", Senior), at(l.relay, "relay", Root, RelayPort)); },
         {yes, no, no, yes}},
        {"the senior to the relay, IPv6",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc-relay6", Senior), at(l.relay, "relay6", Root, RelayPort)); },
         {yes, no, no, yes}},
        {"root to the relay",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc-relay"), at(l.relay, "relay", Root, RelayPort)); },
         {yes, no, no, yes}},
        {"the engine to another port of the relay",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc-relay", Engine), at(l.relay, "relay", Root, 443)); },
         {yes, no, no, yes}},
        {"the engine to the relay's port by UDP",
         [](const Lab &l) { return arrives(at(l.pc, "pc-relay", Engine), at(l.relay, "relay", Root, RelayPort)); },
         {yes, no, no, yes}},
        {"the engine to anybody else's port 8883",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc", Engine), at(l.attacker, "attacker", Root, RelayPort)); },
         {yes, no, no, yes}},
        {"the relay opening a connection from its port",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.relay, "relay", Root, RelayPort), at(l.pc, "pc-relay", Engine)); },
         {yes, no, no, yes}},
        {"the relay's port to a program of the senior's by UDP",
         [](const Lab &l) { return arrives(at(l.relay, "relay", Root, RelayPort), at(l.pc, "pc-relay", Senior)); },
         {yes, no, no, yes}},
        {"an attacker connecting to the PC",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.attacker, "attacker"), at(l.pc, "pc", Senior)); },
         {yes, no, no, yes}},
        {"an attacker connecting to the PC, IPv6",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.attacker, "attacker6"), at(l.pc, "pc6", Senior)); },
         {yes, no, no, yes}},
        {"an attacker's datagram to the PC",
         [](const Lab &l) { return arrives(at(l.attacker, "attacker"), at(l.pc, "pc", Senior)); },
         {yes, no, no, yes}},
        {"an attacker's datagram to the PC, IPv6",
         [](const Lab &l) { return arrives(at(l.attacker, "attacker6"), at(l.pc, "pc6", Senior)); },
         {yes, no, no, yes}},
        {"the senior connecting to an attacker",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc", Senior), at(l.attacker, "attacker", Root, 443)); },
         {yes, no, no, yes}},
        {"the senior connecting to an attacker, IPv6",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc6", Senior), at(l.attacker, "attacker6", Root, 443)); },
         {yes, no, no, yes}},
        {"root connecting to an attacker",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.pc, "pc"), at(l.attacker, "attacker", Root, 443)); },
         {yes, no, no, yes}},
        {"a datagram of the senior's to an attacker",
         [](const Lab &l) { return arrives(at(l.pc, "pc", Senior), at(l.attacker, "attacker")); },
         {yes, no, no, yes}},
        {"a question to a name server",
         [](const Lab &l) { return passes(Kind::Udp, at(l.pc, "pc", Senior), at(l.attacker, "attacker", Root, 53)); },
         {yes, no, no, yes}},
        {"a question to a name server by root, IPv6",
         [](const Lab &l) { return passes(Kind::Udp, at(l.pc, "pc6"), at(l.attacker, "attacker6", Root, 53)); },
         {yes, no, no, yes}},
        {"the PC asking a DHCP server for its address again",
         [](const Lab &l) { return passes(Kind::Udp, at(l.pc, "pc", Root, 68), at(l.attacker, "attacker", Root, 67)); },
         {yes, yes, no, yes}},
        {"a program of the senior's asking as a DHCP client does",
         [](const Lab &l) { return arrives(at(l.pc, "pc", Senior, 68), at(l.attacker, "attacker", Root, 67)); },
         {yes, no, no, yes}},
        {"an attacker's echo request to the PC (ICMP tunnel)",
         [](const Lab &l) { return echoes(l.attacker, addressOf("pc")); },
         {yes, no, no, no}},
        {"an echo request of root's to an attacker",
         [](const Lab &l) { return echoes(l.pc, addressOf("attacker")); },
         {yes, no, no, no}},
        {"an echo request of root's to an attacker, IPv6",
         [](const Lab &l) { return echoes(l.pc, addressOf("attacker6")); },
         {yes, no, no, no}},
        {"an attacker to a guest behind the PC",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.attacker, "attacker"), at(l.guest, "guest")); },
         {yes, no, no, yes}},
        {"a guest behind the PC to an attacker, IPv6",
         [](const Lab &l) { return passes(Kind::Udp, at(l.guest, "guest6"), at(l.attacker, "attacker6")); },
         {yes, no, no, yes}},
        {"a guest behind the PC to the relay",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.guest, "guest", Engine), at(l.relay, "relay", Root, RelayPort)); },
         {yes, no, no, yes}},
        {"two guests on a bridge of the PC's",
         [](const Lab &l) { return passes(Kind::Tcp, at(l.left, "left"), at(l.right, "right")); },
         {yes, no, no, yes}},
        {"two guests on a bridge of the PC's, IPv6",
         [](const Lab &l) { return passes(Kind::Udp, at(l.left, "left6"), at(l.right, "right6")); },
         {yes, no, no, yes}},
    };
    return all;
}

} // namespace

class TestTraffic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theDocsSayTheSame();
    void traffic_data();
    void traffic();

private:
    void enter(NetworkLevel level);

    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<guard::NftContainment> m_containment;
    int m_state = -1;
};

void TestTraffic::initTestCase()
{
    const QString missing = Lab::missing();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_lab = std::make_unique<Lab>();
    m_containment = m_lab->pc.run([] { return std::make_unique<guard::NftContainment>(); });
}

void TestTraffic::theDocsSayTheSame()
{
    QFile page(QStringLiteral(SOBANI_SOURCE_DIR "/docs/containment.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArrayList lines = page.readAll().split('\n');
    for (const Row &row : rows()) {
        QByteArray line = QByteArray("| ") + row.traffic + " |";
        for (const bool allowed : row.allowed)
            line += allowed ? " passes |" : " - |";
        QVERIFY2(lines.contains(line), line.constData());
    }
}

void TestTraffic::traffic_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("row");
    for (int state = 0; state < 4; ++state) {
        for (int row = 0; row < int(rows().size()); ++row)
            QTest::addRow("%s: %s", States.at(std::size_t(state)), rows()[std::size_t(row)].traffic) << state << row;
    }
}

void TestTraffic::enter(NetworkLevel level)
{
    auto policy = level == NetworkLevel::Open ? Lab::open() : Lab::contained();
    policy.level = level;
    const auto result = m_lab->pc.run([&] {
        if (level == NetworkLevel::Contained)
            m_containment->prepare(policy); // as it is when HELP is pressed
        return m_containment->apply(policy);
    });
    QVERIFY2(result, m_containment->reason().constData());
}

void TestTraffic::traffic()
{
    QFETCH(int, state);
    QFETCH(int, row);
    if (m_state != state) {
        m_state = state;
        const std::array levels{NetworkLevel::Open, NetworkLevel::Contained, NetworkLevel::Cut,
                                NetworkLevel::Open};
        enter(levels.at(std::size_t(state)));
    }
    const Row &r = rows()[std::size_t(row)];
    QCOMPARE(r.passes(*m_lab), r.allowed.at(std::size_t(state)));
}

QTEST_GUILESS_MAIN(TestTraffic)
#include "tst_traffic.moc"
