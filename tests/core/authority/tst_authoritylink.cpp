// SPDX-License-Identifier: MPL-2.0
#include "core/wire/cbor.h"
#include "tests/core/authority/everycall.h"

#include <QTest>

using namespace sobani;
using namespace sobani::authority;
using namespace sobani::tests;

class TestAuthorityLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCallRoundTrips();
    void everyNewsRoundTrips();
    void everyTruncationIsRefused();
    void nothingMayFollow();
    void hostile_data();
    void hostile();
    void theLongestFits();
};

void TestAuthorityLink::everyCallRoundTrips()
{
    const auto calls = everyCall();
    QCOMPARE(calls.size(), std::variant_size_v<CallBody>);
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const Call call{i + 100, calls[i]};
        const auto again = Call::decode(call.encode());
        QVERIFY2(again, QByteArray::number(int(i)).constData());
        QCOMPARE(again->number, call.number);
        QCOMPARE(again->body.index(), i);
        QCOMPARE(again->encode(), call.encode());
    }
    const auto ask = std::get<call::Ask>(Call::decode(Call{1, calls[1]}.encode())->body);
    QVERIFY(ask.details == std::get<call::Ask>(calls[1]).details && ask.toolIdentity == u"tool"_s);
    const auto decide = std::get<call::Decide>(Call::decode(Call{1, calls[2]}.encode())->body);
    QVERIFY(decide.statement == deviceStatement());
}

void TestAuthorityLink::everyNewsRoundTrips()
{
    const auto all = everyNews();
    QCOMPARE(all.size(), std::variant_size_v<NewsBody>);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto again = decodeNews(encodeNews(all[i]));
        QVERIFY2(again, QByteArray::number(int(i)).constData());
        QCOMPARE(again->index(), i);
        QCOMPARE(encodeNews(*again), encodeNews(all[i]));
    }
    const auto snapshot = std::get<Snapshot>(*decodeNews(encodeNews(fullSnapshot())));
    QCOMPARE(snapshot.requests[1].approval->minutes, 30);
    QCOMPARE(snapshot.requests[0].digits, u"07"_s);
    QVERIFY(!snapshot.requests[0].approval);
    QVERIFY(snapshot.consents == fullSnapshot().consents);
}

void TestAuthorityLink::everyTruncationIsRefused()
{
    for (const CallBody &body : everyCall()) {
        const QByteArray bytes = Call{1, body}.encode();
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!Call::decode(bytes.first(size)));
    }
    for (const NewsBody &body : everyNews()) {
        const QByteArray bytes = encodeNews(body);
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!decodeNews(bytes.first(size)));
    }
}

void TestAuthorityLink::nothingMayFollow()
{
    for (const CallBody &body : everyCall())
        QVERIFY(!Call::decode(Call{1, body}.encode() + '\0'));
    for (const NewsBody &body : everyNews())
        QVERIFY(!decodeNews(encodeNews(body) + '\0'));
}

void TestAuthorityLink::hostile_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("unknown call") << QByteArray("83010cf5");
    QTest::newRow("negative number") << QByteArray("832008f5");
    QTest::newRow("incident as a number") << QByteArray("83010801");
    QTest::newRow("short circle") << QByteArray("8301004163");
    QTest::newRow("statement of nothing") << QByteArray("830102824050") + QByteArray(32, '1');
    QTest::newRow("indefinite") << QByteArray("9f0108f5ff");
    QTest::newRow("deep") << QByteArray("81").repeated(10'000);
}

void TestAuthorityLink::hostile()
{
    QFETCH(QByteArray, hex);
    const QByteArray bytes = QByteArray::fromHex(hex);
    QVERIFY(!Call::decode(bytes));
    QVERIFY(!decodeNews(bytes));
}

void TestAuthorityLink::theLongestFits()
{
    AccessDetails details;
    const QString text(1'000, u'花');
    details.company = details.person = details.phone = details.purpose = text;
    details.tool = details.code = text;
    details.asked = details.money = details.warning = details.giftCards = text;
    const Call ask{1, call::Ask{idOf<RequestId>('r'), AccessSource::Declared, details,
                                QString(access::ToolIdentityLimit, u'花')}};
    QVERIFY(ask.encode().size() < LongestCall && Call::decode(ask.encode()));
    Snapshot s = fullSnapshot();
    s.requests[0].body.details = std::get<call::Ask>(Call::decode(ask.encode())->body).details;
    s.requests.assign(100, s.requests[0]);
    s.roster.assign(100, s.roster[0]);
    s.consents.assign(100, s.consents[0]);
    QVERIFY2(encodeNews(s).size() < LongestNews, QByteArray::number(encodeNews(s).size()).constData());
    QVERIFY(decodeNews(encodeNews(s)));
}

QTEST_GUILESS_MAIN(TestAuthorityLink)
#include "tst_authoritylink.moc"
