// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/sas.h"
#include "core/pairing/transcript.h"

#include <QSet>
#include <QTest>

#include <functional>

using namespace sobani;
using namespace sobani::pairing;
using namespace Qt::StringLiterals;

namespace {

QByteArray filled(char c)
{
    return QByteArray(32, c);
}

Transcript sample()
{
    Transcript t;
    t.invite = *InviteId::fromBytes(QByteArray(16, 'i'));
    t.inviter = {Role::Protected,
                 {filled('a'), filled('b')},
                 identity::AuthorityPublic{filled('c'), filled('d')},
                 filled('e'),
                 filled('f'),
                 *CircleId::fromBytes(QByteArray(16, 'z'))};
    t.joiner = {Role::Protected,
                {filled('g'), filled('h')},
                identity::AuthorityPublic{filled('k'), filled('l')},
                filled('m'),
                filled('n'),
                *CircleId::fromBytes(QByteArray(16, 'y'))};
    t.relay = {u"relay.example"_s, 8883, filled('p')};
    return t;
}

using Change = std::function<void(Transcript &)>;

std::vector<std::pair<const char *, Change>> changes()
{
    std::vector<std::pair<const char *, Change>> list{
        {"version", [](Transcript &t) { t.version = 2; }},
        {"door", [](Transcript &t) { t.door = Door::Kind::Code; }},
        {"invite", [](Transcript &t) { t.invite = {}; }},
        {"host", [](Transcript &t) { t.relay.host = u"relay.exampl"_s; }},
        {"port", [](Transcript &t) { t.relay.port = 8884; }},
        {"pin", [](Transcript &t) { t.relay.pin[31] = 'q'; }},
        {"no pin", [](Transcript &t) { t.relay.pin.clear(); }},
        {"sides exchanged", [](Transcript &t) { std::swap(t.inviter, t.joiner); }}};
    for (const bool joiner : {false, true}) {
        const auto add = [&](const char *name, void (*change)(Hello &)) {
            list.emplace_back(name,
                              [=](Transcript &t) { change(joiner ? t.joiner : t.inviter); });
        };
        add("role", [](Hello &h) { h.role = Role::Helper; });
        add("sign", [](Hello &h) { h.device.sign[0] = '!'; });
        add("agree", [](Hello &h) { h.device.agree[31] = '!'; });
        add("authority sign", [](Hello &h) { h.authority->sign[7] = '!'; });
        add("authority agree", [](Hello &h) { h.authority->agree[7] = '!'; });
        add("no authority", [](Hello &h) { h.authority.reset(); });
        add("ephemeral", [](Hello &h) { h.ephemeral[3] = '!'; });
        add("nonce", [](Hello &h) { h.nonce[3] = '!'; });
        add("circle", [](Hello &h) { h.circle = {}; });
    }
    return list;
}

} // namespace

class TestTranscript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldCounts();
    void theHostsCaseDoesNot();
    void sasIsStable();
    void sasShape();
    void digitsAndPicturesUseDifferentBits();
    void pictureTable();
};

void TestTranscript::everyFieldCounts()
{
    const Transcript good = sample();
    QSet<QByteArray> encodings{good.encode()};
    QSet<QByteArray> hashes{good.hash()};
    for (const auto &[name, change] : changes()) {
        Transcript changed = good;
        change(changed);
        QVERIFY2(!encodings.contains(changed.encode()), name);
        QVERIFY2(!hashes.contains(changed.hash()), name);
        const Sas a = sasFrom(good.hash());
        const Sas b = sasFrom(changed.hash());
        QVERIFY2(a.digits != b.digits && a.pictures != b.pictures, name);
        encodings.insert(changed.encode());
        hashes.insert(changed.hash());
    }
    QCOMPARE(encodings.size(), 1 + 8 + 2 * 9);
}

void TestTranscript::theHostsCaseDoesNot()
{
    Transcript shouted = sample();
    shouted.relay.host = u"RELAY.Example"_s;
    QCOMPARE(shouted.encode(), sample().encode());
}

void TestTranscript::sasIsStable()
{
    // Two releases must show the same. Values from an independent implementation.
    const Sas sas = sasFrom(QByteArray(32, '\0'));
    QCOMPARE(sas.digits, u"397834"_s);
    QCOMPARE(QStringList(sas.pictures.begin(), sas.pictures.end()).join(u' '), u"snail elephant cactus turtle"_s);
    QCOMPARE(sample().hash().toHex(), "6c40b5680093776413d9cb1b67b5c2bebc1aa5684e301304b67b441a51701aa3");
}

void TestTranscript::sasShape()
{
    bool leadingZero = false;
    QSet<QString> pictures;
    for (int i = 0; i < 2000; ++i) {
        const Sas sas = sasFrom(crypto::sha256(QByteArray::number(i)));
        QCOMPARE(sas.digits.size(), 6);
        for (const QChar c : sas.digits)
            QVERIFY(c >= u'0' && c <= u'9');
        leadingZero = leadingZero || sas.digits.startsWith(u'0');
        pictures.insert(sas.pictures.front());
        pictures.insert(sas.pictures.back());
    }
    QVERIFY(leadingZero);
    QCOMPARE(pictures.size(), 64);
}

void TestTranscript::digitsAndPicturesUseDifferentBits()
{
    // Were the pictures a function of the digits, equal digits would bring equal pictures.
    QHash<QString, Sas> byDigits;
    int equalDigits = 0;
    for (int i = 0; i < 20000; ++i) {
        const Sas sas = sasFrom(crypto::sha256("x" + QByteArray::number(i)));
        const auto other = byDigits.constFind(sas.digits);
        if (other != byDigits.constEnd()) {
            ++equalDigits;
            QVERIFY(other->pictures != sas.pictures);
        }
        byDigits.insert(sas.digits, sas);
    }
    QVERIFY(equalDigits > 50);
}

void TestTranscript::pictureTable()
{
    QSet<QString> ids;
    for (const QLatin1String id : pictureIds()) {
        QVERIFY(!id.isEmpty());
        for (const QChar c : QString(id))
            QVERIFY(c == u'-' || (c >= u'a' && c <= u'z'));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 64);
    QVERIFY(ids.contains(u"dog"_s) && ids.contains(u"umbrella"_s));
    // On the wire between releases only by position: the order is part of the protocol.
    QCOMPARE(pictureIds().front(), "dog"_L1);
    QCOMPARE(pictureIds()[29], "umbrella"_L1);
    QCOMPARE(pictureIds().back(), "anchor"_L1);
}

QTEST_GUILESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
