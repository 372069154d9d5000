// SPDX-License-Identifier: MPL-2.0
#include "tests/fakes/fakeclock.h"
#include "tests/fakes/loopbackbroker.h"
#include "tests/fakes/loopbacklink.h"
#include "tests/fakes/memorysecretstore.h"
#include "tests/fakes/memorystore.h"

#include <QSignalSpy>
#include <QTest>

using namespace sobani;
using namespace sobani::fakes;
using namespace Qt::StringLiterals;

namespace {

const auto Topic = u"s1/exact"_s;

struct Ear
{
    explicit Ear(wire::RelayLink &link)
    {
        QObject::connect(
            &link, &wire::RelayLink::received, &context,
            [this](const QString &, const QByteArray &payload) { heard.append(payload); });
    }
    QObject context;
    QList<QByteArray> heard;
};

bool online(const LoopbackLink &link)
{
    return QTest::qWaitFor([&] { return link.state() == RelayState::Online; });
}

} // namespace

class FakesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clockRebootsUnderANewName();
    void storeCommitsLaterAndInOrder();
    void storeLosesOnlyWhatWasNotWritten();
    void storeFails();
    void brokerDeliversAsynchronously();
    void brokerKeepsQueuesForSessions();
    void brokerPublishesWillOnCut();
    void brokerRetains();
    void brokerTampers();
    void brokerHoldsAndReorders();
    void publishesWaitForTheBroker();
    void wrongPinIsRefused();
    void wildcardsAreRefused();
    void secondConnectionEndsTheFirst();
    void secretStoreMoods();
};

void FakesTest::clockRebootsUnderANewName()
{
    FakeClock clock;
    const Now before = clock.now();
    clock.advance(std::chrono::seconds(1));
    QCOMPARE(clock.now().boot.ms, before.boot.ms + 1000);
    QCOMPARE(clock.now().wall.ms, before.wall.ms + 1000);
    clock.reboot();
    QVERIFY(clock.now().boot.boot != before.boot.boot);
    QVERIFY(clock.now().boot.ms < before.boot.ms);
}

void FakesTest::storeCommitsLaterAndInOrder()
{
    MemoryStore store;
    QList<int> done;
    store.commit({{{"a", "1"}}, {"j1"}}, [&](auto result) {
        QVERIFY(result.ok());
        done << 1;
    });
    store.commit({{{"a", std::nullopt}, {"b", "2"}}, {"j2"}}, [&](auto) { done << 2; });
    QVERIFY(done.isEmpty());
    QCOMPARE(store.journal(1).value(), std::vector<QByteArray>{"j2"});
    QTRY_COMPARE(done, (QList<int>{1, 2}));
    QCOMPARE(store.load().value(), (std::map<QByteArray, QByteArray>{{"b", "2"}}));
}

void FakesTest::storeLosesOnlyWhatWasNotWritten()
{
    MemoryStore store;
    int done = 0;
    const auto count = [&](auto) { ++done; };
    store.commit({{{"kept", "1"}}, {}}, count);
    QTRY_COMPARE(done, 1);
    store.holdCommits(true);
    store.commit({{{"unheard", "1"}}, {}}, count);
    store.commit({{{"lost", "1"}}, {}}, count);
    store.crash(MemoryStore::Crash::AfterWrite);
    store.holdCommits(false);
    store.commit({{{"later", "1"}}, {}}, count);
    QTRY_COMPARE(done, 2);
    MemoryStore next(store.disk());
    QCOMPARE(next.load().value(),
             (std::map<QByteArray, QByteArray>{{"kept", "1"}, {"later", "1"}, {"unheard", "1"}}));
}

void FakesTest::storeFails()
{
    MemoryStore store;
    std::optional<StoreError> error;
    store.setFailure(StoreError::Full);
    store.commit({{{"a", "1"}}, {}}, [&](auto result) { error = result.error(); });
    QTRY_VERIFY(error.has_value());
    QCOMPARE(*error, StoreError::Full);
    QVERIFY(store.load().value().empty());
    store.setFailure(StoreError::Unreadable);
    QCOMPARE(store.load().error(), StoreError::Unreadable);
}

void FakesTest::brokerDeliversAsynchronously()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    LoopbackLink b(&broker, "b", broker.pin());
    Ear ear(b);
    QSignalSpy subscribed(&b, &wire::RelayLink::subscribed);
    QSignalSpy published(&a, &wire::RelayLink::published);
    b.subscribe(Topic);
    a.open();
    b.open();
    QCOMPARE(a.state(), RelayState::Offline);
    QTRY_COMPARE(subscribed.size(), 1);
    QVERIFY(online(a));
    a.publish(Topic, "hello", false, 7);
    QVERIFY(ear.heard.isEmpty());
    QTRY_COMPARE(ear.heard, QList<QByteArray>{"hello"});
    QTRY_COMPARE(published.size(), 1);
    QCOMPARE(published.at(0).at(0).toULongLong(), 7U);
    QCOMPARE(a.seenPin(), broker.pin());
    QCOMPARE(broker.recorded().size(), 1U);
}

void FakesTest::brokerKeepsQueuesForSessions()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    a.open();
    {
        LoopbackLink b(&broker, "b", {});
        b.subscribe(Topic);
        QSignalSpy subscribed(&b, &wire::RelayLink::subscribed);
        b.open();
        QTRY_COMPARE(subscribed.size(), 1);
    }
    QVERIFY(online(a));
    a.publish(Topic, "1", false, 1);
    a.publish(Topic, "2", false, 2);
    QTRY_COMPARE(broker.queued("b"), 2);
    LoopbackLink b(&broker, "b", {});
    Ear ear(b);
    b.open();
    QTRY_COMPARE(ear.heard, (QList<QByteArray>{"1", "2"}));
}

void FakesTest::brokerPublishesWillOnCut()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    a.setWill(wire::Will{Topic, "gone"});
    a.open();
    QVERIFY(online(a));
    QSignalSpy states(&a, &wire::RelayLink::stateChanged);
    broker.cut("a");
    QCOMPARE(broker.retained(Topic), QByteArray("gone"));
    QTRY_COMPARE(states.size(), 3); // offline, connecting, online
    a.close();
    QTRY_COMPARE(a.state(), RelayState::Offline);
    QCOMPARE(broker.recorded().size(), 0U);
}

void FakesTest::brokerRetains()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    a.open();
    a.publish(Topic, "state", true, 1);
    QTRY_COMPARE(broker.retained(Topic), QByteArray("state"));
    LoopbackLink b(&broker, "b", {});
    Ear ear(b);
    b.open();
    b.subscribe(Topic);
    QTRY_COMPARE(ear.heard, QList<QByteArray>{"state"});
    a.publish(Topic, {}, true, 2);
    QTRY_VERIFY(!broker.retained(Topic));
}

void FakesTest::brokerTampers()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    Ear ear(a);
    QSignalSpy subscribed(&a, &wire::RelayLink::subscribed);
    a.open();
    a.subscribe(Topic);
    QTRY_COMPARE(subscribed.size(), 1);
    broker.setTamper([](const Packet &packet) -> std::vector<Packet> {
        if (packet.payload == "drop")
            return {};
        Packet changed = packet;
        changed.payload += "!";
        return {changed, changed};
    });
    a.publish(Topic, "drop", false, 1);
    a.publish(Topic, "x", false, 2);
    QTRY_COMPARE(ear.heard, (QList<QByteArray>{"x!", "x!"}));
    broker.inject({Topic, "foreign", false, {}});
    QTRY_COMPARE(ear.heard.size(), 3);
}

void FakesTest::brokerHoldsAndReorders()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    Ear ear(a);
    QSignalSpy subscribed(&a, &wire::RelayLink::subscribed);
    a.open();
    a.subscribe(Topic);
    QTRY_COMPARE(subscribed.size(), 1);
    broker.hold(true);
    a.publish(Topic, "1", false, 1);
    a.publish(Topic, "2", false, 2);
    QTRY_COMPARE(broker.held().size(), 2U);
    std::swap(broker.held()[0], broker.held()[1]);
    QVERIFY(ear.heard.isEmpty());
    broker.release();
    QTRY_COMPARE(ear.heard, (QList<QByteArray>{"2", "1"}));
}

void FakesTest::publishesWaitForTheBroker()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    QSignalSpy published(&a, &wire::RelayLink::published);
    a.open();
    QVERIFY(online(a));
    broker.setOnline(false);
    a.publish(Topic, "1", false, 1);
    QTRY_VERIFY(a.state() != RelayState::Online);
    a.publish(Topic, "2", false, 2);
    QCOMPARE(published.size(), 0);
    broker.setOnline(true);
    QTRY_COMPARE(published.size(), 2);
    QCOMPARE(broker.recorded().size(), 2U);
    QCOMPARE(broker.recorded().front().payload, "1");
}

void FakesTest::wrongPinIsRefused()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", QByteArray(32, 'x'));
    a.open();
    QTRY_COMPARE(a.state(), RelayState::WrongCertificate);
    QVERIFY(a.seenPin().isEmpty());
    a.setPin(broker.pin());
    QVERIFY(online(a));
}

void FakesTest::wildcardsAreRefused()
{
    LoopbackBroker broker;
    LoopbackLink a(&broker, "a", {});
    QSignalSpy subscribed(&a, &wire::RelayLink::subscribed);
    a.open();
    for (const auto &topic : {u"#"_s, u"s1/+"_s, u"$share/g/s1/exact"_s, Topic})
        a.subscribe(topic);
    QTRY_COMPARE(subscribed.size(), 1);
    QCOMPARE(broker.subscriptions("a"), QSet<QString>{Topic});
}

void FakesTest::secondConnectionEndsTheFirst()
{
    LoopbackBroker broker;
    LoopbackLink first(&broker, "a", {});
    first.open();
    QVERIFY(online(first));
    LoopbackLink second(&broker, "a", {});
    second.open();
    QVERIFY(online(second));
    QTRY_COMPARE(first.state(), RelayState::Offline);
    QCOMPARE(second.state(), RelayState::Online);
}

void FakesTest::secretStoreMoods()
{
    using identity::SecretError;
    using Mood = MemorySecretStore::Mood;
    MemorySecretStore store;
    QVERIFY(store.write(u"k"_s, SecretBytes("v")).ok());
    QCOMPARE(store.read(u"k"_s)->view(), QByteArrayView("v"));
    store.setMood(Mood::Locked);
    QCOMPARE(store.read(u"k"_s).error(), SecretError::NotFound);
    QCOMPARE(store.probe().error(), SecretError::Locked);
    store.setMood(Mood::Unavailable);
    QCOMPARE(store.probe().error(), SecretError::Unavailable);
    store.setMood(Mood::Fine);
    QVERIFY(store.probe().ok());
    store.empty();
    QCOMPARE(store.read(u"k"_s).error(), SecretError::NotFound);
}

QTEST_GUILESS_MAIN(FakesTest)
#include "tst_fakes.moc"
