// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/pairingwire.h"

#include "core/wire/cbor.h"

#include <QSet>
#include <QTest>

using namespace sobani;
using namespace sobani::pairing;
using namespace Qt::StringLiterals;

namespace {

QByteArray filled(char c, int size = 32)
{
    return QByteArray(size, c);
}

Hello hello(Role role)
{
    Hello h{role, {filled('a'), filled('b')}, {}, filled('e'), filled('n'), {}};
    if (role == Role::Protected) {
        h.authority = identity::AuthorityPublic{filled('c'), filled('d')};
        h.circle = *CircleId::fromBytes(filled('z', 16));
    }
    return h;
}

struct Case
{
    const char *name;
    Message message;
    Side from;
};

std::vector<Case> cases()
{
    const auto invite = *InviteId::fromBytes(filled('i', 16));
    return {{"commit", Commit{filled('t')}, Side::Joiner},
            {"reveal", Reveal{filled('t'), invite, hello(Role::Protected)}, Side::Inviter},
            {"reveal of a helper", Reveal{filled('t'), invite, hello(Role::Helper)}, Side::Inviter},
            {"open", Open{filled('t'), hello(Role::Protected)}, Side::Joiner},
            {"confirm", Confirm{filled('t'), filled('q'), filled('r', ProfileSize + 16), true},
             Side::Joiner},
            {"confirm of the inviter",
             Confirm{filled('t'), filled('q'), filled('r', ProfileSize + 16), false}, Side::Inviter},
            {"abort", Abort{filled('t'), PairingEnd::Busy, filled('q')}, Side::Joiner},
            {"abort of the inviter", Abort{filled('t'), PairingEnd::Used}, Side::Inviter}};
}

Door door()
{
    return doorFromQr(SecretBytes(32));
}

Side other(Side side)
{
    return side == Side::Inviter ? Side::Joiner : Side::Inviter;
}

/// A frame as a holder of the key makes it, whatever its body.
QByteArray frameOf(quint8 version, Side from, quint8 number, const QByteArray &body)
{
    QByteArray aad = "sobani-pairing";
    aad += char(version);
    aad += char(from == Side::Inviter ? 0 : 1);
    aad += char(number);
    const QByteArray nonce = crypto::randomBytes(12);
    const Door way = door();
    return QByteArray() + char(version) + char(number) + nonce
        + crypto::aeadSeal(way.key.view(), nonce, aad, body);
}

constexpr qsizetype BodySize = FrameSize - 2 - 12 - 16;

} // namespace

class TestPairingWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void everyFrameHasOneSize();
    void equalMessagesMakeEqualFrames();
    void truncatedBodies();
    void additionalBytes();
    void truncatedFrames();
    void flippedFrames();
    void wrongDirectionKeyOrNumber();
    void otherVersions();
    void garbledBodies();
    void hostileLengths_data();
    void hostileLengths();
    void helloRules();
    void helloTruncated();
    void commitmentCoversEveryField();
    void profileRoundTrip_data();
    void profileRoundTrip();
    void profileBounds();
    void padding();
};

void TestPairingWire::roundTrip()
{
    for (const Case &c : cases()) {
        const QByteArray bytes = encodeMessage(c.message);
        const auto decoded = decodeMessage(numberOf(c.message), bytes);
        QVERIFY2(decoded, c.name);
        QCOMPARE(encodeMessage(*decoded), bytes);
        QCOMPARE(decoded->index(), c.message.index());
        QCOMPARE(attemptOf(*decoded), filled('t'));
        const auto opened
            = openFrame(sealFrame(c.message, c.from, door(), SecretBytes(32)), c.from, door());
        QVERIFY2(opened, c.name);
        QCOMPARE(encodeMessage(*opened), bytes);
    }
    const auto invite = *InviteId::fromBytes(filled('i', 16));
    const auto decoded = decodeMessage(
        MessageNumber::Reveal, encodeMessage(Reveal{filled('t'), invite, hello(Role::Protected)}));
    QVERIFY(std::get<Reveal>(*decoded).hello == hello(Role::Protected));
    QVERIFY(std::get<Reveal>(*decoded).invite == invite);
    const auto confirm = decodeMessage(
        MessageNumber::Confirm,
        encodeMessage(Confirm{filled('t'), filled('q'), filled('r', ProfileSize + 16), true}));
    QVERIFY(std::get<Confirm>(*confirm).complete);
    QCOMPARE(std::get<Confirm>(*confirm).proof, filled('q'));
    QCOMPARE(std::get<Confirm>(*confirm).profile, filled('r', ProfileSize + 16));
    const auto abort
        = decodeMessage(MessageNumber::Abort, encodeMessage(Abort{filled('t'), PairingEnd::Role}));
    QVERIFY(std::get<Abort>(*abort).reason == PairingEnd::Role);
    QCOMPARE(std::get<Abort>(*abort).proof, filled('\0'));
}

void TestPairingWire::everyFrameHasOneSize()
{
    for (const Case &c : cases())
        QCOMPARE(sealFrame(c.message, c.from, door(), SecretBytes(32)).size(), FrameSize);
}

void TestPairingWire::equalMessagesMakeEqualFrames()
{
    QSet<QByteArray> nonces;
    for (const Case &c : cases()) {
        const QByteArray frame = sealFrame(c.message, c.from, door(), SecretBytes(32));
        QCOMPARE(sealFrame(c.message, c.from, door(), SecretBytes(32)), frame);
        const QByteArray other = sealFrame(c.message, c.from, door(), SecretBytes(filled('s')));
        QVERIFY(other.mid(2, 12) != frame.mid(2, 12));
        nonces.insert(frame.mid(2, 12));
    }
    QCOMPARE(nonces.size(), qsizetype(cases().size()));
}

void TestPairingWire::truncatedBodies()
{
    for (const Case &c : cases()) {
        const QByteArray bytes = encodeMessage(c.message);
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY2(!decodeMessage(numberOf(c.message), bytes.first(size)), c.name);
    }
}

void TestPairingWire::additionalBytes()
{
    for (const Case &c : cases()) {
        const QByteArray bytes = encodeMessage(c.message);
        QVERIFY2(!decodeMessage(numberOf(c.message), bytes + '\0'), c.name);
        QVERIFY2(!decodeMessage(numberOf(c.message), bytes + bytes), c.name);
        for (int number = 0; number < 256; ++number) {
            if (number != int(numberOf(c.message)))
                QVERIFY2(!decodeMessage(MessageNumber(number), bytes), c.name);
        }
    }
}

void TestPairingWire::truncatedFrames()
{
    for (const Case &c : cases()) {
        const QByteArray frame = sealFrame(c.message, c.from, door(), SecretBytes(32));
        for (qsizetype size = 0; size < frame.size(); ++size) {
            const auto opened = openFrame(frame.first(size), c.from, door());
            QVERIFY2(!opened, c.name);
            QVERIFY(opened.error() == FrameError::Noise);
        }
        QVERIFY(!openFrame(frame + 'x', c.from, door()));
    }
    QVERIFY(!openFrame(QByteArray(10'000'000, '\1'), Side::Joiner, door()));
}

void TestPairingWire::flippedFrames()
{
    for (const Case &c : cases()) {
        const QByteArray frame = sealFrame(c.message, c.from, door(), SecretBytes(32));
        for (qsizetype i = 0; i < frame.size(); ++i) {
            QByteArray flipped = frame;
            flipped[i] = char(flipped[i] ^ 1);
            const auto opened = openFrame(flipped, c.from, door());
            QVERIFY2(!opened, c.name);
            QVERIFY(opened.error() == FrameError::Noise);
        }
    }
}

void TestPairingWire::wrongDirectionKeyOrNumber()
{
    for (const Case &c : cases()) {
        QByteArray frame = sealFrame(c.message, c.from, door(), SecretBytes(32));
        QVERIFY(!openFrame(frame, other(c.from), door())); // thrown back at its sender
        QVERIFY(!openFrame(frame, c.from, doorFromQr(SecretBytes(filled('x')))));
        for (int number = 0; number < 256; ++number) {
            frame[1] = char(number);
            QCOMPARE(openFrame(frame, c.from, door()).ok(), number == int(numberOf(c.message)));
        }
    }
    // What a holder of the key says in the wrong direction is authentic, and wrong.
    const QByteArray body = padded(encodeMessage(Commit{filled('t')}), BodySize);
    QVERIFY(openFrame(frameOf(1, Side::Joiner, 1, body), Side::Joiner, door()));
    const auto opened = openFrame(frameOf(1, Side::Inviter, 1, body), Side::Inviter, door());
    QVERIFY(!opened);
    QVERIFY(opened.error() == FrameError::Garbled);
}

void TestPairingWire::otherVersions()
{
    for (const int version : {0, 2, 255}) {
        const auto opened
            = openFrame(frameOf(quint8(version), Side::Joiner, 1, "anything"), Side::Joiner, door());
        QVERIFY(!opened);
        QVERIFY(opened.error() == FrameError::Version);
    }
}

void TestPairingWire::garbledBodies()
{
    const QByteArray commit = encodeMessage(Commit{filled('t')});
    QByteArray spare = padded(commit, BodySize);
    spare[BodySize - 1] = 'x';
    QByteArray hugeLength = padded(commit, BodySize);
    hugeLength[0] = '\xff';
    for (const QByteArray &body :
         {QByteArray(), QByteArray("x"), padded("", BodySize), padded("x", BodySize), spare,
          hugeLength, padded(commit, BodySize - 1), padded(commit, BodySize + 1),
          padded(commit + '\0', BodySize), QByteArray(BodySize, '\xff')}) {
        const auto opened = openFrame(frameOf(1, Side::Joiner, 1, body), Side::Joiner, door());
        QVERIFY(!opened);
        QVERIFY(opened.error() == FrameError::Garbled);
    }
    for (const int number : {0, 6, 255}) {
        const auto opened = openFrame(frameOf(1, Side::Joiner, quint8(number),
                                              padded(commit, BodySize)),
                                      Side::Joiner, door());
        QVERIFY(!opened && opened.error() == FrameError::Garbled);
    }
}

void TestPairingWire::hostileLengths_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("endless array") << QByteArray::fromHex("9fff");
    QTest::newRow("array of 2^64-1") << QByteArray::fromHex("9bffffffffffffffff");
    QTest::newRow("string of 2^63") << QByteArray::fromHex("815b8000000000000000");
    QTest::newRow("string of 4 GiB") << QByteArray::fromHex("815affffffff00");
    QTest::newRow("string in pieces") << QByteArray::fromHex("815f5820") + filled('t')
                                             + QByteArray::fromHex("ff");
    QTest::newRow("text") << QByteArray::fromHex("817820") + filled('t');
    QTest::newRow("31 bytes") << QByteArray::fromHex("81581f") + filled('t', 31);
    QTest::newRow("33 bytes") << QByteArray::fromHex("815821") + filled('t', 33);
    QTest::newRow("two fields") << QByteArray::fromHex("825820") + filled('t')
                                       + QByteArray::fromHex("00");
    QTest::newRow("map") << QByteArray::fromHex("a1616b61");
    QTest::newRow("tag") << QByteArray::fromHex("c0815820") + filled('t');
    QTest::newRow("deep") << QByteArray(300, '\x81');
    QTest::newRow("reserved") << QByteArray::fromHex("811c");
}

void TestPairingWire::hostileLengths()
{
    QFETCH(QByteArray, bytes);
    for (int number = 1; number <= 5; ++number)
        QVERIFY(!decodeMessage(MessageNumber(number), bytes));
    QVERIFY(!Hello::decode(bytes));
    QVERIFY(!Profile::decode(bytes));
    if (bytes.size() + 2 <= ProfileSize)
        QVERIFY(!Profile::decode(padded(bytes, ProfileSize)));
}

void TestPairingWire::helloRules()
{
    QVERIFY(Hello::decode(hello(Role::Protected).encode()) == hello(Role::Protected));
    QVERIFY(Hello::decode(hello(Role::Helper).encode()) == hello(Role::Helper));
    Hello wrong = hello(Role::Protected);
    wrong.authority.reset();
    QVERIFY(!Hello::decode(wrong.encode())); // a protected device without an authority
    wrong = hello(Role::Protected);
    wrong.role = Role::Helper;
    QVERIFY(!Hello::decode(wrong.encode())); // a helper with one
    for (const int size : {0, 31, 33}) {
        for (int field = 0; field < 5; ++field) {
            wrong = hello(Role::Protected);
            QByteArray *fields[] = {&wrong.device.sign, &wrong.device.agree,
                                    &wrong.authority->sign, &wrong.ephemeral, &wrong.nonce};
            *fields[field] = filled('x', size);
            QVERIFY(!Hello::decode(wrong.encode()));
        }
    }
    QByteArray role = hello(Role::Helper).encode();
    role[1] = '\x02';
    QVERIFY(!Hello::decode(role)); // a third role
}

void TestPairingWire::helloTruncated()
{
    for (const Role role : {Role::Protected, Role::Helper}) {
        const QByteArray bytes = hello(role).encode();
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!Hello::decode(bytes.first(size)));
        QVERIFY(!Hello::decode(bytes + '\0'));
    }
}

void TestPairingWire::commitmentCoversEveryField()
{
    const QByteArray bytes = hello(Role::Protected).encode();
    QSet<QByteArray> seen{hello(Role::Protected).commitment()};
    int decodable = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray changed = bytes;
        changed[i] = char(changed[i] ^ 1);
        if (const auto other = Hello::decode(changed)) {
            ++decodable;
            QVERIFY(!seen.contains(other->commitment()));
            seen.insert(other->commitment());
        }
    }
    QVERIFY(decodable >= 6 * 32 + 16); // every byte of keys, nonce and circle
    QVERIFY(hello(Role::Protected).commitment() != crypto::sha256(bytes));
}

void TestPairingWire::profileRoundTrip_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("phone");
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("usual") << u"おかあさん"_s << u"03-1234-5678"_s;
    QTest::newRow("longest") << QString(limits::Name, u'\u3042')
                             << QString(limits::Phone, u'\uff11');
    QTest::newRow("emoji") << QString(u"\U0001F475"_s).repeated(int(limits::Name / 2)) << u"1"_s;
}

void TestPairingWire::profileRoundTrip()
{
    QFETCH(QString, name);
    QFETCH(QString, phone);
    const Profile profile{name, phone};
    QCOMPARE(profile.encode().size(), ProfileSize);
    QVERIFY(Profile::decode(profile.encode()) == profile);
    const QByteArray bytes = profile.encode();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!Profile::decode(bytes.first(size)));
    QVERIFY(!Profile::decode(bytes + '\0'));
}

void TestPairingWire::profileBounds()
{
    const auto bytes = [](const QString &name, const QString &phone) {
        wire::CborWriter writer;
        writer.startArray(2);
        writer.text(name);
        writer.text(phone);
        writer.endArray();
        return padded(writer.take(), ProfileSize);
    };
    QVERIFY(Profile::decode(bytes(u"a"_s, u"1"_s)));
    QVERIFY(!Profile::decode(bytes(QString(limits::Name + 1, u'a'), u"1"_s)));
    QVERIFY(!Profile::decode(bytes(u"a"_s, QString(limits::Phone + 1, u'1'))));
    QVERIFY(!Profile::decode(bytes(u"a\nb"_s, u"1"_s)));
    QVERIFY(!Profile::decode(bytes(u"a"_s, u"1\n2"_s)));
    QVERIFY(!Profile::decode(bytes(u"a\u0007"_s, u"1"_s)));
    // Our own side cuts instead, or a long name could never pair.
    const auto cut = Profile::decode(Profile{QString(39, u'a') + u"\U0001F475"_s,
                                             QString(200, u'1')}.encode());
    QVERIFY(cut);
    QCOMPARE(cut->name, QString(39, u'a'));
    QCOMPARE(cut->phone, QString(limits::Phone, u'1'));
    const auto cleaned = Profile::decode(Profile{u"a\nb\x07"_s, QString(QChar(0xd83d))}.encode());
    QVERIFY(cleaned);
    QCOMPARE(cleaned->name, u"ab"_s);
}

void TestPairingWire::padding()
{
    for (qsizetype size = 0; size <= 30; ++size) {
        const QByteArray content = filled('c', int(size));
        const QByteArray bytes = padded(content, 32);
        QCOMPARE(bytes.size(), 32);
        QCOMPARE(unpadded(bytes, 32), content);
        QVERIFY(!unpadded(bytes, 31));
        QVERIFY(!unpadded(bytes, 33));
    }
    QVERIFY(!unpadded({}, 0));
    QVERIFY(!unpadded("x", 1));
}

QTEST_GUILESS_MAIN(TestPairingWire)
#include "tst_pairingwire.moc"
