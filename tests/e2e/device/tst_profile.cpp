// SPDX-License-Identifier: MPL-2.0
// The folder that keeps a device: its identity, its permissions, and what happens when its keys
// are gone.
#include "tests/e2e/device/family.h"
#include "tests/e2e/device/hear.h"

#include <QDirIterator>
#include <QJsonArray>

#include <algorithm>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

class ProfileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSecondStartIsTheSameDevice();
    void onlyItsOwnerReadsIt();
    void twoDevicesShareNothing();
    void lostKeysAreNoFirstStart();
    void foreignKeysAreRefused();
    void damagedStoreIsLeftAlone();

private:
    [[nodiscard]] Device::Setup setup(const QString &folder) const
    {
        return {u"protected"_s, u"A"_s, m_directory.filePath(folder), {}, {}};
    }

    QTemporaryDir m_directory;
};

namespace {

constexpr auto Everybody = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

/// The files of the profile that hold its keys.
QStringList keyFiles(const Device &device)
{
    const QDir secrets(device.profile() + u"/secrets"_s);
    QStringList paths;
    for (const QString &name : secrets.entryList({u"*.secret"_s}, QDir::Files | QDir::Hidden))
        paths.append(secrets.filePath(name));
    return paths;
}

QByteArray keys(const Device &device)
{
    QByteArray all;
    for (const QString &path : keyFiles(device)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

bool removeKeys(const Device &device)
{
    const QStringList paths = keyFiles(device);
    return !paths.isEmpty()
        && std::all_of(paths.begin(), paths.end(),
                       [](const QString &path) { return QFile::remove(path); });
}

} // namespace

void ProfileTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
}

void ProfileTest::aSecondStartIsTheSameDevice()
{
    Device a(setup(u"same"_s));
    QVERIFY(a.start());
    HEAR(first, a, u"ready"_s);
    QCOMPARE(first[u"keychain"_s].toString(), u"file"_s);
    QCOMPARE(a.quit(), 0);
    QVERIFY(a.start());
    HEAR(second, a, u"ready"_s);
    QCOMPARE(second[u"device"_s], first[u"device"_s]);
    a.kill9();
    QVERIFY(a.start());
    HEAR(third, a, u"ready"_s);
    QCOMPARE(third[u"device"_s], first[u"device"_s]);
}

void ProfileTest::onlyItsOwnerReadsIt()
{
    Device a(setup(u"private"_s));
    QVERIFY(a.startReady());
    a.send(u"help"_s);
    HEARD(a, u"help-progress"_s, {{u"state"_s, u"written"_s}});
    QCOMPARE(QFile::permissions(a.profile()) & Everybody, QFile::Permissions{});
    int files = 0;
    QDirIterator each(a.profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString path = each.next();
        ++files;
        const bool secret = keyFiles(a).contains(path) || path.contains(u"store.sqlite"_s);
        if (secret)
            QVERIFY2((QFile::permissions(path) & (Everybody | QFile::ExeOwner)) == 0,
                     qPrintable(path));
    }
    QVERIFY(files >= 3);
    QVERIFY(!keyFiles(a).isEmpty());
}

void ProfileTest::twoDevicesShareNothing()
{
    Device a(setup(u"one"_s));
    Device b(setup(u"two"_s));
    QVERIFY(a.start());
    QVERIFY(b.start());
    HEAR(first, a, u"ready"_s);
    HEAR(second, b, u"ready"_s);
    QVERIFY(first[u"device"_s] != second[u"device"_s]);
    QVERIFY(keys(a).size() >= 64);
    QVERIFY(keys(a) != keys(b));
}

void ProfileTest::lostKeysAreNoFirstStart()
{
    Device a(setup(u"lost"_s));
    QVERIFY(a.start());
    HEAR(before, a, u"ready"_s);
    QCOMPARE(a.quit(), 0);
    QVERIFY(removeKeys(a));
    a.forgetHeard();
    QVERIFY(a.start());
    HEARD(a, u"error"_s, {{u"code"_s, u"keychain-emptied"_s}});
    // Nothing is made up meanwhile; whatever is asked is answered with what is wrong.
    a.send(u"help"_s, {{u"ref"_s, u"h"_s}});
    HEARD(a, u"error"_s, {{u"code"_s, u"keychain-emptied"_s}, {u"ref"_s, u"h"_s}});
    QCOMPARE(a.count(u"ready"_s), 1);
    a.send(u"start-over"_s);
    HEAR(after, a, u"ready"_s);
    QVERIFY(after[u"device"_s] != before[u"device"_s]);
    QCOMPARE(a.status()[u"peers"_s].toArray().size(), 0);
    QCOMPARE(a.quit(), 0);
    // The old memory was put aside, not deleted; and the new device stays itself.
    QVERIFY(!QDir(a.profile()).entryList({u"store.sqlite.lost-*"_s}).isEmpty());
    QVERIFY(a.start());
    HEAR(again, a, u"ready"_s);
    QCOMPARE(again[u"device"_s], after[u"device"_s]);
}

void ProfileTest::foreignKeysAreRefused()
{
    Device a(setup(u"mine"_s));
    Device b(setup(u"theirs"_s));
    QVERIFY(a.startReady());
    QVERIFY(b.startReady());
    QCOMPARE(a.quit(), 0);
    QCOMPARE(b.quit(), 0);
    QVERIFY(removeKeys(a));
    for (const QString &stolen : keyFiles(b))
        QVERIFY(QFile::copy(stolen, a.profile() + u"/secrets/"_s + QFileInfo(stolen).fileName()));
    a.forgetHeard();
    QVERIFY(a.start());
    HEAR(error, a, u"error"_s);
    QCOMPARE(error[u"code"_s].toString(), u"keychain-foreign"_s);
    QCOMPARE(a.count(u"ready"_s), 1);
}

void ProfileTest::damagedStoreIsLeftAlone()
{
    Device a(setup(u"damaged"_s));
    QVERIFY(a.startReady());
    QCOMPARE(a.quit(), 0);
    QFile store(a.profile() + u"/store.sqlite"_s);
    QVERIFY(store.open(QIODevice::ReadWrite));
    QVERIFY(store.resize(0));
    const QByteArray rubbish(8192, 'x');
    store.write(rubbish);
    store.close();
    a.forgetHeard();
    QVERIFY(a.start());
    HEARD(a, u"error"_s, {{u"code"_s, u"store-unreadable"_s}});
    QCOMPARE(a.quit(), 0);
    QVERIFY(store.open(QIODevice::ReadOnly));
    QCOMPARE(store.readAll(), rubbish);
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "tst_profile.moc"
