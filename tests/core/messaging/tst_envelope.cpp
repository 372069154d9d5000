// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/envelope.h"

#include "core/crypto/hpke.h"
#include "core/identity/devicekeys.h"
#include "core/wire/cbor.h"

#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <set>

using namespace sobani;
using namespace sobani::messaging;

namespace {

/// Two devices and what they share; each test spoils one thing.
struct Link
{
    CircleId circle = crypto::randomId<CircleId>();
    identity::DeviceKeys sender = identity::DeviceKeys::generate();
    identity::DeviceKeys recipient = identity::DeviceKeys::generate();
    QByteArray psk = crypto::randomBytes(32);
    QByteArray pskId = "epoch 0";

    [[nodiscard]] SealKeys sealing() const
    {
        return {circle, sender.id(), recipient.id(), psk, pskId, sender.sign, sender.agree,
                recipient.agree.publicKey()};
    }
    [[nodiscard]] OpenKeys opening() const
    {
        return {circle, sender.id(), recipient.id(), psk, pskId, sender.sign.publicKey(),
                sender.agree.publicKey(), recipient.agree};
    }
};

Inner inner(qsizetype size = 5)
{
    return {crypto::randomId<MessageId>(), 42, {1'000}, {2'000}, 10, QByteArray(size, 'b')};
}

bool rejected(const OpenKeys &keys, const QByteArray &envelope)
{
    const auto opened = open(keys, envelope);
    return !opened && opened.error().trouble == EnvelopeTrouble::Rejected
        && opened.error().id.isNull();
}

/// An authentic envelope around any inner bytes, as a later or a wrong sender would make it.
QByteArray around(const Link &link, const QByteArray &content)
{
    const QByteArray ids =
        link.circle.bytes() + link.sender.id().bytes() + link.recipient.id().bytes();
    wire::CborWriter out;
    out.startArray(2);
    out.bytes(content);
    out.bytes(link.sender.sign.sign(QByteArray("sobani/1/message") + ids + content));
    out.endArray();
    const QByteArray signedContent = out.take();
    QByteArray padded(512, '\0');
    qToBigEndian(quint32(signedContent.size()), padded.data());
    std::copy(signedContent.begin(), signedContent.end(), padded.begin() + 4);
    const QByteArray version(1, char(EnvelopeVersion));
    const auto sealed = crypto::hpke::sealAuthPsk(
        link.recipient.agree.publicKey(), link.sender.agree, {link.psk, link.pskId},
        QByteArray("sobani/1/envelope") + ids, version, padded);
    return version + sealed->enc + sealed->ciphertext;
}

QByteArray innerBytes(quint64 version, const MessageId &id, quint64 fields, quint64 type = 10)
{
    wire::CborWriter out;
    out.startArray(fields);
    out.unsignedInteger(version);
    out.id(id);
    for (int i = 0; i < 3; ++i)
        out.unsignedInteger(1);
    out.unsignedInteger(type);
    out.bytes("x");
    for (quint64 i = 7; i < fields; ++i)
        out.unsignedInteger(0);
    out.endArray();
    return out.take();
}

} // namespace

class TestEnvelope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void sizesTellNothing();
    void everyFlippedBit();
    void everyLength();
    void wrongKeys_data();
    void wrongKeys();
    void neverTheSameTwice();
    void laterVersions();
    void malformedInside_data();
    void malformedInside();
    void stolenRecipientKeyForgesNothing();
    void tooLarge();
};

void TestEnvelope::roundTrip_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 1, 300, 5'000, 16'383, 16'384})
        QTest::addRow("%lld", qlonglong(size)) << size;
}

void TestEnvelope::roundTrip()
{
    QFETCH(qsizetype, size);
    const Link link;
    const Inner message = inner(size);
    const auto sealed = seal(link.sealing(), message);
    QVERIFY(sealed);
    const auto opened = open(link.opening(), *sealed);
    QVERIFY(opened);
    QCOMPARE(opened->body, message.body);
    QVERIFY(*opened == message);
}

void TestEnvelope::sizesTellNothing()
{
    const Link link;
    std::set<qsizetype> sizes;
    for (qsizetype size = 0; size <= MaximumBody; size += 97)
        sizes.insert(seal(link.sealing(), inner(size))->size());
    std::set<qsizetype> expected;
    for (const qsizetype padded : {512, 1024, 2048, 4096, 8192, 16384, 32768})
        expected.insert(1 + 32 + padded + 16);
    QVERIFY(sizes == expected);
}

void TestEnvelope::everyFlippedBit()
{
    const Link link;
    const QByteArray sealed = *seal(link.sealing(), inner());
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        // Every bit of the header and of the start, then every byte in one bit.
        const int bits = i < 64 ? 8 : 1;
        for (int bit = 0; bit < bits; ++bit) {
            QByteArray bad = sealed;
            bad[i] = char(bad.at(i) ^ (1 << (bits == 1 ? int(i % 8) : bit)));
            QVERIFY2(rejected(link.opening(), bad), qPrintable(QString::number(i)));
        }
    }
    QVERIFY(open(link.opening(), sealed));
}

void TestEnvelope::everyLength()
{
    const Link link;
    const QByteArray sealed = *seal(link.sealing(), inner());
    for (qsizetype size = 0; size < sealed.size(); ++size)
        QVERIFY(rejected(link.opening(), sealed.first(size)));
    QVERIFY(rejected(link.opening(), sealed + '\0'));
    QVERIFY(rejected(link.opening(), QByteArray(100'000, '\1')));
}

void TestEnvelope::wrongKeys_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *name : {"circle", "sender", "recipient", "psk", "psk id", "sender's signature key",
                             "sender's agreement key", "recipient's key", "both ways swapped"})
        QTest::newRow(name) << QByteArray(name);
}

void TestEnvelope::wrongKeys()
{
    QFETCH(QByteArray, what);
    const Link link;
    const Link other;
    const QByteArray sealed = *seal(link.sealing(), inner());
    const OpenKeys right = link.opening();
    QVERIFY(open(right, sealed));
    const OpenKeys wrong{what == "circle" ? other.circle : right.circle,
                         what == "sender"              ? other.sender.id()
                         : what == "both ways swapped" ? right.recipient
                                                       : right.sender,
                         what == "recipient"           ? other.recipient.id()
                         : what == "both ways swapped" ? right.sender
                                                       : right.recipient,
                         what == "psk" ? QByteArrayView(other.psk) : right.psk,
                         what == "psk id" ? QByteArrayView("epoch 1") : right.pskId,
                         what == "sender's signature key"
                             ? QByteArrayView(other.sender.sign.publicKey())
                             : right.senderSigning,
                         what == "sender's agreement key"
                             ? QByteArrayView(other.sender.agree.publicKey())
                             : right.senderAgreement,
                         what == "recipient's key" ? other.recipient.agree
                                                   : link.recipient.agree};
    QVERIFY(rejected(wrong, sealed));
}

void TestEnvelope::neverTheSameTwice()
{
    const Link link;
    const Inner message = inner();
    QVERIFY(*seal(link.sealing(), message) != *seal(link.sealing(), message));
}

void TestEnvelope::laterVersions()
{
    const Link link;
    const auto id = crypto::randomId<MessageId>();
    QVERIFY(open(link.opening(), around(link, innerBytes(1, id, 7))));
    for (const quint64 fields : {7U, 9U}) {
        const auto later = open(link.opening(), around(link, innerBytes(2, id, fields)));
        QVERIFY(!later);
        QCOMPARE(later.error().trouble, EnvelopeTrouble::Unsupported);
        QCOMPARE(later.error().id, id);
    }
    // Another version of the outside cannot be told from noise.
    QByteArray outside = *seal(link.sealing(), inner());
    outside[0] = char(EnvelopeVersion + 1);
    QVERIFY(rejected(link.opening(), outside));
}

void TestEnvelope::malformedInside_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto id = crypto::randomId<MessageId>();
    QTest::newRow("a field more") << innerBytes(1, id, 8);
    QTest::newRow("no id") << innerBytes(1, MessageId{}, 7);
    QTest::newRow("type beyond 16 bits") << innerBytes(1, id, 7, 65'536);
    QTest::newRow("something after it") << innerBytes(1, id, 7) + '\0';
    QTest::newRow("a field less") << innerBytes(1, id, 7).replace(0, 1, "\x86").chopped(2);
    QTest::newRow("no CBOR") << QByteArray("garbage");
}

void TestEnvelope::malformedInside()
{
    QFETCH(QByteArray, content);
    const Link link;
    QVERIFY(rejected(link.opening(), around(link, content)));
}

/// Whoever has the recipient's private key and the link's secret can make HPKE accept, but
/// still cannot sign.
void TestEnvelope::stolenRecipientKeyForgesNothing()
{
    const Link link;
    SealKeys forged{link.circle, link.sender.id(), link.recipient.id(), link.psk, link.pskId,
                    link.recipient.sign, link.sender.agree, link.recipient.agree.publicKey()};
    const auto sealed = seal(forged, inner());
    QVERIFY(sealed);
    QVERIFY(rejected(link.opening(), *sealed));
}

void TestEnvelope::tooLarge()
{
    const Link link;
    QVERIFY(!seal(link.sealing(), inner(MaximumBody + 1)));
}

QTEST_GUILESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
