// SPDX-License-Identifier: MPL-2.0
// Containment outlives its process, a restart of the machine and other firewalls; leaves what
// is not its own alone; and becomes a harder cut, never an opening, when the kernel refuses.
#include "platform/linux/guard/containment/nftcontainment.h"
#include "platform/linux/guard/containment/recordfile.h"
#include "tests/e2e/containment/flow.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>

using namespace sobani;
using namespace sobani::tests;
using namespace Qt::StringLiterals;

namespace {

/// What many PCs have: a stateful firewall, address translation, and a table that accepts all.
constexpr const char *ForeignRules = R"(
table inet filter {
  chain input {
    type filter hook input priority filter; policy drop;
    ct state established,related accept
    iifname "lo" accept
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert } accept
    tcp dport { 22, 5900-5999 } accept
  }
}
table ip nat {
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    oifname "wan" ip saddr 10.77.3.0/24 masquerade
  }
}
table inet generous {
  chain input { type filter hook input priority -400; policy accept; accept; }
  chain output { type filter hook output priority 100; policy accept; accept; }
}
)";

End at(const Namespace &where, const char *address, quint32 user = Root, quint16 port = 0)
{
    return {&where, user, addressOf(address), port};
}

/// The guard's process in a PC's namespace.
class Guard
{
public:
    Guard(const Namespace &pc, const QString &record, quint32 user = Root)
    {
        pc.prepare(m_process, user);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(SOBANI_CONTAINPROBE), {record});
    }
    ~Guard() { kill9(); }

    /// Whether it says \a line, within ten seconds; what it said before is skipped.
    bool says(const QByteArray &line)
    {
        QDeadlineTimer deadline(10'000);
        while (!deadline.hasExpired()) {
            while (m_process.canReadLine()) {
                const QByteArray heard = m_process.readLine().trimmed();
                if (heard == line || (line.endsWith('*') && heard.startsWith(line.chopped(1))))
                    return true;
            }
            m_process.waitForReadyRead(50);
        }
        return false;
    }
    bool tell(const QByteArray &line)
    {
        m_process.write(line + '\n');
        return says("done " + line.split(' ').first());
    }
    void kill9()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

struct World
{
    std::unique_ptr<Lab> lab = std::make_unique<Lab>();
    QTemporaryDir disk;
    QString record = disk.filePath(u"containment"_s);

    [[nodiscard]] bool attackerGetsIn() const
    {
        return passes(Kind::Tcp, at(lab->attacker, "attacker"), at(lab->pc, "pc", Senior, 5901))
            || passes(Kind::Tcp, at(lab->attacker, "attacker6"), at(lab->pc, "pc6", Senior, 5901))
            || arrives(at(lab->pc, "pc", Senior), at(lab->attacker, "attacker"));
    }
    [[nodiscard]] bool engineGetsOut() const
    {
        return passes(Kind::Tcp, at(lab->pc, "pc-relay", Engine), at(lab->relay, "relay", Root, RelayPort));
    }
    [[nodiscard]] bool contained() const { return engineGetsOut() && !attackerGetsIn(); }
    [[nodiscard]] bool open() const { return engineGetsOut() && attackerGetsIn(); }
    /// Every rule but ours, in words.
    [[nodiscard]] QByteArray foreign() const
    {
        QByteArray all;
        for (const QByteArray &table : lab->pc.output(u"nft list tables"_s).split('\n')) {
            if (!table.isEmpty() && !table.contains("sobani_"))
                all += lab->pc.output(u"nft list "_s + QString::fromLatin1(table));
        }
        return all;
    }
};

} // namespace

class TestLasts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void killedAndStartedAgain_data();
    void killedAndStartedAgain();
    void restartOfTheMachine();
    void aDamagedRecordMeansContained();
    void otherRulesAreLeftAlone();
    void flushedByAnotherFirewall();
    void preparedRulesThatAreGone_data();
    void preparedRulesThatAreGone();
    void anOlderTableOfOurs();
    void refusedByTheKernelBecomesAHarderCut();
    void theSeniorCannotTouchIt();
    void theSelfTestSeesLeaks_data();
    void theSelfTestSeesLeaks();
    void recordsAreWholeOrNothing();
};

void TestLasts::init()
{
    const QString missing = Lab::missing();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
}

void TestLasts::killedAndStartedAgain_data()
{
    QTest::addColumn<bool>("foreign");
    QTest::newRow("alone") << false;
    QTest::newRow("among other rules") << true;
}

void TestLasts::killedAndStartedAgain()
{
    QFETCH(bool, foreign);
    World world;
    if (foreign)
        QVERIFY(world.lab->pc.command(u"nft -f -"_s, ForeignRules));
    Guard first(world.lab->pc, world.record);
    QVERIFY(first.says("ready"));
    QVERIFY(world.open());
    Flow session(Kind::Tcp, at(world.lab->attacker, "attacker"), at(world.lab->pc, "pc", Senior, 5900));
    QVERIFY(session.standing());
    QVERIFY(first.tell("contain"));
    QVERIFY(first.tell("challenge 1"));
    QVERIFY(world.contained());
    first.kill9();
    QVERIFY(world.contained());
    Guard second(world.lab->pc, world.record);
    QVERIFY(second.says("ready"));
    QVERIFY(world.contained());
    QVERIFY(second.tell("contain")); // asked twice
    QVERIFY(world.contained());
    QVERIFY(second.tell("release 2"));
    QVERIFY(world.contained());
    QVERIFY(second.tell("release 1"));
    QVERIFY(world.open());
    session.talk(std::chrono::milliseconds(200));
    const quint64 after = session.arrivedAtFrom() + session.arrivedAtTo();
    session.talk(std::chrono::milliseconds(500));
    QCOMPARE(session.arrivedAtFrom() + session.arrivedAtTo(), after);
    second.kill9();
    Guard third(world.lab->pc, world.record);
    QVERIFY(third.says("ready"));
    QVERIFY(world.open());
}

void TestLasts::restartOfTheMachine()
{
    World world;
    {
        Guard guard(world.lab->pc, world.record);
        QVERIFY(guard.says("ready"));
        QVERIFY(guard.tell("contain"));
    }
    world.lab = std::make_unique<Lab>(); // no rule, no session survives that
    QVERIFY(world.open());
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("level contained"));
    QVERIFY(guard.says("ready"));
    QVERIFY(world.contained());
}

void TestLasts::aDamagedRecordMeansContained()
{
    World world;
    QFile file(world.record);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a record") > 0 && file.flush());
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("level contained"));
    QVERIFY(guard.says("ready"));
    QVERIFY(!world.attackerGetsIn());
    QVERIFY(!world.engineGetsOut()); // nobody can tell whom to let through
}

void TestLasts::otherRulesAreLeftAlone()
{
    World world;
    QVERIFY(world.lab->pc.command(u"nft -f -"_s, ForeignRules));
    const QByteArray before = world.foreign();
    QVERIFY(before.contains("masquerade"));
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("ready"));
    QVERIFY(guard.tell("contain"));
    QVERIFY(guard.tell("challenge 1"));
    QVERIFY(world.contained());
    QCOMPARE(world.foreign(), before);
    QVERIFY(guard.tell("release 1"));
    QCOMPARE(world.foreign(), before);
    const QByteArrayList tables = world.lab->pc.output(u"nft list tables"_s).trimmed().split('\n');
    QCOMPARE(tables.size(), 4); // theirs, and one of ours that keeps the dead dead
}

void TestLasts::flushedByAnotherFirewall()
{
    World world;
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("ready"));
    QVERIFY(guard.tell("contain"));
    QVERIFY(world.lab->pc.command(u"nft flush ruleset"_s));
    QVERIFY(guard.says("disturbed"));
    QVERIFY(guard.says("mended"));
    QVERIFY(world.contained());
    // Our own changes are not somebody else's.
    QVERIFY(guard.tell("contain"));
    QVERIFY(guard.tell("challenge 1"));
    QVERIFY(guard.tell("release 1"));
    QVERIFY(world.open());
}

void TestLasts::preparedRulesThatAreGone_data()
{
    QTest::addColumn<QString>("meanwhile");
    QTest::newRow("still there") << u"true"_s;
    QTest::newRow("flushed") << u"nft flush ruleset"_s;
    QTest::newRow("deleted") << u"nft delete table inet sobani_containment"_s;
    QTest::newRow("the other one deleted") << u"nft delete table bridge sobani_containment"_s;
    QTest::newRow("a chain deleted") << u"nft delete chain inet sobani_containment asleep"_s;
    QTest::newRow("rules deleted") << u"nft flush chain inet sobani_containment input"_s;
}

/// In one thread, so that no event of what happened is read before HELP.
void TestLasts::preparedRulesThatAreGone()
{
    QFETCH(QString, meanwhile);
    World world;
    auto network = world.lab->pc.run([] { return std::make_unique<guard::NftContainment>(); });
    world.lab->pc.run([&] { network->prepare(Lab::contained()); });
    QVERIFY(world.lab->pc.output(u"nft list table inet sobani_containment"_s).contains("dormant"));
    QVERIFY(world.open());
    QVERIFY(world.lab->pc.command(meanwhile));
    QVERIFY(world.lab->pc.run([&] { return network->apply(Lab::contained()); }));
    QVERIFY(world.contained());
    QVERIFY(world.lab->pc.run([&] { return network->apply(Lab::open()); }));
    QVERIFY(world.open());
}

void TestLasts::anOlderTableOfOurs()
{
    World world;
    QVERIFY(world.lab->pc.command(u"nft -f -"_s, R"(
table inet sobani_containment {
  set dead4 { type ipv4_addr; }
  chain input { type filter hook input priority 0; policy accept; accept; }
  chain later { accept; }
})"));
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("ready"));
    QVERIFY(guard.tell("contain"));
    QVERIFY(world.contained());
}

void TestLasts::refusedByTheKernelBecomesAHarderCut()
{
    World world;
    // A table that its owner alone may change, for as long as he lives: the kernel's own no.
    QProcess owner;
    world.lab->pc.prepare(owner, Root);
    owner.start(u"nft"_s, {u"-i"_s});
    QVERIFY(owner.waitForStarted());
    owner.write("add table inet sobani_containment { flags owner ; }\n");
    owner.waitForBytesWritten(1000);
    QTRY_VERIFY(world.lab->pc.output(u"nft list tables"_s).contains("sobani_containment"));
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("ready"));
    Flow session(Kind::Tcp, at(world.lab->attacker, "attacker"), at(world.lab->pc, "pc", Senior));
    QVERIFY(session.standing());
    QVERIFY(guard.tell("contain"));
    QVERIFY(!world.attackerGetsIn());
    QVERIFY(!world.engineGetsOut());
    session.talk(std::chrono::milliseconds(100));
    const quint64 before = session.arrivedAtFrom() + session.arrivedAtTo();
    session.talk(std::chrono::milliseconds(300));
    QCOMPARE(session.arrivedAtFrom() + session.arrivedAtTo(), before);
    // A network manager that brings the interface up again changes nothing for the outside.
    QVERIFY(world.lab->pc.command(u"ip link set wan up"_s));
    QVERIFY(!passes(Kind::Tcp, at(world.lab->pc, "pc", Senior), at(world.lab->attacker, "attacker")));
    owner.kill();
    owner.waitForFinished();
    QVERIFY(guard.says("level contained")); // tried again by itself
    QTRY_VERIFY(world.contained());
    QVERIFY(guard.tell("challenge 1"));
    QVERIFY(guard.tell("release 1"));
    QVERIFY(world.open());
    QVERIFY(!world.lab->pc.output(u"ip rule; ip -6 rule; ip link"_s).contains("prohibit"));
    QVERIFY(!world.lab->pc.output(u"ip -d link"_s).contains("sobani-cut"));
}

void TestLasts::theSeniorCannotTouchIt()
{
    World world;
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("ready"));
    QVERIFY(guard.tell("contain"));
    for (const auto &attempt :
         {u"nft flush ruleset"_s, u"nft delete table inet sobani_containment"_s,
          u"unshare -Ur nft flush ruleset"_s, u"unshare -Urn nft flush ruleset"_s,
          u"ip link del wan"_s, u"ip rule add pref 5 lookup main"_s}) {
        QProcess process;
        world.lab->pc.prepare(process, Senior);
        process.start(u"/bin/sh"_s, {u"-c"_s, attempt});
        QVERIFY(process.waitForFinished());
        QVERIFY2(world.contained(), qPrintable(attempt));
    }
}

void TestLasts::theSelfTestSeesLeaks_data()
{
    QTest::addColumn<QString>("hole");
    QTest::addColumn<bool>("relayAnswers");
    QTest::addColumn<QByteArray>("answer");
    const auto rule = [](const char *what) {
        return u"nft insert rule inet sobani_containment output "_s + QString::fromLatin1(what);
    };
    QTest::newRow("none") << u"true"_s << true << QByteArray("tested tight reached");
    QTest::newRow("names") << rule("udp dport 53 accept") << true << QByteArray("tested leaks*");
    QTest::newRow("connections") << rule("tcp flags syn accept") << true << QByteArray("tested leaks*");
    QTest::newRow("IPv6") << rule("meta nfproto ipv6 accept") << true << QByteArray("tested leaks*");
    QTest::newRow("echo") << rule("meta l4proto icmp accept") << true << QByteArray("tested leaks*");
    QTest::newRow("anybody to the relay") << rule("tcp dport 8883 accept") << true << QByteArray("tested leaks*");
    QTest::newRow("the relay is gone") << u"true"_s << false << QByteArray("tested tight silent");
}

void TestLasts::theSelfTestSeesLeaks()
{
    QFETCH(QString, hole);
    QFETCH(bool, relayAnswers);
    QFETCH(QByteArray, answer);
    World world;
    Socket relay = bound(Kind::Tcp, at(world.lab->relay, "relay", Root, RelayPort));
    QVERIFY(::listen(relay.fd(), 16) == 0);
    Guard guard(world.lab->pc, world.record);
    QVERIFY(guard.says("ready"));
    QVERIFY(guard.tell("contain"));
    QVERIFY(guard.says("tested tight reached"));
    guard.kill9(); // or it would mend the hole at once
    QVERIFY(world.lab->pc.command(hole));
    if (!relayAnswers)
        relay = Socket();
    QProcess check;
    world.lab->pc.prepare(check, Root);
    check.start(QStringLiteral(SOBANI_CONTAINPROBE), {u"--test"_s});
    QVERIFY(check.waitForFinished(20'000));
    const QByteArray said = check.readAllStandardOutput().trimmed();
    QVERIFY2(answer.endsWith('*') ? said.startsWith(answer.chopped(1)) : said == answer, said.constData());
}

void TestLasts::recordsAreWholeOrNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"record"_s);
    guard::RecordFile record(path);
    QVERIFY(record.load() && !*record.load());
    QVERIFY(record.save("one"));
    QCOMPARE(**record.load(), QByteArray("one"));
    QVERIFY(record.save("two"));
    QCOMPARE(**record.load(), QByteArray("two"));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(QFile::remove(path) && QFile::link(u"/etc/hostname"_s, path));
    QVERIFY(!record.load()); // a link is not followed
    QVERIFY(record.save("three")); // nor written through
    QCOMPARE(**record.load(), QByteArray("three"));
    guard::RecordFile nowhere(folder.filePath(u"none/record"_s));
    QVERIFY(!nowhere.save("x"));
    QVERIFY(QFile::remove(path) && QDir().mkdir(path));
    QVERIFY(!record.load());
}

QTEST_GUILESS_MAIN(TestLasts)
#include "tst_lasts.moc"
