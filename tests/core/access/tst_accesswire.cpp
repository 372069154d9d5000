// SPDX-License-Identifier: MPL-2.0
#include "core/access/accessdetails.h"
#include "core/access/accesswire.h"
#include "tests/core/access/codecchecks.h"

#include <QTest>

using namespace sobani;
using namespace sobani::access;
using namespace Qt::StringLiterals;

namespace {

Binding binding()
{
    return {*CircleId::fromBytes(QByteArray(16, 'c')), *AuthorityId::fromBytes(QByteArray(16, 'a')),
            *RequestId::fromBytes(QByteArray(16, 'r')), QByteArray(NonceSize, 'n')};
}

AccessDetails fullDetails()
{
    AccessDetails d;
    d.caller = Caller::Them;
    d.warning = true;
    d.asked = u"「LogMeIn」を\n入れて"_s;
    d.money = false;
    d.company = u"ウィンドウズ"_s;
    d.person = u"田中"_s;
    d.phone = u"050-0000-0000"_s;
    d.purpose = u"ウイルス"_s;
    d.tool = u"AnyDesk"_s;
    d.code = u"123456"_s;
    return d;
}

AccessRequestBody request()
{
    return {binding(), u"declared"_s, AccessSource::Detected, fullDetails(),
            {RedFlag::TheyCalled, RedFlag::AbusedTool}, 10};
}

/// Every statement about an access request is another kind to a verifier.
template<typename Body, typename Other>
void refusedAs(const crypto::SigningKey &key, const Body &body)
{
    const auto statement = seal(key, *DeviceId::fromBytes(QByteArray(16, 'd')), body);
    QVERIFY(open<Body>(statement, key.publicKey()));
    QVERIFY(!statement.verify(key.publicKey(), QByteArrayView(Other::Domain)));
}

} // namespace

class TestAccessWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrips();
    void rulesOfDecoding();
    void clipping();
    void clippedAlwaysFits();
    void statements();
    void domainsAreSeparate();
    void emptyBytesLeaveTheNextItemAlone();
};

void TestAccessWire::roundTrips()
{
    const auto by = DeviceId::fromBytes(QByteArray(16, 'd'));
    tests::checkBody(request());
    tests::checkBody(AccessRequestBody{binding(), {}, AccessSource::Declared, {}, {}, 0});
    tests::checkBody(
        DecisionBody{binding(), u"tool"_s, Verdict::Approve, 30, u"07"_s, u"大丈夫"_s});
    tests::checkBody(DecisionBody{binding(), {}, Verdict::Deny, 0, {}, {}});
    tests::checkBody(RevocationBody{binding()});
    tests::checkBody(
        ResultBody{binding(), Verdict::Approve, by, 60, DecisionReason::Helper, u"x"_s});
    tests::checkBody(ResultBody{binding(), Verdict::Deny, {}, 0, DecisionReason::Timeout, {}});
    tests::checkBody(EndedBody{binding(), AccessEnd::Revoked, by});
    tests::checkBody(EndedBody{binding(), AccessEnd::Expired, {}});
    tests::checkBody(WrongNumberBody{binding(), 2});
}

void TestAccessWire::rulesOfDecoding()
{
    const auto refused = [](auto body) { return !decltype(body)::decode(body.encode()); };
    auto r = request();
    r.flags = {RedFlag::AbusedTool, RedFlag::TheyCalled};
    QVERIFY(refused(r));
    r.flags = {RedFlag::TheyCalled, RedFlag::TheyCalled};
    QVERIFY(refused(r));
    r = request();
    r.of.nonce.chop(1);
    QVERIFY(refused(r));
    r = request();
    r.toolIdentity = QString(ToolIdentityLimit + 1, u'x');
    QVERIFY(refused(r));
    r = request();
    r.details.company = QString(limits::ShortText + 1, u'x');
    QVERIFY(refused(r));
    r = request();
    r.details.asked = u"\u0007bell"_s;
    QVERIFY(refused(r));
    DecisionBody d{binding(), {}, Verdict::Approve, MostMinutes + 1, u"07"_s, {}};
    QVERIFY(refused(d));
    d.minutes = 60;
    QVERIFY(!refused(d));
    d.number = u"007"_s;
    QVERIFY(refused(d));
    QVERIFY(refused(WrongNumberBody{binding(), WrongNumberTries + 1}));
}

void TestAccessWire::clipping()
{
    const QString pair = u"🍀"_s;
    QCOMPARE(clippedText(u"ab"_s + pair, 3), u"ab"_s);
    QCOMPARE(clippedText(u"ab"_s + pair, 4), u"ab"_s + pair);
    QCOMPARE(clippedText(u"a\tb\u0000c\nd"_s, 10), u"abc\nd"_s);
    QCOMPARE(clippedText(pair.left(1) + u"x"_s, 10), u"x"_s);
    QCOMPARE(clippedText(u"x"_s + pair.right(1), 10), u"x"_s);
    QCOMPARE(clippedText(u"abc"_s, 0), QString());
    QCOMPARE(clipped(fullDetails()), fullDetails());
}

void TestAccessWire::clippedAlwaysFits()
{
    AccessDetails d;
    const QString tooLong = u"長い🍀\u0001"_s.repeated(200);
    d.warning = d.asked = d.money = d.giftCards = Answer(tooLong);
    d.company = d.person = d.phone = d.purpose = d.tool = d.code = tooLong;
    auto r = request();
    r.details = clipped(d);
    QVERIFY(AccessRequestBody::decode(r.encode()) == r);
    QVERIFY(r.encode().size() < wire::MaximumSignedBody);
}

void TestAccessWire::statements()
{
    const auto key = crypto::SigningKey::generate();
    const auto other = crypto::SigningKey::generate();
    const auto signer = *AuthorityId::fromBytes(QByteArray(16, 'a'));
    const auto statement = seal(key, signer, request());
    QCOMPARE(open<AccessRequestBody>(statement, key.publicKey()), request());
    QVERIFY(!open<AccessRequestBody>(statement, other.publicKey()));
    QVERIFY(!open<AccessRequestBody>(statement, {}));
    for (qsizetype i = 0; i < statement.body.size(); ++i) {
        auto changed = statement;
        changed.body[i] = char(changed.body.at(i) ^ 1);
        QVERIFY(!open<AccessRequestBody>(changed, key.publicKey()));
    }
    tests::checkCodec(
        statement.encode(), [](const QByteArray &b) { return wire::SignedByAuthority::decode(b); },
        [](const wire::SignedByAuthority &s) { return s.encode(); });
    // Signed, but no such body.
    const auto odd = wire::sign(key, signer, QByteArrayView(RevocationBody::Domain), "odd");
    QVERIFY(odd.verify(key.publicKey(), QByteArrayView(RevocationBody::Domain)));
    QVERIFY(!open<RevocationBody>(odd, key.publicKey()));
}

void TestAccessWire::domainsAreSeparate()
{
    const auto key = crypto::SigningKey::generate();
    const QByteArrayList domains{AccessRequestBody::Domain, DecisionBody::Domain,
                                 RevocationBody::Domain,    ResultBody::Domain,
                                 EndedBody::Domain,         WrongNumberBody::Domain};
    for (const QByteArray &a : domains) {
        const auto statement = wire::sign(key, DeviceId(), a, QByteArray("body"));
        for (const QByteArray &b : domains)
            QCOMPARE(statement.verify(key.publicKey(), b), a == b);
    }
    refusedAs<DecisionBody, ResultBody>(key, {binding(), {}, Verdict::Deny, 0, {}, {}});
    refusedAs<RevocationBody, EndedBody>(key, {binding()});
    // A domain's end cannot be moved into the body.
    QVERIFY(wire::signedMessage("ab", "c") != wire::signedMessage("a", "bc"));
}

void TestAccessWire::emptyBytesLeaveTheNextItemAlone()
{
    wire::CborReader in(QByteArray::fromHex("83404101" "02"));
    in.enterArray(3);
    QCOMPARE(in.bytesBetween(0, 4), QByteArray());
    QCOMPARE(in.bytesBetween(0, 4), QByteArray("\x01"));
    QCOMPARE(in.unsignedInteger(9), quint64(2));
    in.leaveArray();
    QVERIFY(in.finish());
}

QTEST_GUILESS_MAIN(TestAccessWire)
#include "tst_accesswire.moc"
