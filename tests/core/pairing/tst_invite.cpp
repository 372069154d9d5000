// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/crypto.h"
#include "core/pairing/invite.h"
#include "core/wire/topic.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace sobani;
using namespace sobani::pairing;
using namespace Qt::StringLiterals;

namespace {

Invite sample()
{
    return Invite::create({u"relay.example"_s, 8883, QByteArray(32, 'p')}, {1000});
}

wire::RelayAddress ownRelay()
{
    return {u"own.example"_s, 443, {}};
}

} // namespace

class TestInvite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void create();
    void uriRoundTrip_data();
    void uriRoundTrip();
    void truncatedUris();
    void wrongUris_data();
    void wrongUris();
    void otherVersions();
    void bothOffersOpenTheInvitersDoors();
    void doorsShareNothing();
    void secretsAreNotInTopics();
    void wireFormatIsStable();
    void topics();
};

void TestInvite::create()
{
    const Invite a = sample();
    const Invite b = sample();
    QVERIFY(a.id != b.id && !a.id.isNull());
    QVERIFY(!(a.qrSecret == b.qrSecret));
    QVERIFY(a.code() != b.code());
    QCOMPARE(a.expires - a.created, Milliseconds(15 * 60 * 1000));
    QCOMPARE(a.created.ms, 1000);
}

void TestInvite::uriRoundTrip_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("pin");
    QTest::newRow("name") << u"relay.example"_s << 8883 << QByteArray(32, '\xff');
    QTest::newRow("no pin yet") << u"relay.example"_s << 443 << QByteArray();
    QTest::newRow("IPv4") << u"127.0.0.1"_s << 1 << QByteArray(32, '\0');
    QTest::newRow("IPv6") << u"2001:db8::1"_s << 65535 << QByteArray(32, '\xfb');
    QTest::newRow("long name") << QString(253, u'a') << 8883 << QByteArray(32, 'x');
}

void TestInvite::uriRoundTrip()
{
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QByteArray, pin);
    const Invite invite = Invite::create({host, quint16(port), pin}, {0});
    const auto fields = parseUri(invite.uri());
    QVERIFY2(fields, qPrintable(invite.uri()));
    QVERIFY(fields->relay == invite.relay);
    QVERIFY(fields->secret == invite.qrSecret);
    QVERIFY(fields->invite == invite.id);
    // Scanners may shout the scheme, and pasting brings blanks along.
    QVERIFY(parseOffer(u"  SOBANI"_s + invite.uri().mid(6) + u"\n"_s, ownRelay()));
}

void TestInvite::truncatedUris()
{
    const QString uri = sample().uri();
    for (qsizetype size = 0; size < uri.size(); ++size) {
        QVERIFY2(!parseUri(uri.left(size)), qPrintable(uri.left(size)));
        QVERIFY2(!parseUri(uri.mid(uri.size() - size)), qPrintable(uri.mid(uri.size() - size)));
        QVERIFY(!parseUri(QString(uri).remove(size, 1)) || size >= 11); // see wrongUris
    }
    QVERIFY(!parseUri(uri + u'0'));
    QVERIFY(!parseUri(uri + u'&'));
    QVERIFY(!parseUri(uri + u"&x=1"_s));
}

void TestInvite::wrongUris_data()
{
    QTest::addColumn<QString>("uri");
    const QString k = QString::fromLatin1(
        QByteArray(32, 'k').toBase64(QByteArray::Base64UrlEncoding
                                     | QByteArray::OmitTrailingEquals));
    const QString i(32, u'a');
    const auto uri = [&](const QString &h, const QString &p, const QString &pin,
                         const QString &secret, const QString &id) {
        return u"sobani:1?h=%1&p=%2&k=%3&s=%4&i=%5"_s.arg(h, p, pin, secret, id);
    };
    QVERIFY(parseUri(uri(u"h"_s, u"1"_s, k, k, i))); // so each row is wrong in one thing only
    QTest::newRow("no host") << uri(u""_s, u"1"_s, k, k, i);
    QTest::newRow("host too long") << uri(QString(254, u'a'), u"1"_s, k, k, i);
    QTest::newRow("host in capitals") << uri(u"H"_s, u"1"_s, k, k, i);
    QTest::newRow("host with user") << uri(u"me@h"_s, u"1"_s, k, k, i);
    QTest::newRow("host with path") << uri(u"h/x"_s, u"1"_s, k, k, i);
    QTest::newRow("host escaped") << uri(u"%68"_s, u"1"_s, k, k, i);
    QTest::newRow("host not ASCII") << uri(u"\u0261"_s, u"1"_s, k, k, i);
    QTest::newRow("host with newline") << uri(u"h\n"_s, u"1"_s, k, k, i);
    QTest::newRow("port 0") << uri(u"h"_s, u"0"_s, k, k, i);
    QTest::newRow("port too high") << uri(u"h"_s, u"65536"_s, k, k, i);
    QTest::newRow("port far too high") << uri(u"h"_s, u"99999999999999999999"_s, k, k, i);
    QTest::newRow("port negative") << uri(u"h"_s, u"-1"_s, k, k, i);
    QTest::newRow("port with plus") << uri(u"h"_s, u"+1"_s, k, k, i);
    QTest::newRow("port with zero") << uri(u"h"_s, u"01"_s, k, k, i);
    QTest::newRow("port with blank") << uri(u"h"_s, u" 1"_s, k, k, i);
    QTest::newRow("port full width") << uri(u"h"_s, u"\uff11"_s, k, k, i);
    QTest::newRow("no port") << uri(u"h"_s, u""_s, k, k, i);
    QTest::newRow("pin too short") << uri(u"h"_s, u"1"_s, k.left(40), k, i);
    QTest::newRow("pin too long") << uri(u"h"_s, u"1"_s, k + u"aaaa"_s, k, i);
    QTest::newRow("secret empty") << uri(u"h"_s, u"1"_s, k, u""_s, i);
    QTest::newRow("secret short") << uri(u"h"_s, u"1"_s, k, k.left(42), i);
    QTest::newRow("secret padded") << uri(u"h"_s, u"1"_s, k, k + u'=', i);
    QTest::newRow("secret, spare bits") << uri(u"h"_s, u"1"_s, k, k.left(42) + u't', i);
    QTest::newRow("secret, other base64") << uri(u"h"_s, u"1"_s, k, u'+' + k.mid(1), i);
    QTest::newRow("secret, not ASCII") << uri(u"h"_s, u"1"_s, k, u'\u0161' + k.mid(1), i);
    QTest::newRow("id short") << uri(u"h"_s, u"1"_s, k, k, i.left(31));
    QTest::newRow("id in capitals") << uri(u"h"_s, u"1"_s, k, k, i.toUpper());
    QTest::newRow("id null") << uri(u"h"_s, u"1"_s, k, k, QString(32, u'0'));
    QTest::newRow("order") << u"sobani:1?p=1&h=h&k=%1&s=%1&i=%2"_s.arg(k, i);
    QTest::newRow("twice") << u"sobani:1?h=h&h=h&p=1&k=%1&s=%1&i=%2"_s.arg(k, i);
    QTest::newRow("missing pin") << u"sobani:1?h=h&p=1&s=%1&i=%2"_s.arg(k, i);
    QTest::newRow("fragment") << uri(u"h"_s, u"1"_s, k, k, i) + u"#x"_s;
    QTest::newRow("slashes") << u"sobani://1?h=h&p=1&k=%1&s=%1&i=%2"_s.arg(k, i);
    QTest::newRow("no version") << u"sobani:?h=h&p=1&k=%1&s=%1&i=%2"_s.arg(k, i);
    QTest::newRow("version 01") << u"sobani:01?h=h&p=1&k=%1&s=%1&i=%2"_s.arg(k, i);
    QTest::newRow("other scheme") << u"https:1?h=h&p=1&k=%1&s=%1&i=%2"_s.arg(k, i);
    QTest::newRow("huge") << uri(u"h"_s, u"1"_s, k, k, i) + QString(1'000'000, u'a');
}

void TestInvite::wrongUris()
{
    QFETCH(QString, uri);
    const auto result = parseUri(uri);
    QVERIFY(!result);
    QCOMPARE(result.error(), OfferError::Malformed);
    QVERIFY(!parseOffer(uri, ownRelay()));
}

void TestInvite::otherVersions()
{
    const QString uri = sample().uri();
    for (const QString &version : {u"2"_s, u"9"_s, u"65535"_s}) {
        // A later version may have other fields; it must be told apart all the same.
        const auto known = parseUri(u"sobani:"_s + version + uri.mid(8));
        const auto strange = parseUri(u"sobani:"_s + version + u"?whatever"_s);
        QVERIFY(!known && !strange);
        QCOMPARE(known.error(), OfferError::Version);
        QCOMPARE(strange.error(), OfferError::Version);
    }
}

void TestInvite::bothOffersOpenTheInvitersDoors()
{
    const Invite invite = sample();
    const auto scanned = parseOffer(invite.uri(), ownRelay());
    const auto typed = parseOffer(groupedCode(invite.code()).toLower(), ownRelay());
    QVERIFY(scanned && typed);
    const Door qr = doorFromQr(invite.qrSecret);
    const Door code = doorFromCode(invite.codeSecret);
    QCOMPARE(scanned->door.toInviter, qr.toInviter);
    QCOMPARE(scanned->door.toJoiner, qr.toJoiner);
    QVERIFY(scanned->door.key == qr.key);
    QVERIFY(scanned->relay == invite.relay);
    QVERIFY(scanned->invite == invite.id);
    QCOMPARE(typed->door.toInviter, code.toInviter);
    QVERIFY(typed->door.key == code.key);
    QVERIFY(typed->door.kind == Door::Kind::Code);
    QVERIFY(typed->relay == ownRelay()); // the code says nothing of the relay
    QVERIFY(typed->invite.isNull());
}

void TestInvite::doorsShareNothing()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 3; ++i) {
        const Invite invite = sample();
        for (const Door &door : {doorFromQr(invite.qrSecret), doorFromCode(invite.codeSecret)}) {
            seen.insert(door.toInviter.toLatin1());
            seen.insert(door.toJoiner.toLatin1());
            seen.insert(door.key.view().toByteArray());
        }
    }
    QCOMPARE(seen.size(), 18);
}

void TestInvite::secretsAreNotInTopics()
{
    const Invite invite = sample();
    const Door door = doorFromQr(invite.qrSecret);
    QVERIFY(door.toInviter != wire::topicFrom(invite.qrSecret));
    QVERIFY(door.toJoiner != wire::topicFrom(invite.qrSecret));
    QVERIFY(door.toJoiner != wire::topicFrom(door.key));
    QVERIFY(!(door.key == invite.qrSecret));
}

void TestInvite::wireFormatIsStable()
{
    // Two releases must meet at the same place. Values from an independent implementation.
    const Door qr = doorFromQr(SecretBytes(32));
    const Door code = doorFromCode(SecretBytes(std::size_t(CodeSecretSize)));
    QCOMPARE(qr.toInviter, u"s1/do424faqjswkd22fhpo62mz7d4g7pj2n2bgwoops3qtalweytx4a"_s);
    QCOMPARE(qr.key.view().toByteArray().toHex(), "77b588723434bd4b6d5967a919a5d6c409ad0ebf9eb16aa80ce63629b7b5b419");
    QCOMPARE(code.toJoiner, u"s1/ivnww564pdw2nm7lgtwag6p33wi3tmztclzkv2zgcb4lrpjx4kwa"_s);
    QCOMPARE(code.key.view().toByteArray().toHex(), "8d367ada3dbc65f3c756ba498ad3eadf1d3522e3994e7add0c54294c3f477cca");
}

void TestInvite::topics()
{
    static const QRegularExpression shape(u"^s1/[a-z2-7]{52}$"_s);
    QCOMPARE(wire::topicFrom(QByteArray(32, '\0')), u"s1/"_s + QString(52, u'a'));
    QCOMPARE(wire::topicFrom(QByteArray(32, '\xff')), u"s1/"_s + QString(51, u'7') + u'q');
    // RFC 4648 section 10: "foobar" is MZXW6YTBOI.
    QVERIFY(wire::topicFrom("foobar" + QByteArray(26, '\0')).startsWith(u"s1/mzxw6ytboi"_s));
    QSet<QString> seen;
    for (int i = 0; i < 100; ++i) {
        const QString topic = wire::topicFrom(crypto::randomSecret(32));
        QVERIFY(shape.match(topic).hasMatch());
        seen.insert(topic);
    }
    QCOMPARE(seen.size(), 100);
}

QTEST_GUILESS_MAIN(TestInvite)
#include "tst_invite.moc"
