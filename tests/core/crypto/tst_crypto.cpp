// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/crypto.h"
#include "core/crypto/kdf.h"

#include <QTest>

using namespace sobani;
using namespace sobani::crypto;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray flipped(QByteArray bytes, qsizetype index)
{
    bytes[index] = char(bytes[index] ^ 1);
    return bytes;
}

} // namespace

class TestCrypto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashes();
    void hkdfVectors_data();
    void hkdfVectors();
    void scryptVectors();
    void scryptDefaultCost();
    void agreementVector();
    void agreementRefusesLowOrderPoints_data();
    void agreementRefusesLowOrderPoints();
    void keysOfWrongLengthAreRefused();
    void signatureVectors_data();
    void signatureVectors();
    void changedSignaturesAreRefused();
    void sealVector();
    void changedSealsAreRefused();
    void emptyMessagesSeal();
    void randomValuesDiffer();
};

void TestCrypto::hashes()
{
    QCOMPARE(sha256("abc").toHex(),
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(sha256({}).toHex(),
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    // RFC 4231, test case 2.
    QCOMPARE(hmacSha256("Jefe", "what do ya want for nothing?").toHex(),
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    QCOMPARE(hmacSha256({}, {}).toHex(),
             "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

void TestCrypto::hkdfVectors_data()
{
    QTest::addColumn<QByteArray>("ikm");
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QByteArray>("prk");
    QTest::addColumn<QByteArray>("okm");
    // RFC 5869 appendix A, cases 1 to 3.
    QTest::newRow("1") << QByteArray(22, '\x0b') << hex("000102030405060708090a0b0c")
                       << hex("f0f1f2f3f4f5f6f7f8f9")
                       << hex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
                       << hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                              "34007208d5b887185865");
    QByteArray long1, long2, long3;
    for (int i = 0; i < 80; ++i) {
        long1 += char(i);
        long2 += char(0x60 + i);
        long3 += char(0xb0 + i);
    }
    QTest::newRow("2") << long1 << long2 << long3
                       << hex("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244")
                       << hex("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                              "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                              "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    QTest::newRow("3") << QByteArray(22, '\x0b') << QByteArray() << QByteArray()
                       << hex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04")
                       << hex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                              "9d201395faa4b61a96c8");
}

void TestCrypto::hkdfVectors()
{
    QFETCH(QByteArray, ikm);
    QFETCH(QByteArray, salt);
    QFETCH(QByteArray, info);
    QFETCH(QByteArray, prk);
    QFETCH(QByteArray, okm);
    QCOMPARE(kdf::extract(salt, ikm).view().toByteArray(), prk);
    QCOMPARE(kdf::expand(prk, info, okm.size()).view().toByteArray(), okm);
    QCOMPARE(hkdf(ikm, salt, info, okm.size()).view().toByteArray(), okm);
}

void TestCrypto::scryptVectors()
{
    // RFC 7914 section 12.
    QCOMPARE(kdf::scrypt("", "", {16, 1, 1}, 64).view().toByteArray().toHex(),
             "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
             "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    QCOMPARE(kdf::scrypt("password", "NaCl", {1024, 8, 16}, 64).view().toByteArray().toHex(),
             "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
             "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
}

void TestCrypto::scryptDefaultCost()
{
    const SecretBytes key = scrypt("password", "salt");
    QCOMPARE(key.size(), std::size_t(32));
    QVERIFY(key == kdf::scrypt("password", "salt", {32768, 8, 1}, 32));
    QVERIFY(!(key == scrypt("passwore", "salt")));
    QVERIFY(!(key == scrypt("password", "sale")));
}

void TestCrypto::agreementVector()
{
    // RFC 7748 section 6.1.
    const auto alice = AgreementKey::fromPrivate(SecretBytes(
        hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")));
    const auto bob = AgreementKey::fromPrivate(SecretBytes(
        hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")));
    QVERIFY(alice && bob);
    QCOMPARE(alice->publicKey().toHex(),
             "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    QCOMPARE(bob->publicKey().toHex(),
             "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    const auto shared = alice->agree(bob->publicKey());
    QVERIFY(shared);
    QCOMPARE(shared->view().toByteArray().toHex(),
             "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
    QVERIFY(*bob->agree(alice->publicKey()) == *shared);
}

void TestCrypto::agreementRefusesLowOrderPoints_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::newRow("zero") << QByteArray(32, '\0');
    QTest::newRow("one") << hex("01") + QByteArray(31, '\0');
    QTest::newRow("order 8") << hex("e0eb7a7c3b41b8ae1656e3faf19fc46a"
                                    "da098deb9c32b1fd866205165f49b800");
    QTest::newRow("order 8, other") << hex("5f9c95bca3508c24b1d0b1559c83ef5b"
                                           "04445cc4581c8e86d8224eddd09f1157");
    QTest::newRow("p - 1") << hex("ec") + QByteArray(30, '\xff') + hex("7f");
    QTest::newRow("p") << hex("ed") + QByteArray(30, '\xff') + hex("7f");
    QTest::newRow("p + 1") << hex("ee") + QByteArray(30, '\xff') + hex("7f");
}

void TestCrypto::agreementRefusesLowOrderPoints()
{
    QFETCH(QByteArray, point);
    const auto result = AgreementKey::generate().agree(point);
    QVERIFY(!result);
    QCOMPARE(result.error(), CryptoError::BadKey);
}

void TestCrypto::keysOfWrongLengthAreRefused()
{
    for (const std::size_t size : {0U, 1U, 31U, 33U, 64U}) {
        QVERIFY(!AgreementKey::fromPrivate(SecretBytes(size)));
        QVERIFY(!SigningKey::fromSeed(SecretBytes(size)));
        QVERIFY(!AgreementKey::generate().agree(QByteArray(qsizetype(size), '\x09')));
        QVERIFY(!verify(QByteArray(qsizetype(size), '\x09'), "m", QByteArray(64, '\0')));
        const auto opened = aeadOpen(QByteArray(qsizetype(size), 'k'), QByteArray(12, 'n'), "",
                                     QByteArray(32, 'x'));
        QVERIFY(!opened);
        QCOMPARE(opened.error(), CryptoError::BadKey);
    }
}

void TestCrypto::signatureVectors_data()
{
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("signature");
    // RFC 8032 section 7.1, tests 1 to 3.
    QTest::newRow("1") << hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
                       << hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
                       << QByteArray()
                       << hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                              "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    QTest::newRow("2") << hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
                       << hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
                       << hex("72")
                       << hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    QTest::newRow("3") << hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
                       << hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
                       << hex("af82")
                       << hex("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                              "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
}

void TestCrypto::signatureVectors()
{
    QFETCH(QByteArray, seed);
    QFETCH(QByteArray, publicKey);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, signature);
    const auto key = SigningKey::fromSeed(SecretBytes(seed));
    QVERIFY(key);
    QCOMPARE(key->publicKey(), publicKey);
    QCOMPARE(key->sign(message), signature);
    QVERIFY(verify(publicKey, message, signature));
}

void TestCrypto::changedSignaturesAreRefused()
{
    const SigningKey key = SigningKey::generate();
    const QByteArray message = "yes, 30 minutes";
    const QByteArray signature = key.sign(message);
    QVERIFY(verify(key.publicKey(), message, signature));
    for (qsizetype i = 0; i < signature.size(); ++i)
        QVERIFY(!verify(key.publicKey(), message, flipped(signature, i)));
    for (qsizetype i = 0; i < message.size(); ++i)
        QVERIFY(!verify(key.publicKey(), flipped(message, i), signature));
    for (qsizetype size = 0; size < signature.size(); ++size)
        QVERIFY(!verify(key.publicKey(), message, signature.first(size)));
    QVERIFY(!verify(key.publicKey(), message, signature + '\0'));
    QVERIFY(!verify(SigningKey::generate().publicKey(), message, signature));
}

void TestCrypto::sealVector()
{
    // RFC 8439 section 2.8.2.
    QByteArray key;
    for (int i = 0; i < 32; ++i)
        key += char(0x80 + i);
    const QByteArray nonce = hex("070000004041424344454647");
    const QByteArray aad = hex("50515253c0c1c2c3c4c5c6c7");
    const QByteArray plaintext = "Ladies and Gentlemen of the class of '99: If I could offer you "
                                 "only one tip for the future, sunscreen would be it.";
    const QByteArray sealed
        = hex("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
              "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
              "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
              "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691");
    QCOMPARE(aeadSeal(key, nonce, aad, plaintext), sealed);
    const auto opened = aeadOpen(key, nonce, aad, sealed);
    QVERIFY(opened);
    QCOMPARE(*opened, plaintext);
}

void TestCrypto::changedSealsAreRefused()
{
    const QByteArray key = randomBytes(32);
    const QByteArray nonce = randomBytes(12);
    const QByteArray sealed = aeadSeal(key, nonce, "aad", "hello");
    const auto rejected = [](const auto &result) {
        return !result && result.error() == CryptoError::Rejected;
    };
    for (qsizetype i = 0; i < sealed.size(); ++i)
        QVERIFY(rejected(aeadOpen(key, nonce, "aad", flipped(sealed, i))));
    for (qsizetype size = 0; size < sealed.size(); ++size)
        QVERIFY(rejected(aeadOpen(key, nonce, "aad", sealed.first(size))));
    QVERIFY(rejected(aeadOpen(key, nonce, "aad", sealed + 'x')));
    QVERIFY(rejected(aeadOpen(key, nonce, "aae", sealed)));
    QVERIFY(rejected(aeadOpen(key, nonce, "", sealed)));
    QVERIFY(rejected(aeadOpen(flipped(key, 31), nonce, "aad", sealed)));
    QVERIFY(rejected(aeadOpen(key, flipped(nonce, 0), "aad", sealed)));
    QVERIFY(rejected(aeadOpen(key, nonce.first(11), "aad", sealed)));
    QVERIFY(rejected(aeadOpen(key, nonce + 'x', "aad", sealed)));
}

void TestCrypto::emptyMessagesSeal()
{
    const QByteArray key = randomBytes(32);
    const QByteArray nonce = randomBytes(12);
    const QByteArray sealed = aeadSeal(key, nonce, {}, {});
    QCOMPARE(sealed.size(), TagSize);
    const auto opened = aeadOpen(key, nonce, {}, sealed);
    QVERIFY(opened);
    QVERIFY(opened->isEmpty());
}

void TestCrypto::randomValuesDiffer()
{
    QVERIFY(randomBytes(32) != randomBytes(32));
    QVERIFY(!(randomSecret(32) == randomSecret(32)));
    QVERIFY(randomId<DeviceId>() != randomId<DeviceId>());
    QVERIFY(AgreementKey::generate().publicKey() != AgreementKey::generate().publicKey());
    QCOMPARE(randomBytes(0).size(), 0);
}

QTEST_GUILESS_MAIN(TestCrypto)
#include "tst_crypto.moc"
