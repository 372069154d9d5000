// SPDX-License-Identifier: MPL-2.0
#include "core/presence/presencewire.h"

#include <QTest>

using namespace sobani;
using namespace sobani::presence;

namespace {

struct Sender
{
    crypto::SigningKey key = crypto::SigningKey::generate();
    SecretBytes presenceKey = crypto::randomSecret(PresenceKeySize);
    CircleId circle = crypto::randomId<CircleId>();
    QByteArray id = crypto::randomBytes(SenderSize);

    [[nodiscard]] Heartbeat heartbeat(Sign sign = Sign::Alive) const
    {
        return {id, {3, 9}, WallTime{1'750'000'000'000}, sign};
    }
    [[nodiscard]] std::optional<Heartbeat> opened(QByteArrayView bytes) const
    {
        return open(bytes, id, key.publicKey(), presenceKey, circle);
    }
};

} // namespace

class TestPresenceWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void oneSizeForAll();
    void eachByteCounts();
    void eachKeyCounts();
    void theFamilysKeyAloneSignsNothing();
};

void TestPresenceWire::roundTrip()
{
    const Sender s;
    for (const Sign sign : {Sign::Alive, Sign::Goodbye, Sign::ExpectedSilence, Sign::LastWill})
        QCOMPARE(s.opened(seal(s.heartbeat(sign), s.key, s.presenceKey, s.circle)),
                 s.heartbeat(sign));
}

void TestPresenceWire::oneSizeForAll()
{
    const Sender s;
    const Heartbeat small{s.id, {}, {}, Sign::Alive};
    const Heartbeat large{s.id, {LastPosition, LastPosition}, WallTime{qint64(1) << 53},
                          Sign::LastWill};
    const QByteArray a = seal(small, s.key, s.presenceKey, s.circle);
    const QByteArray b = seal(large, s.key, s.presenceKey, s.circle);
    QCOMPARE(a.size(), b.size());
    QCOMPARE(s.opened(b), large);
    // The same words never look the same.
    QVERIFY(a != seal(small, s.key, s.presenceKey, s.circle));
}

void TestPresenceWire::eachByteCounts()
{
    const Sender s;
    const QByteArray bytes = seal(s.heartbeat(), s.key, s.presenceKey, s.circle);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QVERIFY(!s.opened(bytes.first(i)));
        QByteArray changed = bytes;
        changed[i] = char(changed.at(i) ^ 1);
        QVERIFY(!s.opened(changed));
    }
    QVERIFY(!s.opened(bytes + '\0'));
}

void TestPresenceWire::eachKeyCounts()
{
    const Sender s;
    const Sender other;
    const QByteArray bytes = seal(s.heartbeat(), s.key, s.presenceKey, s.circle);
    QVERIFY(!open(bytes, other.id, s.key.publicKey(), s.presenceKey, s.circle));
    QVERIFY(!open(bytes, s.id, other.key.publicKey(), s.presenceKey, s.circle));
    QVERIFY(!open(bytes, s.id, s.key.publicKey(), other.presenceKey, s.circle));
    QVERIFY(!open(bytes, s.id, s.key.publicKey(), s.presenceKey, other.circle));
}

void TestPresenceWire::theFamilysKeyAloneSignsNothing()
{
    // Another member knows the presence key and may name anybody as sender.
    const Sender s;
    const auto other = crypto::SigningKey::generate();
    QVERIFY(!s.opened(seal(s.heartbeat(), other, s.presenceKey, s.circle)));
    // A well-sealed message with no heartbeat in it.
    const QByteArray nonce = crypto::randomBytes(crypto::NonceSize);
    for (const char fill : {'\0', '\x20', '\xff'}) {
        const QByteArray aad = wire::signedMessage("sobani/1/presence", s.circle.bytes());
        const QByteArray sealed =
            crypto::aeadSeal(s.presenceKey.view(), nonce, aad, QByteArray(160, fill));
        QVERIFY(crypto::aeadOpen(s.presenceKey.view(), nonce, aad, sealed));
        QVERIFY(!s.opened(nonce + sealed));
    }
}

QTEST_GUILESS_MAIN(TestPresenceWire)
#include "tst_presencewire.moc"
