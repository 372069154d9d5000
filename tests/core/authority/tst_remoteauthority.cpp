// SPDX-License-Identifier: MPL-2.0
// An authority in another process, as its engine sees it; the line between them breaks.
#include "core/authority/authorityservice.h"
#include "core/authority/remoteauthority.h"
#include "tests/core/authority/circle.h"
#include "tests/fakes/fakeclock.h"
#include "tests/fakes/linkpair.h"
#include "tests/fakes/memorystore.h"

#include <QSignalSpy>

using namespace sobani;
using namespace sobani::tests;

namespace {

const CircleId Home = *CircleId::fromBytes(QByteArray(16, 'c'));

/// The guard's side: goes and comes back with its disk.
struct Guard
{
    Guard() { start(); }
    void start()
    {
        store = std::make_unique<fakes::MemoryStore>(disk);
        authority = std::make_unique<LocalAuthority>(
            identity::AuthorityKeys{*crypto::SigningKey::fromSeed(keys.sign.seed()),
                                    *crypto::AgreementKey::fromPrivate(keys.agree.privateKey())},
            known, *store, clock);
        const auto values = store->load();
        const auto found = values->find(LocalAuthority::StoreKey.toByteArray());
        std::optional<QByteArray> state;
        if (found != values->end())
            state = found->second;
        QVERIFY(authority->start(state));
        service = std::make_unique<AuthorityService>(*authority);
        QObject::connect(service.get(), &AuthorityService::misbehaved, service.get(),
                         [this](wire::FrameLink *link) {
                             ++misbehaved;
                             static_cast<fakes::LinkEnd *>(link)->cut();
                         });
    }
    void kill()
    {
        known = authority->circle();
        service.reset();
        authority.reset();
        store.reset();
    }

    identity::AuthorityKeys keys = identity::AuthorityKeys::generate();
    fakes::FakeClock clock;
    std::shared_ptr<fakes::MemoryDisk> disk = std::make_shared<fakes::MemoryDisk>();
    std::unique_ptr<fakes::MemoryStore> store;
    std::unique_ptr<LocalAuthority> authority;
    std::unique_ptr<AuthorityService> service;
    CircleId known;
    int misbehaved = 0;
};

struct House
{
    House()
    {
        const auto hear = [this](const QByteArray &what) { heard << what; };
        QObject::connect(&remote, &Authority::requestOpened, &remote,
                         [this, hear](const auto &, const auto &body, const QString &number) {
                             request = body;
                             digits = number;
                             hear("opened");
                         });
        QObject::connect(&remote, &Authority::decided, &remote, [hear](const auto &, const auto &b) {
            hear(b.verdict == Verdict::Approve ? "approved" : "denied");
        });
        QObject::connect(&remote, &Authority::ended, &remote,
                         [hear](const auto &, const auto &) { hear("ended"); });
        QObject::connect(&remote, &Authority::enrolled, &remote,
                         [hear](const auto &, Rights) { hear("enrolled"); });
        QObject::connect(&remote, &Authority::refused, &remote,
                         [hear](const QString &code, const QString &) { hear(code.toLatin1()); });
        QObject::connect(&remote, &Authority::recovered, &remote, [hear] { hear("recovered"); });
    }
    void meet()
    {
        remote.begin(Home, {});
        join();
    }
    void join()
    {
        guard.service->serve(theirs);
        fakes::LinkEnd::join(ours, theirs);
        QTRY_VERIFY(remote.isReachable());
        QTest::qWait(5);
    }
    void restart(bool killed = true)
    {
        ours.cut();
        if (killed) {
            guard.kill();
            guard.start();
        }
        theirs.disconnect();
        join();
    }
    void enrolHanako()
    {
        remote.enrol(hanako.keys->publicKeys(), u"花子"_s);
        QTRY_VERIFY(heard.contains("enrolled"));
    }
    void ask()
    {
        remote.openRequest(requestId(1), AccessSource::Detected, {}, u"tool"_s);
        QTRY_VERIFY(heard.contains("opened"));
    }
    void approve()
    {
        remote.submitDecision(
            hanako.sign(DecisionBody{request.of, u"tool"_s, Verdict::Approve, 30, digits, {}}),
            hanako.id);
    }
    void deny()
    {
        remote.submitDecision(
            hanako.sign(DecisionBody{request.of, u"tool"_s, Verdict::Deny, 0, {}, {}}), hanako.id);
    }
    void revoke() { remote.submitRevocation(hanako.sign(RevocationBody{request.of}), hanako.id); }

    Guard guard;
    fakes::LinkEnd ours;
    fakes::LinkEnd theirs;
    RemoteAuthority remote{ours};
    Helper hanako;
    QByteArrayList heard;
    access::AccessRequestBody request;
    QString digits;
};

} // namespace

class TestRemoteAuthority : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstMeeting();
    void aWholeDecision();
    void whatIsKnownIsNewsOld();
    void nothingIsInForceWhileItIsAway();
    void askingMeanwhileIsRefused();
    void aRevocationIsKept();
    void whatIsKeptIsBounded();
    void aBreakAtEveryFrame_data();
    void aBreakAtEveryFrame();
    void anotherAuthorityIsNone();
    void anotherCircleIsHungUpOn();
    void forgedNewsAreNotPassedOn();
    void garbageAndEarlyWords();
    void heartbeats();
    void incidentsAreSaidAgain();
    void joiningACircle();
};

void TestRemoteAuthority::firstMeeting()
{
    House h;
    QVERIFY(!h.remote.isReachable());
    QVERIFY(h.remote.publicKeys().sign.isEmpty());
    QVERIFY(!h.remote.isPristine());
    h.meet();
    QCOMPARE(h.remote.publicKeys(), h.guard.keys.publicKeys());
    QCOMPARE(h.guard.authority->circle(), Home); // it learnt whose house it guards
    QVERIFY(h.remote.isPristine());
    QCOMPARE(h.heard, QByteArrayList{"recovered"});
    h.enrolHanako();
    QCOMPARE(h.remote.roster().size(), std::size_t(1));
    QCOMPARE(h.remote.roster()[0].rights, Rights::Full);
    QVERIFY(!h.remote.isPristine());
}

void TestRemoteAuthority::aWholeDecision()
{
    House h;
    h.meet();
    h.enrolHanako();
    h.ask();
    QCOMPARE(h.remote.openRequests().size(), std::size_t(1)); // known before it was told
    QCOMPARE(h.remote.openRequests()[0].digits, h.digits);
    h.approve();
    QTRY_VERIFY(h.heard.contains("approved"));
    QCOMPARE(h.remote.openRequests()[0].approval->minutes, 30);
    h.revoke();
    QTRY_VERIFY(h.heard.contains("ended"));
    QVERIFY(h.remote.openRequests().empty());
    h.revoke();
    QTRY_VERIFY(h.heard.contains("not-in-force"));
}

void TestRemoteAuthority::whatIsKnownIsNewsOld()
{
    // A handler that looks things up finds them as the news says.
    House h;
    h.meet();
    h.enrolHanako();
    std::size_t open = 99;
    connect(&h.remote, &Authority::requestOpened, this,
            [&] { open = h.remote.openRequests().size(); });
    h.ask();
    QCOMPARE(open, std::size_t(1));
}

void TestRemoteAuthority::nothingIsInForceWhileItIsAway()
{
    House h;
    h.meet();
    h.enrolHanako();
    h.ask();
    h.approve();
    QTRY_VERIFY(h.heard.contains("approved"));
    h.ours.cut();
    QVERIFY(!h.remote.isReachable());
    QVERIFY(h.remote.openRequests().empty());
    QVERIFY(!h.remote.isPristine());
    QCOMPARE(h.remote.roster().size(), std::size_t(1)); // for showing
    h.heard.clear();
    h.restart();
    // Still in force where it counts, and told again.
    QTRY_COMPARE(h.heard.count("approved"), 1);
    QCOMPARE(h.remote.openRequests()[0].approval->minutes, 30);
}

void TestRemoteAuthority::askingMeanwhileIsRefused()
{
    House h;
    h.remote.begin(Home, {});
    h.remote.openRequest(requestId(1), AccessSource::Declared, {}, {});
    QVERIFY(h.heard.isEmpty()); // answered like every call: after it has returned
    QTRY_COMPARE(h.heard, QByteArrayList{"authority-unreachable"});
    h.remote.enrol(h.hanako.keys->publicKeys(), {});
    QTRY_COMPARE(h.heard.size(), 2);
    QVERIFY(!h.remote.joinCircle(Home));
    // One under way when the line breaks is refused as well.
    h.join();
    h.heard.clear();
    h.remote.openRequest(requestId(2), AccessSource::Declared, {}, {});
    h.ours.cut();
    QTRY_COMPARE(h.heard, QByteArrayList{"authority-unreachable"});
    QVERIFY(h.guard.authority->openRequests().empty());
}

void TestRemoteAuthority::aRevocationIsKept()
{
    House h;
    h.meet();
    h.enrolHanako();
    h.ask();
    h.approve();
    QTRY_VERIFY(h.heard.contains("approved"));
    h.ours.cut();
    h.revoke();
    QTest::qWait(5);
    QVERIFY(!h.heard.contains("authority-unreachable"));
    h.restart();
    QTRY_VERIFY(h.heard.contains("ended"));
    QVERIFY(h.guard.authority->openRequests().empty());
}

void TestRemoteAuthority::whatIsKeptIsBounded()
{
    House h;
    h.remote.begin(Home, {});
    for (std::size_t i = 0; i < RemoteAuthority::MostKept + 10; ++i)
        h.revoke();
    QTRY_COMPARE(h.heard.count("authority-unreachable"), 10);
    h.join();
    QTRY_COMPARE(h.heard.count("unknown-signer"), qsizetype(RemoteAuthority::MostKept));
}

void TestRemoteAuthority::aBreakAtEveryFrame_data()
{
    QTest::addColumn<bool>("atGuard");
    QTest::addColumn<int>("frames");
    for (int i = 0; i < 12; ++i) {
        QTest::addRow("guard hears %d", i) << true << i;
        QTest::addRow("engine hears %d", i) << false << i;
    }
}

void TestRemoteAuthority::aBreakAtEveryFrame()
{
    QFETCH(bool, atGuard);
    QFETCH(int, frames);
    House h;
    h.meet();
    h.enrolHanako();
    h.ask();
    (atGuard ? h.theirs : h.ours).takes = frames;
    const bool approves = frames % 2 == 0;
    if (approves)
        h.approve();
    else
        h.deny();
    h.remote.openRequest(requestId(2), AccessSource::Declared, {}, {});
    QTest::qWait(20);
    h.ours.takes = h.theirs.takes = -1;
    h.restart(frames % 3 == 0);
    // A helper's words were not lost, whenever it broke, and both sides see the same.
    QTRY_VERIFY(h.heard.contains(approves ? "approved" : "denied"));
    QTest::qWait(20);
    auto open = h.guard.authority->openRequests();
    QCOMPARE(h.remote.openRequests().size(), open.size());
    std::erase_if(open, [](const auto &r) { return r.body.of.request != requestId(1); });
    QCOMPARE(open.size(), std::size_t(approves ? 1 : 0));
    QVERIFY(!approves || open[0].approval);
    open = h.guard.authority->openRequests();
    std::erase_if(open, [](const auto &r) { return r.body.of.request != requestId(2); });
    const bool told = h.heard.count("opened") >= 2;
    QVERIFY(told == !open.empty() || h.heard.contains("authority-unreachable"));
}

void TestRemoteAuthority::anotherAuthorityIsNone()
{
    House h;
    h.remote.begin(Home, identity::AuthorityKeys::generate().publicKeys());
    h.guard.service->serve(h.theirs);
    fakes::LinkEnd::join(h.ours, h.theirs);
    QTest::qWait(20);
    QVERIFY(!h.remote.isReachable());
    QVERIFY(h.heard.isEmpty());
    h.remote.openRequest(requestId(1), AccessSource::Declared, {}, {});
    QTRY_COMPARE(h.heard, QByteArrayList{"authority-unreachable"});
}

void TestRemoteAuthority::anotherCircleIsHungUpOn()
{
    House h;
    h.meet();
    h.enrolHanako();
    h.ours.cut();
    fakes::LinkEnd ours;
    RemoteAuthority other(ours);
    other.begin(*CircleId::fromBytes(QByteArray(16, 'x')), {});
    fakes::LinkEnd theirs;
    h.guard.service->serve(theirs);
    fakes::LinkEnd::join(ours, theirs);
    QTRY_COMPARE(h.guard.misbehaved, 1);
    QVERIFY(!other.isReachable());
    QVERIFY(theirs.sent.isEmpty()); // told nothing at all
}

void TestRemoteAuthority::forgedNewsAreNotPassedOn()
{
    House h;
    h.meet();
    h.enrolHanako();
    h.ask();
    h.heard.clear();
    const auto forger = identity::AuthorityKeys::generate();
    const access::ResultBody result{h.request.of, Verdict::Approve, h.hanako.id, 60,
                                    DecisionReason::Helper, {}};
    for (const AuthorityId &signer : {forger.id(), h.guard.keys.id()})
        h.theirs.send(encodeNews(news::Decided{access::seal(forger.sign, signer, result)}));
    auto right = access::seal(h.guard.keys.sign, h.guard.keys.id(), result);
    right.signature[5] = char(right.signature[5] ^ 1);
    h.theirs.send(encodeNews(news::Decided{right}));
    h.theirs.send("garbage");
    QTest::qWait(20);
    QVERIFY(h.heard.isEmpty());
    QVERIFY(h.remote.isReachable());
}

void TestRemoteAuthority::garbageAndEarlyWords()
{
    const auto first = [](const QByteArray &frame) {
        House h;
        h.guard.service->serve(h.theirs);
        fakes::LinkEnd::join(h.ours, h.theirs);
        h.ours.send(frame);
        QTest::qWait(10);
        return h.guard.misbehaved;
    };
    QCOMPARE(first("garbage"), 1);
    QCOMPARE(first(Call{1, call::Withdraw{requestId(1)}}.encode()), 1);
    QCOMPARE(first(Call{1, call::Begin{Home}}.encode()), 0);
    House h;
    h.meet();
    h.ours.send(Call{1'000, call::Begin{Home}}.encode()); // once
    QTRY_COMPARE(h.guard.misbehaved, 1);
}

void TestRemoteAuthority::heartbeats()
{
    House h;
    std::vector<presence::Heartbeat> signedOnes;
    connect(&h.remote, &Authority::heartbeatSigned, this,
            [&](const presence::Heartbeat &heartbeat, const QByteArray &signature) {
                const SecretBytes key(QByteArray(32, 'k'));
                const QByteArray sealed = presence::seal(heartbeat, signature, key, Home);
                QVERIFY(presence::open(sealed, h.guard.keys.id().bytes(),
                                       h.guard.keys.sign.publicKey(), key, Home));
                signedOnes.push_back(heartbeat);
            });
    h.remote.begin(Home, {});
    h.remote.signHeartbeat({1, 1}, {}, presence::Sign::Alive); // nobody there: no word
    h.join();
    h.remote.signHeartbeat({5, 0}, {}, presence::Sign::LastWill);
    h.remote.signHeartbeat({5, 1}, {}, presence::Sign::Alive);
    h.remote.signHeartbeat({5, 3}, {}, presence::Sign::Goodbye);
    QTRY_COMPARE(signedOnes.size(), std::size_t(3));
    h.remote.signHeartbeat({5, 3}, {}, presence::Sign::Alive);    // twice
    h.remote.signHeartbeat({5, 2}, {}, presence::Sign::Alive);    // back
    h.remote.signHeartbeat({4, 9}, {}, presence::Sign::Alive);    // an old run
    h.remote.signHeartbeat({4, 0}, {}, presence::Sign::LastWill); // likewise
    h.remote.signHeartbeat({5, 4}, {}, presence::Sign::LastWill); // no beginning
    QTest::qWait(20);
    QCOMPARE(signedOnes.size(), std::size_t(3));
}

void TestRemoteAuthority::incidentsAreSaidAgain()
{
    House h;
    h.remote.begin(Home, {});
    h.remote.setIncident(true); // while it is away
    h.join();
    h.remote.enrol(h.hanako.keys->publicKeys(), {});
    QTRY_VERIFY(h.heard.contains("locked"));
    h.remote.setIncident(false);
    h.enrolHanako();
    // The house's own reason counts whatever the engine says.
    h.guard.service->setIncident(true);
    h.remote.setIncident(true);
    h.remote.setIncident(false);
    Helper taro;
    h.remote.enrol(taro.keys->publicKeys(), {});
    QTRY_COMPARE(h.heard.count("locked"), 2);
}

void TestRemoteAuthority::joiningACircle()
{
    House h;
    h.meet();
    const auto other = *CircleId::fromBytes(QByteArray(16, 'o'));
    QVERIFY(h.remote.joinCircle(other));
    QTRY_COMPARE(h.guard.authority->circle(), other);
    h.enrolHanako();
    QVERIFY(!h.remote.joinCircle(Home));
    h.restart();
    QCOMPARE(h.remote.roster().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestRemoteAuthority)
#include "tst_remoteauthority.moc"
