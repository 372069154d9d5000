// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/update.h"

#include <QTest>

using namespace sobani;
using namespace sobani::catalogue;

namespace {

QByteArray text(quint64 version)
{
    return "format 1\nversion " + QByteArray::number(version)
           + "\ntool new-tool\n  name New\n  mark newcontrol\n";
}

} // namespace

class TestCatalogueUpdate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opens();
    void versionGrows();
    void everyFlippedBit();
    void truncatedAnywhere();
    void refuses();
    void builtInStays();
    void signatureIsForUpdatesOnly();

private:
    UpdateError refusal(const QByteArray &file, const QByteArray &key, quint64 current = 1)
    {
        const auto opened = openUpdate(file, key, current);
        return opened ? UpdateError(-1) : opened.error();
    }
    const crypto::SigningKey m_key = crypto::SigningKey::generate();
    const QByteArray m_file = signUpdate(text(9), m_key);
};

void TestCatalogueUpdate::opens()
{
    const auto opened = openUpdate(m_file, m_key.publicKey(), 8);
    QVERIFY(opened.ok());
    QCOMPARE(opened->version(), 9U);
    QVERIFY(opened->tool(QStringLiteral("new-tool")) != nullptr);
}

void TestCatalogueUpdate::versionGrows()
{
    QVERIFY(openUpdate(m_file, m_key.publicKey(), 0).ok());
    QCOMPARE(refusal(m_file, m_key.publicKey(), 9), UpdateError::NotNewer);
    QCOMPARE(refusal(m_file, m_key.publicKey(), 10), UpdateError::NotNewer);
}

void TestCatalogueUpdate::everyFlippedBit()
{
    for (qsizetype i = 0; i < m_file.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray damaged = m_file;
            damaged[i] = char(damaged.at(i) ^ char(1 << bit));
            const UpdateError error = refusal(damaged, m_key.publicKey());
            QVERIFY2(error == UpdateError::BadSignature || error == UpdateError::NotAnUpdate,
                     qPrintable(QString::number(i)));
        }
    }
}

void TestCatalogueUpdate::truncatedAnywhere()
{
    for (qsizetype size = 0; size < m_file.size(); ++size) {
        const UpdateError error = refusal(m_file.first(size), m_key.publicKey());
        QVERIFY(error == UpdateError::BadSignature || error == UpdateError::NotAnUpdate);
    }
    QCOMPARE(refusal(m_file + '\n', m_key.publicKey()), UpdateError::BadSignature);
}

void TestCatalogueUpdate::refuses()
{
    const QByteArray key = m_key.publicKey();
    QCOMPARE(refusal(m_file, {}), UpdateError::NoPublisher);
    QCOMPARE(refusal(m_file, key.first(31)), UpdateError::BadSignature);
    QCOMPARE(refusal(m_file, crypto::SigningKey::generate().publicKey()),
             UpdateError::BadSignature);
    QCOMPARE(refusal(m_file + QByteArray(MaximumSize, '\n'), key), UpdateError::TooLarge);
    QCOMPARE(refusal(text(9), key), UpdateError::NotAnUpdate);
    QCOMPARE(refusal(signUpdate("format 2\n", m_key), key), UpdateError::BadCatalogue);
    QCOMPARE(refusal(signUpdate(text(9) + "  windows.installer *\n", m_key), key),
             UpdateError::BadCatalogue);
    QCOMPARE(refusal(signUpdate(QByteArray(MaximumSize, '#'), m_key), key),
             UpdateError::BadCatalogue); // one endless line
    QByteArray capitals = m_file;
    capitals.replace(0, 170, capitals.first(170).toUpper());
    QCOMPARE(refusal(capitals, key), UpdateError::NotAnUpdate);
}

void TestCatalogueUpdate::builtInStays()
{
    const quint64 builtIn = builtInCatalogue().version();
    const QByteArray key = m_key.publicKey();
    QCOMPARE(effectiveCatalogue({}, key).catalogue.version(), builtIn);
    QVERIFY(!effectiveCatalogue({}, key).refused);

    const Effective old = effectiveCatalogue(signUpdate(text(builtIn), m_key), key);
    QCOMPARE(old.catalogue.tools().size(), 188U);
    QCOMPARE(old.refused, std::optional(UpdateError::NotNewer));

    const Effective noKey = effectiveCatalogue(signUpdate(text(builtIn + 1), m_key), {});
    QCOMPARE(noKey.catalogue.version(), builtIn);
    QCOMPARE(noKey.refused, std::optional(UpdateError::NoPublisher));

    const Effective fresh = effectiveCatalogue(signUpdate(text(builtIn + 1), m_key), key);
    QCOMPARE(fresh.catalogue.version(), builtIn + 1);
    QVERIFY(!fresh.refused);
    const QByteArray own = publisherKey();
    QVERIFY(own.isEmpty() || own.size() == crypto::KeySize);
}

/// What the publisher's key signed for another purpose is no update.
void TestCatalogueUpdate::signatureIsForUpdatesOnly()
{
    QByteArray file = m_file;
    const QByteArray bare = m_key.sign(text(9)).toHex();
    file.replace(file.indexOf("signature ") + 10, bare.size(), bare);
    QCOMPARE(refusal(file, m_key.publicKey()), UpdateError::BadSignature);
}

QTEST_GUILESS_MAIN(TestCatalogueUpdate)
#include "tst_catalogueupdate.moc"
