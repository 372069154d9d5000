// SPDX-License-Identifier: MPL-2.0
// HELP while an attacker is in: every session stops in both directions, the helper's link goes
// on, and after the release the sessions stay dead while everything new works.
#include "platform/linux/guard/containment/nftcontainment.h"
#include "tests/e2e/containment/helperlink.h"
#include "tests/e2e/containment/vnc.h"

#include <QTest>

using namespace sobani;
using namespace sobani::tests;
using namespace std::chrono_literals;

namespace {

struct Session
{
    const char *name;
    Flow flow;
    quint64 atFrom = 0;
    quint64 atTo = 0;

    void note()
    {
        atFrom = flow.arrivedAtFrom();
        atTo = flow.arrivedAtTo();
    }
};

End at(const Namespace &where, const char *address, quint32 user = Root, quint16 port = 0)
{
    return {&where, user, addressOf(address), port};
}

std::vector<Session> sessions(const Lab &lab)
{
    std::vector<Session> all;
    const auto add = [&all](const char *name, Kind kind, const End &from, const End &to) {
        all.push_back({name, Flow(kind, from, to)});
    };
    add("bulk TCP from the attacker", Kind::Tcp, at(lab.attacker, "attacker"), at(lab.pc, "pc", Senior));
    add("the same by IPv6", Kind::Tcp, at(lab.attacker, "attacker6"), at(lab.pc, "pc6", Senior));
    add("UDP from the attacker", Kind::Udp, at(lab.attacker, "attacker"), at(lab.pc, "pc", Senior));
    add("the same by IPv6", Kind::Udp, at(lab.attacker, "attacker6"), at(lab.pc, "pc6", Senior));
    add("TCP to the attacker", Kind::Tcp, at(lab.pc, "pc", Senior), at(lab.attacker, "attacker", Root, 443));
    add("TCP to the attacker by root", Kind::Tcp, at(lab.pc, "pc6"), at(lab.attacker, "attacker6", Root, 443));
    add("UDP to the attacker", Kind::Udp, at(lab.pc, "pc", Senior), at(lab.attacker, "attacker", Root, 443));
    add("UDP to the attacker, IPv6", Kind::Udp, at(lab.pc, "pc6"), at(lab.attacker, "attacker6", Root, 443));
    add("the engine's user to the attacker", Kind::Tcp, at(lab.pc, "pc", Engine), at(lab.attacker, "attacker", Root, 8883));
    add("the senior to another port of the relay", Kind::Tcp, at(lab.pc, "pc-relay", Senior), at(lab.relay, "relay", Root, 8884));
    add("a guest's TCP through the PC", Kind::Tcp, at(lab.attacker, "attacker"), at(lab.guest, "guest"));
    add("a guest's UDP through the PC", Kind::Udp, at(lab.guest, "guest"), at(lab.attacker, "attacker"));
    return all;
}

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everySessionStopsAndStaysDead();
    void theSeniorsOwnConnectionToTheRelayDies();
    void aNarrowWayToTheRelay_data();
    void aNarrowWayToTheRelay();

private:
    void apply(const guard::ContainmentPolicy &policy);

    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<guard::NftContainment> m_containment;
    std::unique_ptr<HelperLink> m_link;
    std::unique_ptr<Desktop> m_desktop;
};

void TestSessions::initTestCase()
{
    for (const QString &missing : {Lab::missing(), HelperLink::missing(), Desktop::missing()}) {
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing));
    }
    m_lab = std::make_unique<Lab>();
    m_containment = m_lab->pc.run([] { return std::make_unique<guard::NftContainment>(); });
    m_lab->pc.run([this] { m_containment->prepare(Lab::contained()); });
    m_link = std::make_unique<HelperLink>(*m_lab);
    QVERIFY(m_link->start());
    m_desktop = std::make_unique<Desktop>(*m_lab);
    QVERIFY(m_desktop->start());
}

void TestSessions::apply(const guard::ContainmentPolicy &policy)
{
    const auto result = m_lab->pc.run([&] { return m_containment->apply(policy); });
    QVERIFY2(result, m_containment->reason().constData());
}

void TestSessions::everySessionStopsAndStaysDead()
{
    auto all = sessions(*m_lab);
    Viewer viewer(*m_lab);
    QVERIFY(viewer.open());
    for (int i = 0; i < 3; ++i)
        QVERIFY(viewer.frame(5s));
    for (Session &session : all) {
        QVERIFY2(session.flow.standing(), session.name);
        session.flow.talk(100ms);
        QVERIFY2(session.flow.arrivedAtFrom() > 0 && session.flow.arrivedAtTo() > 0, session.name);
    }
    const QByteArray connections = m_link->connections();
    QCOMPARE(connections.count('\n'), 2);

    apply(Lab::contained());
    const quint64 screenBytes = viewer.bytes();
    for (Session &session : all) {
        session.flow.talk(20ms); // what had arrived before
        session.note();
    }
    QVERIFY(!viewer.frame(1s));
    QCOMPARE(viewer.bytes(), screenBytes);
    for (Session &session : all) {
        session.flow.talk(200ms);
        QVERIFY2(session.flow.arrivedAtFrom() == session.atFrom, session.name);
        QVERIFY2(session.flow.arrivedAtTo() == session.atTo, session.name);
    }
    QVERIFY(m_link->talks(5));
    QCOMPARE(m_link->connections(), connections);

    apply(Lab::open());
    for (Session &session : all) {
        session.flow.talk(400ms);
        QVERIFY2(session.flow.arrivedAtFrom() == session.atFrom, session.name);
        QVERIFY2(session.flow.arrivedAtTo() == session.atTo, session.name);
    }
    QVERIFY(!viewer.frame(2s));
    QCOMPARE(viewer.bytes(), screenBytes);
    QVERIFY(m_link->talks(5));
    QCOMPARE(m_link->connections(), connections);
    for (Session &session : sessions(*m_lab)) {
        session.flow.talk(100ms);
        QVERIFY2(session.flow.arrivedAtFrom() > 0 && session.flow.arrivedAtTo() > 0, session.name);
    }
    Viewer again(*m_lab);
    QVERIFY(again.open());
    QVERIFY(again.frame(5s));
}

void TestSessions::theSeniorsOwnConnectionToTheRelayDies()
{
    const QByteArray engines = m_link->connections();
    auto flow = std::make_unique<Flow>(Kind::Tcp, at(m_lab->pc, "pc-relay", Senior),
                                       at(m_lab->relay, "relay", Root, 9883));
    QVERIFY(flow->standing());
    guard::ContainmentPolicy policy = Lab::contained();
    policy.relays.push_back({addressOf("relay"), 9883});
    apply(policy);
    flow->talk(200ms);
    QVERIFY(flow->fromIsOver()); // told at once, not left hanging
    const quint64 atRelay = flow->arrivedAtTo();
    flow->talk(200ms);
    QCOMPARE(flow->arrivedAtTo(), atRelay);
    QCOMPARE(m_link->connections(), engines);
    QVERIFY(passes(Kind::Tcp, at(m_lab->pc, "pc-relay", Engine), at(m_lab->relay, "relay", Root, 9883)));
    apply(Lab::open());
}

void TestSessions::aNarrowWayToTheRelay_data()
{
    QTest::addColumn<bool>("v6");
    QTest::addColumn<bool>("heard");
    QTest::newRow("the router's complaint is heard") << false << true;
    QTest::newRow("the router's complaint is heard, IPv6") << true << true;
    QTest::newRow("without it nothing arrives") << false << false;
    QTest::newRow("without it nothing arrives, IPv6") << true << false;
}

void TestSessions::aNarrowWayToTheRelay()
{
    QFETCH(bool, v6);
    QFETCH(bool, heard);
    guard::ContainmentPolicy policy = Lab::contained();
    policy.relays.push_back({addressOf(v6 ? "narrow6" : "narrow"), RelayPort});
    apply(policy);
    if (!heard)
        QVERIFY(m_lab->pc.command(QStringLiteral(
            "nft insert rule inet sobani_containment input icmpv6 type packet-too-big drop;"
            " nft insert rule inet sobani_containment input icmp type destination-unreachable drop;"
            " ip route flush cache; ip -6 route flush cache")));
    Flow flow(Kind::Tcp, at(m_lab->pc, v6 ? "pc6" : "pc", Engine),
              at(m_lab->narrow, v6 ? "narrow6" : "narrow", Root, RelayPort));
    QVERIFY(flow.standing());
    QCOMPARE(flow.carries(100'000, heard ? 5s : 1s), heard);
    apply(Lab::open());
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
