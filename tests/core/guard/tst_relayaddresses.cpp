// SPDX-License-Identifier: MPL-2.0
#include "core/guard/relayaddresses.h"
#include "tests/core/access/codecchecks.h"

using namespace sobani;
using namespace sobani::guard;
using namespace Qt::StringLiterals;

namespace {

IpAddress v4(int a, int b, int c, int d)
{
    return *IpAddress::fromBytes(QByteArray{}.append(char(a)).append(char(b)).append(char(c)).append(char(d)));
}

IpAddress v6(const char *hex)
{
    return *IpAddress::fromBytes(QByteArray::fromHex(hex));
}

const WallTime noon{1'750'000'000'000};
const QString host = u"relay.example"_s;

} // namespace

class TestRelayAddresses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_data();
    void addresses();
    void lengths();
    void provenOnesStayAndComeFirst();
    void bounded();
    void hostileNames();
    void onlyThoseInUse();
    void codec();
};

void TestRelayAddresses::addresses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("ordinary");
    const auto row = [](const char *name, const char *hex, const QString &text, bool ordinary) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << text << ordinary;
    };
    row("public", "01020304", u"1.2.3.4"_s, true);
    row("private", "c0a80001", u"192.168.0.1"_s, true);
    row("unspecified", "00000000", u"0.0.0.0"_s, false);
    row("this network", "00000001", u"0.0.0.1"_s, false);
    row("loopback", "7f000001", u"127.0.0.1"_s, false);
    row("link-local", "a9fe0001", u"169.254.0.1"_s, false);
    row("multicast", "e00000fb", u"224.0.0.251"_s, false);
    row("broadcast", "ffffffff", u"255.255.255.255"_s, false);
    row("IPv6", "20010db8000000000000000000000001", u"2001:db8:0:0:0:0:0:1"_s, true);
    row("IPv6 unspecified", "00000000000000000000000000000000", u"0:0:0:0:0:0:0:0"_s, false);
    row("IPv6 loopback", "00000000000000000000000000000001", u"0:0:0:0:0:0:0:1"_s, false);
    row("IPv6 link-local", "fe800000000000000000000000000001", u"fe80:0:0:0:0:0:0:1"_s, false);
    row("IPv6 multicast", "ff020000000000000000000000000001", u"ff02:0:0:0:0:0:0:1"_s, false);
    row("mapped", "00000000000000000000ffff01020304", u"1.2.3.4"_s, true);
    row("mapped loopback", "00000000000000000000ffff7f000001", u"127.0.0.1"_s, false);
}

void TestRelayAddresses::addresses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(bool, ordinary);
    const auto address = IpAddress::fromBytes(bytes);
    QVERIFY(address);
    QCOMPARE(address->toString(), text);
    QCOMPARE(address->isOrdinary(), ordinary);
    QVERIFY(IpAddress::fromBytes(address->bytes()) == address);
    RelayAddresses cache;
    cache.learn(host, 8883, {*address}, noon);
    QCOMPARE(cache.endpoints().size(), std::size_t(ordinary ? 1 : 0));
}

void TestRelayAddresses::lengths()
{
    for (qsizetype size = 0; size < 20; ++size)
        QCOMPARE(IpAddress::fromBytes(QByteArray(size, '\1')).has_value(), size == 4 || size == 16);
}

void TestRelayAddresses::provenOnesStayAndComeFirst()
{
    RelayAddresses cache;
    cache.prove(host, 8883, v4(1, 0, 0, 1), noon);
    std::vector<IpAddress> flood;
    flood.reserve(200);
    for (int i = 0; i < 200; ++i)
        flood.push_back(v4(9, 0, i, 1));
    cache.learn(host, 8883, flood, noon + std::chrono::hours(1));
    const auto endpoints = cache.endpoints();
    QCOMPARE(endpoints.size(), MostAddresses);
    QVERIFY(endpoints.front() == (Endpoint{v4(1, 0, 0, 1), 8883}));
}

void TestRelayAddresses::bounded()
{
    RelayAddresses cache;
    for (int i = 0; i < 100; ++i)
        cache.learn(u"relay%1.example"_s.arg(i), 8883, {v4(9, 0, 0, i + 1)}, noon);
    QCOMPARE(cache.relays().size(), MostRelays);
    QCOMPARE(cache.relays().back().host, u"relay99.example"_s);
    cache.learn(u"RELAY99.example"_s, 8883, {v6("20010db8000000000000000000000001")}, noon);
    QCOMPARE(cache.relays().size(), MostRelays);
    QCOMPARE(cache.relays().back().addresses.size(), std::size_t(2));
}

void TestRelayAddresses::hostileNames()
{
    RelayAddresses cache;
    cache.learn(QString(), 8883, {v4(1, 0, 0, 1)}, noon);
    cache.learn(QString(254, u'a'), 8883, {v4(1, 0, 0, 1)}, noon);
    cache.learn(host, 0, {v4(1, 0, 0, 1)}, noon);
    QVERIFY(cache.relays().empty());
}

void TestRelayAddresses::onlyThoseInUse()
{
    RelayAddresses cache;
    cache.learn(host, 8883, {v4(1, 0, 0, 1)}, noon);
    cache.learn(host, 443, {v4(1, 0, 0, 1)}, noon);
    cache.learn(u"old.example"_s, 8883, {v4(1, 0, 0, 2)}, noon);
    cache.keepOnly({{u"Relay.example"_s, 443}});
    QCOMPARE(cache.endpoints().size(), std::size_t(1));
    QVERIFY(cache.endpoints().front() == (Endpoint{v4(1, 0, 0, 1), 443}));
}

void TestRelayAddresses::codec()
{
    RelayAddresses cache;
    tests::checkBody(cache);
    cache.learn(host, 8883, {v4(1, 0, 0, 1), v6("20010db8000000000000000000000001")}, noon);
    cache.prove(host, 443, v4(1, 0, 0, 2), noon);
    tests::checkBody(cache);
}

QTEST_GUILESS_MAIN(TestRelayAddresses)
#include "tst_relayaddresses.moc"
