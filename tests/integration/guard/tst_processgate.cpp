// SPDX-License-Identifier: MPL-2.0
#include "platform/common/systemclock.h"
#include "tests/integration/guard/launches.h"
#include "tests/integration/guard/onefilefs.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <sys/wait.h>

using namespace sobani;
using namespace sobani::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int OrdinaryRuns = 150;

guard::GatePolicy allowing(quint64 revision, const QByteArray &bytes, std::chrono::milliseconds time)
{
    BootTime until = platform::SystemClock().now().boot;
    until.ms += time.count();
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return {revision, {{u"test-tool"_s, digest, until}}};
}

} // namespace

Q_DECLARE_METATYPE(Launch)

/// The gate before the real kernel, on file systems of its own. With SOBANI_GATE_CGROUP=0
/// tools are ended without control groups.
class ProcessGateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = GateRig::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_rig = std::make_unique<GateRig>(qEnvironmentVariableIntValue("SOBANI_GATE_CGROUP") != 0);
        QVERIFY(m_rig->mountAll());
        QVERIFY(m_rig->startGate());
    }

    void cleanupTestCase() { m_rig.reset(); }

    void init()
    {
        // One run can be seen twice, from both sides; the second time may still be on its way.
        while (m_rig->nextSeen(100)) { }
        (void)m_rig->freshMark();
    }

    void formsOfLaunch_data()
    {
        QTest::addColumn<Launch>("launch");
        QTest::addColumn<QString>("place");
        for (const Launch &launch : allLaunches()) {
            QTest::addRow("disk: %s", launch.name) << launch << m_rig->disk();
            QTest::addRow("memory: %s", launch.name) << launch << m_rig->memory();
        }
    }

    void formsOfLaunch()
    {
        QFETCH(Launch, launch);
        QFETCH(QString, place);
        const Started started = launch.run(*m_rig, place);
        const bool refused = launch.expected == Outcome::Refused
                             || (launch.expected == Outcome::Caught && started.error != 0);
        if (refused) {
            QCOMPARE(started.error, EPERM);
            QCOMPARE(m_rig->markSize(), 0);
            expectSeen({guard::Sighting::Refused});
            std::printf("        %s: refused\n", QTest::currentDataTag());
            return;
        }
        QCOMPARE(started.error, 0);
        if (launch.expected == Outcome::Unseen) {
            QVERIFY(QTest::qWaitFor([this] { return m_rig->markSize() > 0; }, 10'000));
            QVERIFY(!deathOf(started, Ms(Steady::now() - started.at) + Ms(300)));
            finish(started);
            QVERIFY(m_rig->takeSeen().empty());
            return;
        }
        // Ended at once; but tearing down what it had (mounts, namespaces) can take its time.
        const auto death = deathOf(started, std::chrono::seconds(10));
        if (!death)
            finish(started);
        QVERIFY(death);
        // What is caught either way may be seen from both sides.
        if (launch.expected == Outcome::Caught)
            expectSeen({guard::Sighting::Refused, guard::Sighting::Slipped});
        else
            expectSeen({guard::Sighting::Slipped});
        std::printf("        %s: killed after %.1f ms, %s\n", QTest::currentDataTag(),
                    death->count(), m_rig->markSize() > 0 ? "had begun" : "had not begun");
    }

    void whatIsTold()
    {
        const QString tool = m_rig->tool(m_rig->disk() + u"/told"_s);
        QCOMPARE(start(tool, {m_rig->mark()}).error, EPERM);
        const auto seen = m_rig->nextSeen();
        QVERIFY(seen);
        QCOMPARE(seen->tool.toolId, u"test-tool"_s);
        QCOMPARE(seen->tool.sha256,
                 QCryptographicHash::hash(m_rig->toolBytes(), QCryptographicHash::Sha256));
        QCOMPARE(seen->path, tool);
        QCOMPARE(seen->reason, u"contains the mark"_s);
        QCOMPARE(seen->user, 0);
        QVERIFY(seen->pid > 0);
    }

    void ordinaryProgramsAreNotStopped()
    {
        const QStringList programs{m_rig->plain(m_rig->disk() + u"/ordinary"_s),
                                   m_rig->plain(m_rig->memory() + u"/ordinary"_s)};
        for (int i = 0; i < OrdinaryRuns; ++i) {
            for (const QString &program : programs) {
                const Started started = start(program, {m_rig->mark(), u"quit"_s});
                QCOMPARE(started.error, 0);
                int status = -1;
                QVERIFY(deathOf(started, std::chrono::seconds(3), &status));
                QCOMPARE(status, 0);
            }
        }
        QCOMPARE(m_rig->markSize(), qint64(OrdinaryRuns) * programs.size());
        QVERIFY(m_rig->takeSeen().empty());
    }

    void aFileSystemThatDoesNotAnswerHoldsUpNobodyElse()
    {
        OneFileFs image;
        QVERIFY(image.mount(m_rig->aside() + u"/stalling"_s, m_rig->toolBytes()));
        const Started started = start(m_rig->aside() + u"/stalling/AppRun"_s, {m_rig->mark()});
        QCOMPARE(started.error, 0);
        image.stall(true);
        const QString program = m_rig->plain(m_rig->memory() + u"/ordinary"_s);
        Ms longest{0};
        for (int i = 0; i < 30; ++i) {
            const Started other = start(program, {m_rig->mark(), u"quit"_s});
            QCOMPARE(other.error, 0);
            longest = std::max(longest, deathOf(other).value_or(Ms(3000)));
        }
        image.stall(false);
        std::printf("        beside it: longest of 30 programs %.0f ms\n", longest.count());
        QVERIFY(longest < std::chrono::seconds(1));
        QVERIFY(deathOf(started));
        (void)m_rig->nextSeen();
    }

    void anAllowanceIsForThatContentAlone()
    {
        const QString tool = m_rig->tool(m_rig->disk() + u"/allowed"_s);
        const QString other = otherContent(u"/other"_s);
        enforce(allowing(1, m_rig->toolBytes(), std::chrono::minutes(1)));
        const Started started = start(tool, {m_rig->mark()});
        QCOMPARE(started.error, 0);
        QTRY_COMPARE(m_rig->markSize(), 1);
        QCOMPARE(start(other, {m_rig->mark()}).error, EPERM);
        QVERIFY(!deathOf(started, std::chrono::milliseconds(300)));
        enforce({2, {}}); // "stop now"
        QVERIFY(deathOf(started));
        QCOMPARE(start(tool, {m_rig->mark()}).error, EPERM);
    }

    void anAllowedToolStartsItsOwnPrograms()
    {
        const QString tool = m_rig->tool(m_rig->disk() + u"/allowed"_s);
        const QString helper = otherContent(u"/helper"_s);
        enforce(allowing(3, m_rig->toolBytes(), std::chrono::minutes(1)));
        const Started started = start(tool, {m_rig->mark(), u"start"_s, helper});
        QCOMPARE(started.error, 0);
        QTRY_COMPARE(m_rig->markSize(), 2);
        enforce({4, {}});
        QVERIFY(deathOf(started));
        QTRY_COMPARE(livingFrom(m_rig->disk()), 0);
    }

    void theEndOfItsTimeEndsAToolAndItsChildren()
    {
        const QString tool = m_rig->tool(m_rig->disk() + u"/timed"_s);
        QSignalSpy ended(&m_rig->gate(), &guard::ProcessGate::ended);
        enforce(allowing(5, m_rig->toolBytes(), std::chrono::milliseconds(1500)));
        const Started started = start(tool, {m_rig->mark(), u"children"_s});
        QCOMPARE(started.error, 0);
        QTRY_COMPARE(m_rig->markSize(), 3);
        const auto death = deathOf(started);
        QVERIFY(death);
        std::printf("        1500 ms allowed: ended %.0f ms after the start\n", death->count());
        QVERIFY(death->count() < 2500);
        QTRY_COMPARE(livingFrom(m_rig->disk()), 0);
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(ended[0][0].value<guard::ToolEnded>().processes >= 3);
    }

    void whatRunsAlreadyIsStopped()
    {
        m_rig->stopGate();
        const QString tool = m_rig->tool(m_rig->memory() + u"/early"_s);
        Started started = start(tool, {m_rig->mark(), u"children"_s});
        QCOMPARE(started.error, 0);
        QTRY_COMPARE(m_rig->markSize(), 3);
        started.at = Steady::now();
        QVERIFY(m_rig->startGate());
        QVERIFY(deathOf(started));
        expectSeen({guard::Sighting::Running});
        QTRY_COMPARE(livingFrom(m_rig->memory()), 0);
    }

private:
    QString otherContent(const QString &name)
    {
        QString path = m_rig->tool(m_rig->disk() + name);
        (void)writeFile(path, m_rig->toolBytes() + "another content");
        return path;
    }

    void enforce(const guard::GatePolicy &policy)
    {
        QSignalSpy enforced(&m_rig->gate(), &guard::ProcessGate::enforced);
        m_rig->gate().enforce(policy);
        QVERIFY(QTest::qWaitFor([&] { return enforced.contains({policy.revision}); }, 5000));
    }

    void expectSeen(const QList<guard::Sighting> &oneOf)
    {
        const auto seen = m_rig->nextSeen();
        QVERIFY(seen);
        QVERIFY(oneOf.contains(seen->how));
        QCOMPARE(seen->tool.toolId, u"test-tool"_s);
    }

    /// How many processes run a program from there.
    static qsizetype livingFrom(const QString &place)
    {
        while (::waitpid(-1, nullptr, WNOHANG) > 0) { }
        qsizetype count = 0;
        for (const QString &pid : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            if (QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(pid)).startsWith(place))
                ++count;
        }
        return count;
    }

    std::unique_ptr<GateRig> m_rig;
};

QTEST_GUILESS_MAIN(ProcessGateTest)
#include "tst_processgate.moc"
