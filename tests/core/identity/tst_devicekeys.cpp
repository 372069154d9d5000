// SPDX-License-Identifier: MPL-2.0
#include "core/identity/devicekeys.h"

#include <QTest>

using namespace sobani;
using namespace sobani::identity;

class TestDeviceKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsFollowFromBothKeys();
    void knownIds();
    void roundTrip();
    void keysDiffer();
    void everyChangedByteIsNoticed();
    void everyOtherLengthIsRefused();
    void agreesAndSigns();
};

void TestDeviceKeys::idsFollowFromBothKeys()
{
    const DevicePublic keys{QByteArray(32, 'a'), QByteArray(32, 'b')};
    QCOMPARE(deviceId(keys), deviceId(keys));
    QVERIFY(deviceId(keys) != deviceId({keys.agree, keys.sign}));
    QVERIFY(deviceId(keys) != deviceId({keys.sign, QByteArray(32, 'c')}));
    QVERIFY(deviceId(keys) != deviceId({QByteArray(32, 'c'), keys.agree}));
    // An authority with a device's keys would still have another name.
    QVERIFY(authorityId({keys.sign, keys.agree}).bytes() != deviceId(keys).bytes());
}

void TestDeviceKeys::knownIds()
{
    // Names on the wire and in stores: they must not change from one release to the next.
    const QByteArray keys = QByteArray(32, 'a') + QByteArray(32, 'b');
    QCOMPARE(deviceId({keys.first(32), keys.last(32)}).bytes(),
             crypto::sha256("sobani-device-1" + keys).first(16));
    QCOMPARE(authorityId({keys.first(32), keys.last(32)}).bytes(),
             crypto::sha256("sobani-authority-1" + keys).first(16));
}

void TestDeviceKeys::roundTrip()
{
    const KeySet keys = KeySet::generate();
    const auto again = KeySet::decode(keys.encode());
    QVERIFY(again);
    QVERIFY(again->device.publicKeys() == keys.device.publicKeys());
    QVERIFY(again->device.storage == keys.device.storage);
    QVERIFY(again->authority->publicKeys() == keys.authority->publicKeys());
    QVERIFY(again->device.sign.seed() == keys.device.sign.seed());
    QVERIFY(again->authority->agree.privateKey() == keys.authority->agree.privateKey());
    QVERIFY(again->encode() == keys.encode());
    QVERIFY(keys.encode().view().startsWith("sobani-keys-1"));
}

void TestDeviceKeys::keysDiffer()
{
    const KeySet keys = KeySet::generate();
    QVERIFY(keys.device.sign.publicKey() != keys.authority->sign.publicKey());
    QVERIFY(keys.device.agree.publicKey() != keys.authority->agree.publicKey());
    QVERIFY(keys.device.id() != KeySet::generate().device.id());
    QCOMPARE(keys.device.storage.size(), std::size_t(32));
}

void TestDeviceKeys::everyChangedByteIsNoticed()
{
    const SecretBytes blob = KeySet::generate().encode();
    for (std::size_t i = 0; i < blob.size(); ++i) {
        SecretBytes changed = blob.clone();
        changed.data()[i] = static_cast<unsigned char>(changed.data()[i] ^ 0x40U);
        QVERIFY2(!KeySet::decode(changed), qPrintable(QString::number(i)));
    }
}

void TestDeviceKeys::everyOtherLengthIsRefused()
{
    const SecretBytes blob = KeySet::generate().encode();
    for (qsizetype size = 0; size < qsizetype(blob.size()); ++size)
        QVERIFY(!KeySet::decode(SecretBytes(blob.view().first(size))));
    QVERIFY(!KeySet::decode(SecretBytes(blob.view().toByteArray() + 'x')));
    QVERIFY(!KeySet::decode(SecretBytes(blob.view().toByteArray() + blob.view().toByteArray())));
}

void TestDeviceKeys::agreesAndSigns()
{
    const KeySet a = KeySet::generate();
    const KeySet b = KeySet::generate();
    QVERIFY(*a.device.agree.agree(b.device.agree.publicKey())
            == *b.device.agree.agree(a.device.agree.publicKey()));
    QVERIFY(crypto::verify(a.device.publicKeys().sign, "m", a.device.sign.sign("m")));
    QVERIFY(!crypto::verify(a.authority->publicKeys().sign, "m", a.device.sign.sign("m")));
}

QTEST_GUILESS_MAIN(TestDeviceKeys)
#include "tst_devicekeys.moc"
