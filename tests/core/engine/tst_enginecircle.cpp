// SPDX-License-Identifier: MPL-2.0
#include "tests/core/engine/family.h"

#include <QTest>

using namespace sobani;
using namespace sobani::engine::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

bool isMember(Device &device, const DeviceId &peer)
{
    return device.peer(peer).has_value();
}

} // namespace

class TestEngineCircle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pairingByQrAndByCode();
    void refusedPairingLeavesNothing();
    void theSecondHelperNeedsConsent();
    void vetoed();
    void dayWithoutAnAnswer();
    void lockedWhileHelpIsNeeded();
    void helpEndsAPairing();
    void killedBeforeTheAuthorityKnew();
    void aHelperLeaves();
    void theSeniorLeavesAHelper();
    void theSeniorLeavesTheCircle();
    void aHelperLeavesWhileTheSeniorIsAway();
    void whatTheLeaverKnewOpensNothing();
    void theHelperReinstalls();
    void theSeniorReinstalls();
    void presence();
    void presenceOfThoseWhoStay();
    void names();
};

void TestEngineCircle::pairingByQrAndByCode()
{
    fakes::LoopbackBroker broker;
    Device senior(broker, Role::Protected, u"Hanako"_s);
    Device helper(broker, Role::Helper, u"Taro"_s);
    senior.start();
    helper.start();
    settle();
    QCOMPARE(senior.last<api::Ready>().role, Role::Protected);
    QVERIFY(pair(senior, helper, true));
    QCOMPARE(senior.last<api::Paired>().peer.name, u"Taro"_s);
    QCOMPARE(helper.last<api::Paired>().peer.name, u"Hanako"_s);
    QCOMPARE(senior.last<api::Paired>().circle, helper.last<api::Paired>().circle);
    settle();
    QCOMPARE(senior.peer(helper.id())->rights, Rights::Full);
    QCOMPARE(helper.peer(senior.id())->rights, Rights::Full);
    QCOMPARE(senior.peer(helper.id())->phone, u"03-1234"_s);

    // The helper may also be the one who invites.
    Device other(broker, Role::Protected, u"Yoshiko"_s);
    other.start();
    settle();
    QVERIFY(pair(helper, other));
    settle();
    QCOMPARE(helper.status().peers.size(), std::size_t(2));
    QVERIFY(helper.peer(other.id())->circle != helper.peer(senior.id())->circle);
    QVERIFY(!isMember(senior, other.id()));
}

void TestEngineCircle::refusedPairingLeavesNothing()
{
    fakes::LoopbackBroker broker;
    Device senior(broker, Role::Protected, u"Hanako"_s);
    Device helper(broker, Role::Helper, u"Mallory"_s);
    senior.start();
    helper.start();
    senior.run(api::MakeInvite{});
    settle();
    const QString uri = senior.last<api::InviteReady>().uri;
    helper.run(api::Join{uri});
    settle();
    helper.run(api::ConfirmSas{});
    settle();
    senior.run(api::RejectSas{});
    settle();
    QCOMPARE(senior.last<api::PairingEnded>().reason, PairingEnd::Mismatch);
    QCOMPARE(helper.last<api::PairingEnded>().reason, PairingEnd::Mismatch);
    QVERIFY(senior.status().peers.empty());
    QVERIFY(helper.status().peers.empty());
    // Used up: the same invite opens nothing any more.
    helper.run(api::Join{uri});
    settle();
    QCOMPARE(helper.count<api::SasReady>(), 1);
    QCOMPARE(helper.count<api::PairingEnded>(), 2);
    QCOMPARE(senior.count<api::SasReady>(), 1);
}

void TestEngineCircle::theSecondHelperNeedsConsent()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &candidate = family.stranger(u"Jiro"_s);
    QVERIFY(pair(*family.senior, candidate));
    settle();
    QCOMPARE(family.senior->peer(candidate.id())->rights, Rights::Pending);
    QCOMPARE(candidate.peer(family.senior->id())->rights, Rights::Pending);
    QCOMPARE(family.helper(0).count<api::ConsentRequested>(), 1);
    const auto wish = family.helper(0).last<api::ConsentRequested>();
    QCOMPARE(wish.peer.id, candidate.id());
    QCOMPARE(wish.peer.name, u"Jiro"_s);
    QCOMPARE(family.helper(0).status().consents.size(), std::size_t(1));
    // A candidate has no say about itself.
    candidate.run(api::AnswerConsent{wish.id, true});
    settle();
    QCOMPARE(family.senior->peer(candidate.id())->rights, Rights::Pending);
    family.helper(0).run(api::AnswerConsent{wish.id, true});
    settle();
    QCOMPARE(family.senior->peer(candidate.id())->rights, Rights::Full);
    QCOMPARE(candidate.peer(family.senior->id())->rights, Rights::Full);
    QVERIFY(family.helper(0).status().consents.empty());
}

void TestEngineCircle::vetoed()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &candidate = family.stranger(u"Scammer"_s);
    QVERIFY(pair(*family.senior, candidate));
    settle();
    family.helper(0).run(
        api::AnswerConsent{family.helper(0).last<api::ConsentRequested>().id, false});
    settle();
    QVERIFY(!isMember(*family.senior, candidate.id()));
    QVERIFY(!isMember(candidate, family.senior->id()));
    family.pass(25h);
    QVERIFY(!isMember(*family.senior, candidate.id()));
    const HelpId id = family.raise();
    QCOMPARE(candidate.count<api::HelpCalled>(), 0);
    candidate.run(api::AnswerHelp{id});
    settle();
    QVERIFY(family.senior->status().help.at(0).state < HelpState::Answered);
}

void TestEngineCircle::dayWithoutAnAnswer()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &candidate = family.stranger(u"Jiro"_s);
    QVERIFY(pair(*family.senior, candidate));
    settle();
    QVERIFY(family.senior->peer(candidate.id())->rightsFrom.ms != 0);
    // A person at the senior's clock gains nothing.
    family.senior->clock->moveWall(20h);
    family.pass(23h);
    QCOMPARE(family.senior->peer(candidate.id())->rights, Rights::Pending);
    family.pass(90min);
    QCOMPARE(family.senior->peer(candidate.id())->rights, Rights::Full);
    QCOMPARE(candidate.peer(family.senior->id())->rights, Rights::Full);
}

void TestEngineCircle::lockedWhileHelpIsNeeded()
{
    Family family(1);
    QVERIFY(family.ready);
    const HelpId id = family.raise();
    family.senior->run(api::MakeInvite{});
    QCOMPARE(family.senior->errors(), QStringList{u"locked"_s});
    family.senior->run(api::CancelHelp{id});
    settle();
    const RequestId request = family.request();
    family.senior->run(api::MakeInvite{});
    QCOMPARE(family.senior->errors(), (QStringList{u"locked"_s, u"locked"_s}));
    QCOMPARE(family.senior->count<api::InviteReady>(), 1);
    family.senior->run(api::WithdrawAccess{request});
    settle();
    family.senior->run(api::MakeInvite{});
    settle();
    QCOMPARE(family.senior->count<api::InviteReady>(), 2);
}

void TestEngineCircle::helpEndsAPairing()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &candidate = family.stranger(u"Quick"_s);
    family.senior->run(api::MakeInvite{});
    settle();
    candidate.run(api::Join{family.senior->last<api::InviteReady>().uri});
    settle();
    family.senior->run(api::ConfirmSas{});
    settle();
    (void)family.raise();
    candidate.run(api::ConfirmSas{});
    settle();
    QVERIFY(!isMember(*family.senior, candidate.id()));
    QVERIFY(!isMember(candidate, family.senior->id()));
    QCOMPARE(family.senior->count<api::PairingEnded>(), 1);
}

void TestEngineCircle::killedBeforeTheAuthorityKnew()
{
    fakes::LoopbackBroker broker;
    int remembered = 0;
    // After each commit from the confirmation on: the helper ends with full rights.
    for (int at = 1; at < 12; ++at) {
        Device old(broker, Role::Protected, u"Hanako"_s);
        Device young(broker, Role::Helper, u"Taro"_s);
        old.start();
        young.start();
        settle();
        old.run(api::MakeInvite{});
        settle();
        young.run(api::Join{old.last<api::InviteReady>().uri});
        settle();
        young.run(api::ConfirmSas{});
        settle();
        old.store->trapAt = old.store->commits + at;
        old.store->moment = fakes::MemoryStore::Crash::AfterWrite;
        old.run(api::ConfirmSas{});
        settle();
        if (!old.isDead())
            break;
        old.restart();
        settle();
        pass({&old, &young}, 10s);
        if (const auto peer = old.peer(young.id())) {
            QVERIFY2(peer->rights == Rights::Full, qPrintable(QString::number(at)));
            ++remembered;
        }
    }
    QVERIFY2(remembered >= 2, qPrintable(QString::number(remembered)));
}

void TestEngineCircle::aHelperLeaves()
{
    Family family(3);
    QVERIFY(family.ready);
    family.helper(1).run(api::Leave{});
    settle();
    QVERIFY(family.helper(1).status().peers.empty());
    QVERIFY(!isMember(*family.senior, family.helper(1).id()));
    QCOMPARE(family.senior->last<api::PeerLeft>().peer.id, family.helper(1).id());
    QCOMPARE(family.helper(0).last<api::PeerLeft>().peer.id, family.helper(1).id());
    (void)family.raise();
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 1);
    QCOMPARE(family.helper(1).count<api::HelpCalled>(), 0);
    family.pass(150s);
    // The asking goes round among those who are left.
    QCOMPARE(family.helper(2).count<api::HelpCalled>(), 2);
    QCOMPARE(family.senior->status().outbox, 0);
}

void TestEngineCircle::theSeniorLeavesAHelper()
{
    Family family(2);
    QVERIFY(family.ready);
    const RequestId id = family.request();
    family.approve(1);
    QCOMPARE(family.senior->status().access.size(), std::size_t(1));
    family.senior->run(api::Leave{}, family.helper(1).id());
    settle();
    QVERIFY(!isMember(family.helper(1), family.senior->id()));
    QVERIFY(isMember(family.helper(0), family.senior->id()));
    // What only he could have taken back does not outlive him.
    QVERIFY(family.senior->status().access.empty());
    family.helper(1).run(api::RevokeAccess{id});
    settle();
    (void)family.request();
    QCOMPARE(family.helper(0).count<api::AccessRequested>(), 2);
    QCOMPARE(family.helper(1).count<api::AccessRequested>(), 1);
}

void TestEngineCircle::theSeniorLeavesTheCircle()
{
    Family family(2);
    QVERIFY(family.ready);
    family.senior->run(api::Leave{});
    settle();
    for (Device *device : family.everybody())
        QVERIFY(device->status().peers.empty());
    family.pass(10s);
    (void)family.raise();
    for (std::size_t i = 0; i < 2; ++i)
        QCOMPARE(family.helper(i).count<api::HelpCalled>(), 0);
    family.senior->run(api::Leave{});
    QVERIFY(family.senior->errors().contains(u"unknown-id"_s));
}

void TestEngineCircle::aHelperLeavesWhileTheSeniorIsAway()
{
    Family family(2);
    QVERIFY(family.ready);
    family.senior->kill();
    family.helper(1).run(api::Leave{});
    settle();
    family.helper(1).restart();
    family.pass(1min);
    QVERIFY(family.helper(1).status().outbox > 0);
    // The receipt of the goodbye gets lost once; it is said again and ends.
    bool dropped = false;
    family.broker.setTamper([&](const fakes::Packet &packet) {
        if (!dropped && packet.from == family.senior->clientId()) {
            dropped = true;
            return std::vector<fakes::Packet>{};
        }
        return std::vector{packet};
    });
    family.senior->start();
    settle();
    QVERIFY(dropped);
    QVERIFY(!isMember(*family.senior, family.helper(1).id()));
    family.pass(3h);
    QCOMPARE(family.helper(1).status().outbox, 0);
    QCOMPARE(family.senior->status().outbox, 0);
    QCOMPARE(family.senior->count<api::PeerLeft>(), 1);
}

void TestEngineCircle::whatTheLeaverKnewOpensNothing()
{
    Family family(2);
    QVERIFY(family.ready);
    // What helper 2 can hear before and after it left.
    const auto heardBefore = family.broker.subscriptions(family.helper(1).clientId());
    const auto kept0 = family.broker.subscriptions(family.helper(0).clientId());
    family.helper(1).run(api::Leave{});
    settle();
    family.pass(10s);
    family.broker.clearRecord();
    (void)family.raise();
    family.senior->run(api::MarkStep{1, true});
    settle();
    family.pass(2min);
    for (const auto &packet : family.broker.recorded()) {
        if (packet.from == family.senior->clientId())
            QVERIFY2(!heardBefore.contains(packet.topic), qPrintable(packet.topic));
    }
    // Topics and keys of those who stay have moved on as well.
    const auto now0 = family.broker.subscriptions(family.helper(0).clientId());
    QVERIFY(!(now0 - kept0).isEmpty());
    for (const auto &packet : family.broker.recorded()) {
        if (packet.from == family.senior->clientId())
            QVERIFY(!kept0.contains(packet.topic));
    }
}

void TestEngineCircle::theHelperReinstalls()
{
    Family family(2);
    QVERIFY(family.ready);
    family.helper(1).kill();
    Device &fresh = family.stranger(u"Helper 2 again"_s);
    QVERIFY(family.enrol(fresh));
    QCOMPARE(family.senior->peer(fresh.id())->rights, Rights::Full);
    family.senior->run(api::Leave{}, family.helper(1).id());
    settle();
    const HelpId id = family.raise();
    QCOMPARE(fresh.count<api::HelpCalled>(), 1);
    fresh.run(api::AnswerHelp{id});
    settle();
    QCOMPARE(family.senior->status().help.at(0).state, HelpState::Answered);

    // The same installation pairs once more: it keeps what it had, and works.
    fresh.run(api::ResolveHelp{id});
    settle();
    QVERIFY(pair(*family.senior, fresh));
    settle();
    QCOMPARE(family.senior->peer(fresh.id())->rights, Rights::Full);
    QCOMPARE(fresh.peer(family.senior->id())->rights, Rights::Full);
    (void)family.raise();
    QCOMPARE(fresh.count<api::HelpCalled>(), 2);
}

void TestEngineCircle::theSeniorReinstalls()
{
    Family family(1);
    QVERIFY(family.ready);
    family.senior->kill();
    Device fresh(family.broker, Role::Protected, u"Hanako"_s);
    *fresh.clock = *family.helper(0).clock;
    fresh.start();
    settle();
    QVERIFY(pair(fresh, family.helper(0)));
    settle();
    QCOMPARE(fresh.peer(family.helper(0).id())->rights, Rights::Full);
    QCOMPARE(family.helper(0).status().peers.size(), std::size_t(2));
    fresh.run(api::RaiseHelp{});
    settle();
    QCOMPARE(family.helper(0).last<api::HelpCalled>().from.id, fresh.id());
    family.helper(0).run(api::Leave{}, family.senior->id());
    settle();
    QCOMPARE(family.helper(0).status().peers.size(), std::size_t(1));
}

void TestEngineCircle::presence()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &helper = family.helper(0);
    const auto state = [&] { return helper.peer(family.senior->id())->presence; };
    QCOMPARE(state(), PresenceState::Online);
    family.pass(10min);
    QCOMPARE(state(), PresenceState::Online);
    // Dies without a word.
    family.senior->kill();
    settle();
    family.pass(5min);
    QCOMPARE(state(), PresenceState::Dropped);
    QCOMPARE(helper.last<api::PresenceChanged>().state, PresenceState::Dropped);
    family.senior->start();
    settle();
    QCOMPARE(state(), PresenceState::Online);
    // Says goodbye.
    family.senior->run(api::Quit{});
    settle();
    QCOMPARE(family.senior->count<api::Stopped>(), 1);
    family.senior->kill();
    settle();
    family.pass(5min);
    QCOMPARE(state(), PresenceState::Offline);
    // The checklist switches the machine off: no second alarm.
    family.senior->start();
    settle();
    (void)family.raise();
    family.senior->run(api::MarkStep{0, true});
    settle();
    family.senior->kill();
    settle();
    family.pass(10min);
    QCOMPARE(state(), PresenceState::Offline);
    // A helper's telephone that sleeps is nobody's alarm.
    family.senior->start();
    settle();
    helper.kill();
    settle();
    family.pass(10min);
    QCOMPARE(family.senior->peer(helper.id())->presence, PresenceState::Offline);
}

void TestEngineCircle::presenceOfThoseWhoStay()
{
    Family family(2);
    QVERIFY(family.ready);
    Device &stays = family.helper(0);
    family.helper(1).run(api::Leave{});
    settle();
    family.pass(10min);
    QCOMPARE(stays.peer(family.senior->id())->presence, PresenceState::Online);
    for (const auto &changed : stays.all<api::PresenceChanged>())
        QVERIFY(changed.state != PresenceState::Dropped);
    QCOMPARE(family.senior->peer(stays.id())->presence, PresenceState::Online);
}

void TestEngineCircle::names()
{
    Family family(2);
    QVERIFY(family.ready);
    family.helper(0).run(api::SetProfile{u"太郎"_s, u"090-1"_s});
    settle();
    QCOMPARE(family.senior->peer(family.helper(0).id())->peer.name, u"太郎"_s);
    QCOMPARE(family.senior->peer(family.helper(0).id())->phone, u"090-1"_s);
    family.senior->run(api::SetPeerPhone{u"110"_s}, family.helper(0).id());
    QCOMPARE(family.senior->peer(family.helper(0).id())->phone, u"110"_s);
    // A clock that went back does not make what is new look old.
    family.helper(0).kill();
    family.helper(0).clock->moveWall(-10h);
    family.helper(0).start();
    settle();
    family.helper(0).run(api::SetProfile{u"次郎"_s, u"090-2"_s});
    settle();
    QCOMPARE(family.senior->peer(family.helper(0).id())->peer.name, u"次郎"_s);
    QCOMPARE(family.senior->peer(family.helper(0).id())->phone, u"110"_s);
    family.senior->restart();
    settle();
    QCOMPARE(family.senior->peer(family.helper(0).id())->phone, u"110"_s);
    // Whatever is pasted, everybody can still read it after a restart.
    const QString bad = QString(100, u'\a') + QString(100, u'7');
    family.helper(0).run(api::SetProfile{bad, bad});
    family.senior->run(api::SetProfile{bad, bad});
    family.senior->run(api::SetPeerPhone{bad}, family.helper(1).id());
    settle();
    QVERIFY(family.senior->peer(family.helper(0).id())->peer.name.startsWith(u'7'));
    for (Device *device : family.everybody())
        device->restart();
    settle();
    QCOMPARE(family.senior->status().peers.size(), std::size_t(2));
    QVERIFY(family.senior->peer(family.helper(1).id())->phone.startsWith(u'7'));
    (void)family.raise();
    QCOMPARE(family.helper(1).count<api::HelpCalled>(), 1);
}

QTEST_GUILESS_MAIN(TestEngineCircle)
#include "tst_enginecircle.moc"
