// SPDX-License-Identifier: MPL-2.0
#include "platform/common/filesecretstore.h"
#include "platform/common/opensecretstore.h"
#include "platform/common/systemclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace sobani;
using namespace sobani::platform;
using identity::SecretError;
using identity::SecretStore;
using namespace Qt::StringLiterals;

class SecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fileKeepsSecrets();
    void fileIsPrivate();
    void oddNamesAreRefused();
    void unwritableFolderFails();
    void firstRunWithoutKeychainGetsAWarnedFile();
    void keychainProfileNeverFallsBack();
    void markIsKept();
    void clockRuns();

private:
    QTemporaryDir m_directory;
};

void SecretStoreTest::initTestCase()
{
    // No keychain in this test, whatever the machine offers; tst_keychain has real ones.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
}

void SecretStoreTest::fileKeepsSecrets()
{
    const QString folder = m_directory.filePath(u"keeps"_s);
    const QByteArray bytes = QByteArray::fromHex("00ff0a0d1b");
    {
        FileSecretStore store(folder);
        QCOMPARE(store.kind(), SecretStore::Kind::File);
        QVERIFY(store.probe().ok());
        QCOMPARE(store.read(u"seed"_s).error(), SecretError::NotFound);
        QVERIFY(store.write(u"seed"_s, SecretBytes("old")).ok());
        QVERIFY(store.write(u"seed"_s, SecretBytes(bytes)).ok());
        QVERIFY(store.write(u"empty"_s, SecretBytes()).ok());
    }
    FileSecretStore store(folder);
    QCOMPARE(store.read(u"seed"_s)->view().toByteArray(), bytes);
    QVERIFY(store.read(u"empty"_s)->isEmpty());
    QVERIFY(store.remove(u"seed"_s).ok());
    QCOMPARE(store.read(u"seed"_s).error(), SecretError::NotFound);
    QCOMPARE(store.remove(u"seed"_s).error(), SecretError::NotFound);
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"empty.secret"_s});
}

void SecretStoreTest::fileIsPrivate()
{
    const QString folder = m_directory.filePath(u"private"_s);
    FileSecretStore store(folder);
    QVERIFY(store.write(u"seed"_s, SecretBytes("s")).ok());
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const auto asUser = QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFile::permissions(folder + u"/seed.secret"_s), owner | asUser);
    QCOMPARE(QFile::permissions(folder), owner | asUser | QFile::ExeOwner | QFile::ExeUser);
}

void SecretStoreTest::oddNamesAreRefused()
{
    FileSecretStore store(m_directory.filePath(u"odd"_s));
    for (const auto &name : {u""_s, u"../x"_s, u"a/b"_s, u".hidden"_s, u"ä"_s, u"a b"_s}) {
        QCOMPARE(store.write(name, SecretBytes("x")).error(), SecretError::Failed);
        QCOMPARE(store.read(name).error(), SecretError::Failed);
    }
}

void SecretStoreTest::unwritableFolderFails()
{
    const QString file = m_directory.filePath(u"a-file"_s);
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    FileSecretStore store(file + u"/secrets"_s);
    QCOMPARE(store.probe().error(), SecretError::Failed);
    QCOMPARE(openSecretStore(file, SecretStore::Kind::File).error(), SecretError::Failed);
}

void SecretStoreTest::firstRunWithoutKeychainGetsAWarnedFile()
{
    const auto opened = openSecretStore(m_directory.filePath(u"first"_s), std::nullopt);
    QVERIFY(opened.ok());
    QCOMPARE(opened->store->kind(), SecretStore::Kind::File);
    QVERIFY(opened->warnFile);
}

void SecretStoreTest::keychainProfileNeverFallsBack()
{
    const QString profile = m_directory.filePath(u"made-with-keychain"_s);
    QCOMPARE(openSecretStore(profile, SecretStore::Kind::Os).error(), SecretError::Unavailable);
    QVERIFY(!QDir(profile + u"/secrets"_s).exists());
}

void SecretStoreTest::markIsKept()
{
    const QString profile = m_directory.filePath(u"marked"_s);
    QVERIFY(!readSecretMark(profile)->has_value());
    for (const auto kind : {SecretStore::Kind::File, SecretStore::Kind::Os}) {
        QVERIFY(writeSecretMark(profile, kind).ok());
        QCOMPARE(readSecretMark(profile)->value(), kind);
    }
    QFile mark(profile + u"/secrets.kind"_s);
    QVERIFY(mark.open(QIODevice::WriteOnly));
    mark.write("nonsense");
    mark.close();
    QCOMPARE(readSecretMark(profile).error(), SecretError::Failed);
}

void SecretStoreTest::clockRuns()
{
    const SystemClock clock;
    const Now first = clock.now();
    QVERIFY(!first.boot.boot.isEmpty());
    QVERIFY(first.boot.ms > 0);
    QTRY_VERIFY(clock.now().boot.ms > first.boot.ms);
    QCOMPARE(clock.now().boot.boot, first.boot.boot);
    QCOMPARE(SystemClock().now().boot.boot, first.boot.boot);
    QVERIFY(qAbs(clock.now().wall.ms - QDateTime::currentMSecsSinceEpoch()) < 5000);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"
