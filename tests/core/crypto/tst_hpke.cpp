// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/hpkecontext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace sobani;
using namespace sobani::crypto;
using namespace Qt::StringLiterals;

namespace {

QByteArray field(const QJsonObject &object, const char *name)
{
    return QByteArray::fromHex(object[QLatin1String(name)].toString().toLatin1());
}

AgreementKey key(const QJsonObject &vector, const char *name)
{
    return std::move(AgreementKey::fromPrivate(SecretBytes(field(vector, name)))).value();
}

/// Everything that the vector names, made by both ends.
struct Ends
{
    QByteArray enc;
    QByteArray pskSecret;
    QByteArray pskId;
    SecretBytes sealerShared;
    SecretBytes openerShared;
};

Ends exchange(const QJsonObject &vector)
{
    const AgreementKey ephemeral = key(vector, "skEm");
    const AgreementKey recipient = key(vector, "skRm");
    Ends ends{ephemeral.publicKey(), field(vector, "psk"), field(vector, "psk_id"), {}, {}};
    if (vector.contains("skSm"_L1)) {
        const AgreementKey sender = key(vector, "skSm");
        ends.sealerShared
            = std::move(hpke::encapsulate(ephemeral, recipient.publicKey(), &sender)).value();
        ends.openerShared
            = std::move(hpke::decapsulate(ends.enc, recipient, sender.publicKey())).value();
    } else {
        ends.sealerShared
            = std::move(hpke::encapsulate(ephemeral, recipient.publicKey(), nullptr)).value();
        ends.openerShared = std::move(hpke::decapsulate(ends.enc, recipient, {})).value();
    }
    return ends;
}

} // namespace

class TestHpke : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
    void allModesAreCovered();
    void singleShot();
    void wrongInputsAreRejected_data();
    void wrongInputsAreRejected();
    void weakKeysAreRefused();
    void pskMustFitTheMode();
    void aRejectedMessageDoesNotAdvance();

private:
    QJsonArray load();
};

QJsonArray TestHpke::load()
{
    QFile file(QStringLiteral(SOBANI_SOURCE_DIR
                              "/tests/data/hpke_x25519_sha256_chacha20poly1305.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())["vectors"_L1].toArray();
}

void TestHpke::allModesAreCovered()
{
    QSet<int> modes;
    for (const QJsonValue vector : load())
        modes.insert(vector["mode"_L1].toInt());
    QCOMPARE(modes, (QSet<int>{0, 1, 2, 3}));
}

void TestHpke::vectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue vector : load()) {
        QTest::newRow(qPrintable(vector["mode_name"_L1].toString())) << vector.toObject();
    }
}

void TestHpke::vectors()
{
    QFETCH(QJsonObject, vector);
    const Ends ends = exchange(vector);
    QCOMPARE(ends.enc, field(vector, "enc"));
    QCOMPARE(key(vector, "skRm").publicKey(), field(vector, "pkRm"));
    QCOMPARE(ends.sealerShared.view().toByteArray(), field(vector, "shared_secret"));
    QVERIFY(ends.openerShared == ends.sealerShared);

    const auto mode = hpke::Mode(vector["mode"_L1].toInt());
    const hpke::Psk psk{ends.pskSecret, ends.pskId};
    const QByteArray info = field(vector, "info");
    auto sealer = hpke::Context::create(mode, ends.sealerShared, info, psk);
    auto opener = hpke::Context::create(mode, ends.openerShared, info, psk);
    QVERIFY(sealer && opener);
    QCOMPARE(sealer->key().view().toByteArray(), field(vector, "key"));
    QCOMPARE(sealer->baseNonce().view().toByteArray(), field(vector, "base_nonce"));
    QCOMPARE(sealer->exporterSecret().view().toByteArray(), field(vector, "exporter_secret"));

    int checked = 0;
    const QJsonArray encryptions = vector["encryptions"_L1].toArray();
    const int last = encryptions.last()["seq"_L1].toInt();
    for (int sequence = 0; sequence <= last; ++sequence) {
        const QJsonObject expected = encryptions[checked].toObject();
        const bool listed = expected["seq"_L1].toInt() == sequence;
        const QByteArray aad = listed ? field(expected, "aad") : QByteArray("filler");
        const QByteArray plaintext = listed ? field(expected, "pt") : QByteArray("filler");
        const auto sealed = sealer->seal(aad, plaintext);
        QVERIFY(sealed);
        if (listed) {
            QCOMPARE(sealer->nonce(quint64(sequence)), field(expected, "nonce"));
            QCOMPARE(*sealed, field(expected, "ct"));
            ++checked;
        }
        const auto opened = opener->open(aad, *sealed);
        QVERIFY(opened);
        QCOMPARE(*opened, plaintext);
    }
    QCOMPARE(checked, int(encryptions.size()));
    QVERIFY(checked >= 6);

    const QJsonArray exports = vector["exports"_L1].toArray();
    QCOMPARE(exports.size(), 3);
    for (const QJsonValue expected : exports) {
        const QJsonObject object = expected.toObject();
        QCOMPARE(opener->exportSecret(field(object, "exporter_context"), object["L"_L1].toInt())
                     .view()
                     .toByteArray(),
                 field(object, "exported_value"));
    }
}

void TestHpke::singleShot()
{
    const AgreementKey sender = AgreementKey::generate();
    const AgreementKey recipient = AgreementKey::generate();
    const QByteArray secret = randomBytes(32);
    const hpke::Psk psk{secret, "link"};
    const auto sealed
        = hpke::sealAuthPsk(recipient.publicKey(), sender, psk, "info", "aad", "help");
    QVERIFY(sealed);
    QCOMPARE(sealed->enc.size(), KeySize);
    const auto opened
        = hpke::openAuthPsk(*sealed, recipient, sender.publicKey(), psk, "info", "aad");
    QVERIFY(opened);
    QCOMPARE(*opened, "help");
    const auto again
        = hpke::sealAuthPsk(recipient.publicKey(), sender, psk, "info", "aad", "help");
    QVERIFY(again);
    QVERIFY(again->enc != sealed->enc); // a fresh encapsulation for each message
    QVERIFY(again->ciphertext != sealed->ciphertext);
}

void TestHpke::wrongInputsAreRejected_data()
{
    QTest::addColumn<int>("what");
    int what = 0;
    for (const char *name : {"enc", "ciphertext", "truncated", "recipient", "sender", "psk",
                             "psk id", "info", "aad", "nothing"})
        QTest::newRow(name) << what++;
}

void TestHpke::wrongInputsAreRejected()
{
    QFETCH(int, what);
    const AgreementKey sender = AgreementKey::generate();
    const AgreementKey recipient = AgreementKey::generate();
    const AgreementKey other = AgreementKey::generate();
    const QByteArray secret = randomBytes(32);
    const QByteArray otherSecret = randomBytes(32);
    auto sealed = hpke::sealAuthPsk(recipient.publicKey(), sender, {secret, "id"}, "info", "aad",
                                    "help");
    QVERIFY(sealed);
    if (what == 0)
        sealed->enc[3] = char(sealed->enc[3] ^ 1);
    if (what == 1)
        sealed->ciphertext[0] = char(sealed->ciphertext[0] ^ 1);
    if (what == 2)
        sealed->ciphertext.chop(1);
    const auto opened = hpke::openAuthPsk(
        *sealed, what == 3 ? other : recipient,
        what == 4 ? other.publicKey() : sender.publicKey(),
        {what == 5 ? otherSecret : secret, what == 6 ? QByteArrayView("ie") : "id"},
        what == 7 ? QByteArrayView("infp") : "info", what == 8 ? QByteArrayView("aae") : "aad");
    // The last row proves that the inputs of the others differ by one thing only.
    QCOMPARE(opened.ok(), what == 9);
    if (!opened)
        QCOMPARE(opened.error(), CryptoError::Rejected);
}

void TestHpke::weakKeysAreRefused()
{
    const AgreementKey own = AgreementKey::generate();
    const QByteArray secret = randomBytes(32);
    const hpke::Psk psk{secret, "id"};
    const QByteArray zero(32, '\0');
    for (const QByteArray &bad : {zero, QByteArray(), QByteArray(31, '\x09')}) {
        QVERIFY(!hpke::sealAuthPsk(bad, own, psk, "", "", "m"));
        const auto good = hpke::sealAuthPsk(own.publicKey(), own, psk, "", "", "m");
        QVERIFY(good);
        QVERIFY(hpke::openAuthPsk(*good, own, own.publicKey(), psk, "", ""));
        QVERIFY(!hpke::openAuthPsk(*good, own, bad, psk, "", ""));
        QVERIFY(!hpke::openAuthPsk({bad, good->ciphertext}, own, own.publicKey(), psk, "", ""));
    }
    // A psk that is too short or has no name is no psk.
    QVERIFY(!hpke::sealAuthPsk(own.publicKey(), own, {secret.first(31), "id"}, "", "", "m"));
    QVERIFY(!hpke::sealAuthPsk(own.publicKey(), own, {secret, ""}, "", "", "m"));
}

void TestHpke::pskMustFitTheMode()
{
    const SecretBytes shared(32);
    const QByteArray secret = randomBytes(32);
    for (const auto mode : {hpke::Mode::Base, hpke::Mode::Auth}) {
        QVERIFY(hpke::Context::create(mode, shared, "", {}));
        QVERIFY(!hpke::Context::create(mode, shared, "", {secret, "id"}));
    }
    for (const auto mode : {hpke::Mode::Psk, hpke::Mode::AuthPsk}) {
        QVERIFY(!hpke::Context::create(mode, shared, "", {}));
        QVERIFY(hpke::Context::create(mode, shared, "", {secret, "id"}));
    }
}

void TestHpke::aRejectedMessageDoesNotAdvance()
{
    const SecretBytes shared(32);
    auto sealer = hpke::Context::create(hpke::Mode::Base, shared, "", {});
    auto opener = hpke::Context::create(hpke::Mode::Base, shared, "", {});
    const auto first = sealer->seal("", "one");
    const auto second = sealer->seal("", "two");
    QVERIFY(!opener->open("", *second)); // out of order
    QVERIFY(opener->open("", *first));
    QVERIFY(!opener->open("", *first)); // replayed
    QVERIFY(opener->open("", *second));
}

QTEST_GUILESS_MAIN(TestHpke)
#include "tst_hpke.moc"
