// SPDX-License-Identifier: MPL-2.0
#include "core/guard/containmentsession.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace sobani;
using namespace sobani::guard;
using namespace Qt::StringLiterals;

namespace {

/// A network that remembers what was done to it, and refuses when told to.
class RecordingContainment final : public Containment
{
public:
    void prepare(const ContainmentPolicy &policy) override { prepared = policy; }
    Result<Done, ContainmentError> apply(const ContainmentPolicy &policy) override
    {
        log << (policy.level == NetworkLevel::Open        ? "open"
                : policy.level == NetworkLevel::Contained ? "contained"
                                                          : "cut");
        if (refuses.contains(policy.level))
            return Failure{ContainmentError::Refused};
        level = policy.level;
        return Done{};
    }
    SelfTest selfTest(const ContainmentPolicy &) override
    {
        const std::scoped_lock lock(mutex);
        ++tests;
        return tests == 1 ? first.value_or(answer) : answer;
    }

    QByteArrayList log;
    std::optional<ContainmentPolicy> prepared;
    QSet<NetworkLevel> refuses;
    NetworkLevel level = NetworkLevel::Open;
    std::mutex mutex;
    SelfTest answer;
    std::optional<SelfTest> first; ///< what the first one says
    std::atomic<int> tests = 0;
};

/// A record on a disk that survives the session.
class MemoryRecord final : public RecordStore
{
public:
    explicit MemoryRecord(QByteArrayList &sharedLog) : log(sharedLog) {}
    Result<std::optional<QByteArray>, StoreError> load() override
    {
        if (unreadable)
            return Failure{StoreError::Unreadable};
        return kept;
    }
    Result<Done, StoreError> save(const QByteArray &record) override
    {
        log << "save";
        if (full)
            return Failure{StoreError::Full};
        kept = record;
        return Done{};
    }

    QByteArrayList &log;
    std::optional<QByteArray> kept;
    bool unreadable = false;
    bool full = false;
};

struct Guard
{
    Guard() { restart(); }
    RecordingContainment network;
    MemoryRecord record{network.log};
    std::unique_ptr<ContainmentSession> session;

    void restart(bool reboot = false)
    {
        session.reset();
        if (reboot)
            network.level = NetworkLevel::Open;
        session = std::make_unique<ContainmentSession>(network, record);
        QObject::connect(session.get(), &ContainmentSession::challengeWanted, session.get(),
                         [this] { network.log << "want"; });
        session->setReachable({{*IpAddress::fromBytes("\x0a\x01\x02\x03"), 8883}}, 990);
        session->start();
    }
    QByteArray news() { return std::exchange(network.log, {}).join(' '); }
};

} // namespace

class TestContainmentSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsBeforeAnythingElse();
    void preparesWhatHelpWillApply();
    void aListenerMayAnswerAtOnce();
    void restoresAtBootBeforeAnythingElse();
    void anUnreadableRecordMeansContained_data();
    void anUnreadableRecordMeansContained();
    void aFullDiskChangesNothing();
    void harderCutAndBack();
    void liftingIsTriedAgain();
    void theSelfTestIsBelieved();
    void aTestOfTwoPoliciesIsRepeated();
};

void TestContainmentSession::cutsBeforeAnythingElse()
{
    Guard guard;
    QCOMPARE(guard.news(), "open");
    guard.session->ask(Cause::Help);
    QCOMPARE(guard.network.level, NetworkLevel::Contained); // before ask() returned
    QCOMPARE(guard.news(), "contained save want");
    guard.session->released(1); // nobody has challenged it yet
    QCOMPARE(guard.news(), "");
    guard.session->challenged(1);
    QCOMPARE(guard.news(), "save");
    guard.session->released(1);
    QCOMPARE(guard.news(), "open save save");
    QCOMPARE(guard.network.level, NetworkLevel::Open);
}

void TestContainmentSession::preparesWhatHelpWillApply()
{
    Guard guard;
    QVERIFY(guard.network.prepared);
    QCOMPARE(guard.network.prepared->relays.size(), std::size_t(1));
    guard.session->setReachable({}, 991);
    QCOMPARE(guard.network.prepared->engineUser, quint32(991));
    guard.session->ask(Cause::Help);
    QVERIFY(*guard.network.prepared == policyOf(guard.session->state()));
    guard.network.prepared.reset();
    guard.session->setReachable({}, 992);
    guard.session->disturbed();
    QVERIFY(!guard.network.prepared); // not while it is contained
}

void TestContainmentSession::aListenerMayAnswerAtOnce()
{
    Guard guard;
    QObject::connect(guard.session.get(), &ContainmentSession::challengeWanted,
                     [&guard] { guard.session->challenged(4); });
    guard.session->ask(Cause::Help);
    QCOMPARE(guard.session->state().contained()->epoch, quint64(4));
    guard.session->released(4);
    QCOMPARE(guard.session->level(), NetworkLevel::Open);
}

void TestContainmentSession::restoresAtBootBeforeAnythingElse()
{
    Guard guard;
    guard.session->ask(Cause::Help);
    guard.session->challenged(3);
    guard.news();
    guard.restart(true);
    QCOMPARE(guard.network.level, NetworkLevel::Contained);
    QCOMPARE(guard.news(), "contained");
    QCOMPARE(guard.session->state().contained()->relays.size(), std::size_t(1));
    guard.session->reconcile(3, 3);
    QCOMPARE(guard.news(), "");
    guard.restart();
    guard.news();
    guard.session->reconcile(3, {}); // released while this process was dying
    QCOMPARE(guard.news(), "open save save");
}

void TestContainmentSession::anUnreadableRecordMeansContained_data()
{
    QTest::addColumn<bool>("disk");
    QTest::newRow("the disk refuses") << true;
    QTest::newRow("damaged") << false;
}

void TestContainmentSession::anUnreadableRecordMeansContained()
{
    QFETCH(bool, disk);
    Guard guard;
    guard.record.unreadable = disk;
    guard.record.kept = QByteArray("damaged");
    guard.restart(true);
    QCOMPARE(guard.network.level, NetworkLevel::Contained);
    guard.network.log.clear();
    guard.session->reconcile(0, {});
    QCOMPARE(guard.news(), "want"); // the authority has to count it, or nobody could end it
}

void TestContainmentSession::aFullDiskChangesNothing()
{
    Guard guard;
    QSignalSpy failed(guard.session.get(), &ContainmentSession::writeFailed);
    guard.record.full = true;
    guard.session->ask(Cause::Help);
    QCOMPARE(guard.network.level, NetworkLevel::Contained);
    QCOMPARE(failed.size(), 1);
    guard.record.full = false;
    guard.news();
    guard.session->tick();
    QCOMPARE(guard.news(), "save");
    guard.restart(true);
    QCOMPARE(guard.network.level, NetworkLevel::Contained);
}

void TestContainmentSession::harderCutAndBack()
{
    Guard guard;
    guard.network.refuses = {NetworkLevel::Contained};
    guard.news();
    QSignalSpy levels(guard.session.get(), &ContainmentSession::levelChanged);
    guard.session->ask(Cause::Help);
    QCOMPARE(guard.network.level, NetworkLevel::Cut);
    QCOMPARE(guard.news(), "contained cut save save want");
    QCOMPARE(levels.last().first().value<NetworkLevel>(), NetworkLevel::Cut);
    guard.session->tick();
    QCOMPARE(guard.news(), "contained cut");
    guard.network.refuses.clear();
    QTRY_COMPARE(guard.network.level, NetworkLevel::Contained); // by its own timer
    QCOMPARE(guard.session->level(), NetworkLevel::Contained);
}

void TestContainmentSession::liftingIsTriedAgain()
{
    Guard guard;
    guard.session->ask(Cause::Help);
    guard.session->challenged(1);
    guard.network.refuses = {NetworkLevel::Open};
    guard.session->released(1);
    QCOMPARE(guard.network.level, NetworkLevel::Contained);
    guard.network.refuses.clear();
    QTRY_COMPARE(guard.network.level, NetworkLevel::Open);
}

void TestContainmentSession::theSelfTestIsBelieved()
{
    Guard guard;
    QSignalSpy tested(guard.session.get(), &ContainmentSession::tested);
    guard.session->ask(Cause::Help);
    QVERIFY(tested.wait());
    QCOMPARE(guard.network.level, NetworkLevel::Contained);
    {
        const std::scoped_lock lock(guard.network.mutex);
        guard.network.answer.oldFlows = true;
    }
    guard.session->test();
    QTRY_COMPARE(guard.network.level, NetworkLevel::Cut);
    guard.news();
    guard.session->tick(); // what leaked once is not tried again by itself
    QCOMPARE(guard.news(), "");
}

void TestContainmentSession::aTestOfTwoPoliciesIsRepeated()
{
    Guard guard;
    QSignalSpy tested(guard.session.get(), &ContainmentSession::tested);
    {
        const std::scoped_lock lock(guard.network.mutex);
        SelfTest leak;
        leak.newFlowsV4 = true; // what a test sees over an opening
        guard.network.first = leak;
        guard.session->ask(Cause::Help);
        guard.session->challenged(1);
        guard.session->released(1);
        guard.session->ask(Cause::Help);
    }
    QTRY_COMPARE(tested.size(), 1);
    QCOMPARE(guard.network.tests, 2);
    QCOMPARE(guard.network.level, NetworkLevel::Contained);
}

QTEST_GUILESS_MAIN(TestContainmentSession)
#include "tst_containmentsession.moc"
