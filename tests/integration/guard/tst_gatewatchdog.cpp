// SPDX-License-Identifier: MPL-2.0
#include "platform/common/systemclock.h"
#include "tests/integration/guard/gaterig.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <sys/wait.h>

#include <atomic>
#include <thread>

using namespace sobani;
using namespace sobani::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr Ms Bound = std::chrono::seconds(1);

/// Starts programs without a pause and remembers the longest start; some files are known to
/// the gate and some are not.
class Hammer
{
public:
    Hammer(QString program, QString mark) : m_program(std::move(program)), m_mark(std::move(mark)),
          m_thread([this] { run(); }) {}
    ~Hammer() { stop(); }
    Hammer(const Hammer &) = delete;
    Hammer &operator=(const Hammer &) = delete;

    void stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] Ms takeLongest() { return Ms(m_longest.exchange(0)); }
    [[nodiscard]] int runs() const { return m_runs; }
    [[nodiscard]] int failures() const { return m_failures; }
    [[nodiscard]] int lastError() const { return m_lastError; }

private:
    void run()
    {
        while (!m_stop) {
            const Started started = start(m_program, {m_mark, u"quit"_s});
            const double ms = Ms(Steady::now() - started.at).count();
            if (ms > m_longest)
                m_longest = ms;
            int status = -1;
            if (started.error == 0)
                ::waitpid(pid_t(started.pid), &status, 0);
            m_failures += status == 0 ? 0 : 1;
            if (started.error != 0)
                m_lastError = started.error;
            ++m_runs;
        }
    }

    const QString m_program;
    const QString m_mark;
    std::atomic<bool> m_stop{false};
    std::atomic<double> m_longest{0};
    std::atomic<int> m_runs{0};
    std::atomic<int> m_failures{0};
    std::atomic<int> m_lastError{0};
    std::thread m_thread; // last: it uses the others
};

enum class Victim { Worker, Supervisor, Standby };

qint64 pidOf(const platform::GateHello &hello, Victim victim)
{
    switch (victim) {
    case Victim::Worker:
        return hello.worker;
    case Victim::Supervisor:
        return hello.supervisor;
    case Victim::Standby:
        return hello.standby;
    }
    return 0;
}

bool isAlive(qint64 pid)
{
    return ::kill(pid_t(pid), 0) == 0;
}

} // namespace

Q_DECLARE_METATYPE(Victim)

/// Kills and stops the gate's own processes while programs are started without a pause.
class GateWatchdogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = GateRig::missing(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_rig = std::make_unique<GateRig>(true);
        QVERIFY(m_rig->mountAll());
        QVERIFY(m_rig->startGate());
        m_tool = m_rig->tool(m_rig->disk() + u"/tool"_s);
    }

    void cleanupTestCase() { m_rig.reset(); }

    void noExecWaits_data()
    {
        QTest::addColumn<Victim>("victim");
        QTest::addColumn<int>("signal");
        QTest::newRow("worker killed") << Victim::Worker << SIGKILL;
        QTest::newRow("worker stopped") << Victim::Worker << SIGSTOP;
        QTest::newRow("supervisor killed") << Victim::Supervisor << SIGKILL;
        QTest::newRow("supervisor stopped") << Victim::Supervisor << SIGSTOP;
        QTest::newRow("standby killed") << Victim::Standby << SIGKILL;
        QTest::newRow("standby stopped") << Victim::Standby << SIGSTOP;
    }

    void noExecWaits()
    {
        QFETCH(Victim, victim);
        QFETCH(int, signal);
        // Both first: a fork of one hammer would hold the other's file open for writing.
        const QString onDisk = m_rig->plain(m_rig->disk() + u"/known"_s);
        const QString inMemory = m_rig->plain(m_rig->memory() + u"/unknown"_s);
        Hammer known(onDisk, m_rig->mark());
        Hammer unknown(inMemory, m_rig->mark());
        Ms longest{0};
        for (int round = 0; round < 3; ++round) {
            QTest::qWait(200);
            const qint64 pid = pidOf(m_rig->gate().hello(), victim);
            QVERIFY(isAlive(pid));
            QVERIFY(::kill(pid_t(pid), signal) == 0);
            QTest::qWait(1500);
            longest = std::max({longest, known.takeLongest(), unknown.takeLongest()});
            QVERIFY(comesBack(victim, pid));
        }
        known.stop();
        unknown.stop();
        std::printf("        %s: longest of %d starts %.0f ms; last error %d\n",
                    QTest::currentDataTag(), known.runs() + unknown.runs(), longest.count(),
                    std::max(known.lastError(), unknown.lastError()));
        QVERIFY(longest < Bound);
        QVERIFY(known.runs() > 0 && unknown.runs() > 0);
        QCOMPARE(known.failures() + unknown.failures(), 0);
    }

    void whatSlipsThroughAGapIsEnded()
    {
        int refused = 0;
        std::vector<Started> slipped;
        for (int round = 0; round < 5; ++round) {
            const qint64 worker = m_rig->gate().hello().worker;
            ::kill(pid_t(worker), round % 2 == 0 ? SIGKILL : SIGSTOP);
            const auto until = Steady::now() + std::chrono::milliseconds(900);
            while (Steady::now() < until) {
                const Started started = start(m_tool, {m_rig->mark()});
                if (started.error == 0)
                    slipped.push_back(started);
                else
                    refused += started.error == EPERM ? 1 : 0;
            }
            QVERIFY(comesBack(Victim::Worker, worker));
        }
        Ms longest{0};
        for (const Started &started : slipped) {
            const auto death = deathOf(started, Ms(Steady::now() - started.at) + std::chrono::seconds(2));
            QVERIFY(death);
            longest = std::max(longest, *death);
        }
        std::printf("        gaps: %d refused, %zu slipped through and were ended\n", refused,
                    slipped.size());
        QVERIFY(refused > 0);
    }

    void theEndOfAnAllowanceSurvivesItsWorker()
    {
        BootTime until = platform::SystemClock().now().boot;
        until.ms += 2000;
        const QByteArray digest =
            QCryptographicHash::hash(m_rig->toolBytes(), QCryptographicHash::Sha256);
        QSignalSpy enforced(&m_rig->gate(), &guard::ProcessGate::enforced);
        m_rig->gate().enforce({9, {{u"test-tool"_s, digest, until}}});
        QVERIFY(enforced.wait(5000));
        (void)m_rig->freshMark();
        const Started started = start(m_tool, {m_rig->mark(), u"children"_s});
        QCOMPARE(started.error, 0);
        QTRY_COMPARE(m_rig->markSize(), 3);
        const qint64 worker = m_rig->gate().hello().worker;
        ::kill(pid_t(worker), SIGKILL);
        QVERIFY(!deathOf(started, std::chrono::milliseconds(1000))); // still allowed
        const auto death = deathOf(started, std::chrono::seconds(5));
        QVERIFY(death);
        std::printf("        2000 ms allowed, worker killed: ended %.0f ms after the start\n",
                    death->count());
        QCOMPARE(start(m_tool, {m_rig->mark()}).error, EPERM);
    }

    void stoppingEndsAllOfIt()
    {
        const platform::GateHello hello = m_rig->gate().hello();
        m_rig->stopGate();
        for (const qint64 pid : {hello.supervisor, hello.standby, hello.worker}) {
            QVERIFY(QTest::qWaitFor([&] {
                while (::waitpid(-1, nullptr, WNOHANG) > 0) { }
                return !isAlive(pid);
            }, 3000));
        }
        const Started started = start(m_tool, {m_rig->mark()});
        QCOMPARE(started.error, 0);
        finish(started);
        QVERIFY(m_rig->startGate());
        QCOMPARE(start(m_tool, {m_rig->mark()}).error, EPERM);
    }

private:
    /// Another process does the work of \a gone, and a tool is refused again.
    bool comesBack(Victim victim, qint64 gone)
    {
        const auto replaced = [&] {
            return pidOf(m_rig->gate().hello(), victim) != gone && m_rig->gate().isWorking();
        };
        return QTest::qWaitFor(replaced, 5000) && QTest::qWaitFor([this] {
            const Started started = start(m_tool, {m_rig->mark()});
            finish(started);
            return started.error == EPERM;
        }, 5000);
    }

    std::unique_ptr<GateRig> m_rig;
    QString m_tool;
};

QTEST_GUILESS_MAIN(GateWatchdogTest)
#include "tst_gatewatchdog.moc"
