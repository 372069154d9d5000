// SPDX-License-Identifier: MPL-2.0
// The story of a help call with a power cut at every single place.
#include "tests/core/engine/story.h"

#include <QTest>

using namespace sobani;
using namespace sobani::engine::testing;
using Crash = fakes::MemoryStore::Crash;

namespace {

enum class Who { Senior, Helper };

Device &victim(Family &family, Who who)
{
    return who == Who::Senior ? *family.senior : family.helper(0);
}

} // namespace

class TestEngineCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void withoutACrash();
    void atEveryCommit_data();
    void atEveryCommit();
    void atEveryMessage_data();
    void atEveryMessage();
    void bothAtEveryMessage();

private:
    /// What an undisturbed story needs.
    struct Length
    {
        int seniorCommits = 0;
        int helperCommits = 0;
        int messages = 0;
    };

    void cutAtMessage(int at, const std::vector<Who> &who);

    std::unique_ptr<Family> m_paired; ///< switched off; copies of it play
    Length m_length;
};

void TestEngineCrash::initTestCase()
{
    m_paired = std::make_unique<Family>(1);
    QVERIFY(m_paired->ready);
    m_paired->pass(std::chrono::seconds(10));
    for (Device *device : m_paired->everybody())
        device->kill();
    Family family(*m_paired);
    family.startAll();
    family.broker.clearRecord();
    const int senior = family.senior->store->commits;
    const int helper = family.helper(0).store->commits;
    Story story(family);
    story.play();
    QCOMPARE(story.complaint(), QString());
    m_length = {family.senior->store->commits - senior,
                family.helper(0).store->commits - helper, int(family.broker.recorded().size())};
    qInfo("commits: senior %d, helper %d; messages %d", m_length.seniorCommits,
          m_length.helperCommits, m_length.messages);
}

void TestEngineCrash::withoutACrash()
{
    QVERIFY(m_length.seniorCommits >= 8);
    QVERIFY(m_length.helperCommits >= 8);
    QVERIFY(m_length.messages >= 10);
}

void TestEngineCrash::atEveryCommit_data()
{
    QTest::addColumn<bool>("senior");
    QTest::addColumn<bool>("written");
    for (const bool senior : {true, false}) {
        for (const bool written : {false, true})
            QTest::addRow("%s, the batch %s", senior ? "senior" : "helper",
                          written ? "written" : "lost")
                << senior << written;
    }
}

void TestEngineCrash::atEveryCommit()
{
    QFETCH(bool, senior);
    QFETCH(bool, written);
    const Who who = senior ? Who::Senior : Who::Helper;
    const int length = senior ? m_length.seniorCommits : m_length.helperCommits;
    int crashes = 0;
    for (int at = 1; at <= length; ++at) {
        Family family(*m_paired);
        family.startAll();
        TrapStore &store = *victim(family, who).store;
        store.trapAt = store.commits + at;
        store.moment = written ? Crash::AfterWrite : Crash::BeforeWrite;
        Story story(family);
        story.play();
        crashes += victim(family, who).count<api::Ready>() == 2;
        const QString complaint = story.complaint();
        QVERIFY2(complaint.isEmpty(),
                 qPrintable(QStringLiteral("commit %1: %2").arg(at).arg(complaint)));
    }
    // Timers may merge a batch or two at the end; every other point was really a crash.
    QVERIFY2(crashes >= length - 3, qPrintable(QString::number(crashes)));
}

void TestEngineCrash::atEveryMessage_data()
{
    QTest::addColumn<bool>("senior");
    QTest::newRow("senior") << true;
    QTest::newRow("helper") << false;
}

void TestEngineCrash::atEveryMessage()
{
    QFETCH(bool, senior);
    for (int at = 1; at <= m_length.messages; ++at)
        cutAtMessage(at, {senior ? Who::Senior : Who::Helper});
}

void TestEngineCrash::bothAtEveryMessage()
{
    for (int at = 1; at <= m_length.messages; ++at)
        cutAtMessage(at, {Who::Senior, Who::Helper});
}

void TestEngineCrash::cutAtMessage(int at, const std::vector<Who> &who)
{
    Family family(*m_paired);
    family.startAll();
    int seen = 0;
    family.broker.setTamper([&](const fakes::Packet &packet) {
        for (Device *device : family.everybody()) {
            if (device->isDead() && packet.from == device->clientId())
                return std::vector<fakes::Packet>{};
        }
        if (++seen == at) {
            for (const Who each : who)
                victim(family, each).pullThePlug();
        }
        return std::vector{packet};
    });
    Story story(family);
    story.play();
    const QString complaint = story.complaint();
    QVERIFY2(complaint.isEmpty(),
             qPrintable(QStringLiteral("message %1: %2").arg(at).arg(complaint)));
}

QTEST_GUILESS_MAIN(TestEngineCrash)
#include "tst_enginecrash.moc"
