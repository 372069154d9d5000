// SPDX-License-Identifier: MPL-2.0
// What a session leaves behind: neither the logs of the devices, nor the relay's, nor the files
// of a profile show anything that a person said or that opens something.
#include "tests/e2e/device/family.h"
#include "tests/e2e/device/hear.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QUrl>
#include <QUrlQuery>

using namespace sobani::tests;
using namespace Qt::StringLiterals;

class PrivacyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void logsAreSilent();
    void profilesAreSealed();
    void relayKnowsNothing();
    void searchWouldFindIt();
    void cleanupTestCase() { m_family.reset(); }

private:
    void remember(const QString &text);
    /// "file: secret" for each secret that a file under \a path holds, as UTF-8 or UTF-16.
    [[nodiscard]] QStringList leaks(const QString &path) const;

    std::unique_ptr<Family> m_family;
    QList<QByteArray> m_secrets;
};

void PrivacyTest::remember(const QString &text)
{
    QVERIFY2(text.toUtf8().size() >= 6, qPrintable(text)); // shorter would be found by chance
    m_secrets.append(text.toUtf8());
}

void PrivacyTest::initTestCase()
{
    if (const QString why = Family::missing(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_family = std::make_unique<Family>(Family::Relay::Plain); // its broker logs everything
    Family &f = *m_family;
    QVERIFY(f.start());
    f.mother.send(u"invite"_s);
    HEAR(invite, f.mother, u"invite"_s);
    f.hanako.send(u"join"_s, {{u"code"_s, invite[u"code"_s]}});
    HEAR(sas, f.mother, u"sas"_s);
    HEARD(f.hanako, u"sas"_s);
    f.mother.send(u"confirm-sas"_s);
    f.hanako.send(u"confirm-sas"_s);
    HEARD(f.mother, u"paired"_s);
    HEARD(f.hanako, u"rights"_s, {{u"rights"_s, u"full"_s}});
    f.hanako.send(u"set-profile"_s, {{u"name"_s, u"Hanako Tanaka"_s},
                                     {u"phone"_s, u"090-5555-1234"_s}});
    f.mother.send(u"request-access"_s,
                  {{u"company"_s, u"Fourwinds Support"_s}, {u"phone"_s, u"050-7777-8888"_s},
                   {u"tool"_s, u"QuickGrab"_s}, {u"money"_s, u"300000 yen by card"_s}});
    HEAR(request, f.mother, u"access-request"_s);
    HEARD(f.hanako, u"access-request"_s);
    f.hanako.send(u"decide"_s, {{u"id"_s, request[u"id"_s]}, {u"verdict"_s, u"deny"_s},
                                {u"note"_s, u"hang up at once"_s}});
    HEARD(f.mother, u"access-decided"_s);
    const QString call = f.help();
    HEARD(f.hanako, u"help-call"_s, {{u"id"_s, call}});
    // What goes wrong is logged more eagerly than what goes well.
    f.mother.write("{\"do\":\"request-access\",\"company\":\"Wrongfield Ltd\",\"x\":1}\n");
    HEARD(f.mother, u"error"_s, {{u"code"_s, u"bad-field"_s}});
    f.hanako.send(u"join"_s, {{u"code"_s, u"QQQQWWWWEEEE"_s}});
    HEARD(f.hanako, u"error"_s);
    QVERIFY(f.broker.restart());
    QVERIFY(f.converges());

    const QUrlQuery offer(QUrl(invite[u"uri"_s].toString()).query());
    for (const QString &secret :
         {u"母さん"_s, u"花子"_s, u"Hanako Tanaka"_s, u"090-5555-1234"_s, u"Fourwinds"_s,
          u"050-7777-8888"_s, u"QuickGrab"_s, u"300000 yen"_s, u"hang up at once"_s,
          u"Wrongfield"_s, u"QQQQWWWWEEEE"_s, invite[u"code"_s].toString(),
          offer.queryItemValue(u"s"_s), sas[u"digits"_s].toString()})
        STAGE(remember(secret));
    QVERIFY(f.mother.isRunning() && f.hanako.isRunning());
}

QStringList PrivacyTest::leaks(const QString &path) const
{
    QStringList found;
    QDirIterator each(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (!file.open(QIODevice::ReadOnly))
            found.append(file.fileName() + u": unreadable"_s);
        const QByteArray bytes = file.readAll();
        for (const QByteArray &secret : m_secrets) {
            const QString text = QString::fromUtf8(secret);
            const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
            if (bytes.contains(secret) || bytes.contains(wide)
                || bytes.contains(secret.toHex()) || bytes.contains(secret.toBase64()))
                found.append(file.fileName() + u": "_s + text);
        }
    }
    return found;
}

void PrivacyTest::logsAreSilent()
{
    for (const Device *device : {&m_family->mother, &m_family->hanako}) {
        QFile log(device->logFile());
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray text = log.readAll();
        for (const QByteArray &secret : m_secrets)
            QVERIFY2(!text.contains(secret), secret.constData());
    }
}

void PrivacyTest::profilesAreSealed()
{
    QCOMPARE(leaks(m_family->mother.profile()), QStringList{});
    QCOMPARE(leaks(m_family->hanako.profile()), QStringList{});
    // The keys are where they belong, and nowhere else.
    const auto keysOf = [](const Device &device) {
        QDirIterator each(device.profile() + u"/secrets"_s, {u"*.secret"_s}, QDir::Files);
        QByteArray all;
        while (each.hasNext()) {
            QFile file(each.next());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    };
    for (const Device *device : {&m_family->mother, &m_family->hanako}) {
        const QByteArray keys = keysOf(*device);
        QVERIFY(keys.size() >= 64);
        const QByteArray piece = keys.right(40).left(24);
        for (const QString &path : {device->logFile(), device->profile() + u"/store.sqlite"_s,
                                    device->profile() + u"/store.sqlite-wal"_s}) {
            QFile file(path);
            QVERIFY(!file.exists() || file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.isOpen() || !file.readAll().contains(piece), qPrintable(path));
        }
    }
}

void PrivacyTest::relayKnowsNothing()
{
    const QString folder =
        QFileInfo(QString::fromUtf8(m_family->broker.fact("config"))).absolutePath();
    QFile file(folder + u"/broker.log"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray log = file.readAll();
    QVERIFY2(log.contains("PUBLISH"), log.left(400).constData()); // it did log everything
    for (const QByteArray &secret : m_secrets)
        QVERIFY2(!log.contains(secret), secret.constData());
    m_family->broker.stop(); // writes its queue down
    QVERIFY(QFileInfo::exists(folder + u"/data/mosquitto.db"_s));
    QCOMPARE(leaks(folder), QStringList{});
}

void PrivacyTest::searchWouldFindIt()
{
    QTemporaryDir planted;
    QFile file(planted.filePath(u"x"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("..." + m_secrets.first() + "...");
    file.close();
    QCOMPARE(leaks(planted.path()).size(), 1);
}

QTEST_GUILESS_MAIN(PrivacyTest)
#include "tst_privacy.moc"
