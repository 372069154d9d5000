// SPDX-License-Identifier: MPL-2.0
#include "pairinghouse.h"

#include <QSet>
#include <QTest>

using namespace sobani;
using namespace sobani::pairing;
using namespace sobani::pairing::testing;
using namespace Qt::StringLiterals;

class TestPairingMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void honestRun_data();
    void honestRun();
    void oneSideConfirmingIsNotEnough();
    void everyFrameMayBeLost_data();
    void everyFrameMayBeLost();
    void duplicatesAreHarmless();
    void noiseIsIgnored();
    void rejectionEndsBoth_data();
    void rejectionEndsBoth();
    void cancellingBeforeTheCode();
    void circles_data();
    void circles();
    void expiry();
    void secondJoinerHearsUsed_data();
    void secondJoinerHearsUsed();
    void burntInviteStaysBurnt();
    void openMustMatchTheCommitment();
    void certificates();
    void otherVersionEndsBoth();
    void takingBackAfterCompletion();
    void strangersCannotTakeBack();
    void finishedPeersFallSilent();
    void lostGoodbyesAreRepeated();
    void aDeviceDoesNotPairWithItself();
    void secretsAreNotSent();
};

void TestPairingMachine::honestRun_data()
{
    QTest::addColumn<Role>("inviter");
    QTest::addColumn<Role>("joiner");
    QTest::addColumn<int>("door");
    for (const auto door : {Door::Kind::Qr, Door::Kind::Code}) {
        const char *name = door == Door::Kind::Qr ? "qr" : "code";
        QTest::addRow("protected invites helper, %s", name)
            << Role::Protected << Role::Helper << int(door);
        QTest::addRow("helper invites protected, %s", name)
            << Role::Helper << Role::Protected << int(door);
        QTest::addRow("two protected, %s", name)
            << Role::Protected << Role::Protected << int(door);
    }
}

void TestPairingMachine::honestRun()
{
    QFETCH(Role, inviter);
    QFETCH(Role, joiner);
    QFETCH(int, door);
    House house(inviter, joiner, Door::Kind(door));
    QCOMPARE(house.inviter.topics.size(), std::size_t(2)); // both doors are open
    QVERIFY(house.inviter.timers.at(Timer::Join) == JoinTime);
    house.connect();
    QVERIFY(house.inviter.is<Comparing>() && house.joiner.is<Comparing>());
    QVERIFY(house.inviter.sas && house.inviter.sas == house.joiner.sas);
    QVERIFY(house.inviter.timers.at(Timer::Compare) == CompareTime);
    QVERIFY(house.joiner.timers.at(Timer::Compare) == CompareTime);
    QVERIFY(!house.inviter.paired && !house.joiner.paired);

    house.confirmBoth();
    const auto &atInviter = house.inviter.paired;
    const auto &atJoiner = house.joiner.paired;
    QVERIFY(atInviter && atJoiner);
    QVERIFY(house.inviter.ends.empty() && house.joiner.ends.empty());
    QVERIFY(atInviter->device == house.joinerDevice.party.device);
    QVERIFY(atJoiner->device == house.inviterDevice.party.device);
    QVERIFY(atInviter->authority == house.joinerDevice.party.authority);
    QVERIFY(atJoiner->authority == house.inviterDevice.party.authority);
    QCOMPARE(atInviter->role, joiner);
    QCOMPARE(atJoiner->role, inviter);
    QCOMPARE(atInviter->linkPsk.size(), std::size_t(32));
    QVERIFY(atInviter->linkPsk == atJoiner->linkPsk);
    QCOMPARE(atInviter->linkId, atJoiner->linkId);
    QCOMPARE(atInviter->linkId.size(), 16);
    QVERIFY(!atInviter->circle.isNull() && atInviter->circle == atJoiner->circle);
    QVERIFY(atInviter->invite == house.invite.id && atJoiner->invite == house.invite.id);
    QCOMPARE(atInviter->name, u"はなこ"_s);
    QCOMPARE(atJoiner->name, u"おかあさん"_s);
    QCOMPARE(atInviter->phone, u"03-0000-0000"_s);
    QCOMPARE(atInviter->pin, pin());
    QCOMPARE(atJoiner->pin, pin());
}

void TestPairingMachine::oneSideConfirmingIsNotEnough()
{
    for (const bool inviterSaysYes : {true, false}) {
        House house(Role::Protected, Role::Helper);
        house.connect();
        (inviterSaysYes ? house.inviter : house.joiner).handle(SasConfirmed{});
        house.relay.run();
        for (int i = 0; i < 5; ++i)
            house.relay.tick();
        QVERIFY(!house.inviter.paired && !house.joiner.paired);
        house.inviter.handle(Fired{Timer::Compare});
        house.joiner.handle(Fired{Timer::Compare});
        QVERIFY(house.inviter.endedWith(PairingEnd::Expired));
        QVERIFY(house.joiner.endedWith(PairingEnd::Expired));
        house.confirmBoth(); // too late
        QVERIFY(!house.inviter.paired && !house.joiner.paired);
    }
}

void TestPairingMachine::everyFrameMayBeLost_data()
{
    QTest::addColumn<int>("lost");
    QTest::addColumn<int>("inARow");
    for (int lost = 0; lost < 8; ++lost) {
        for (const int inARow : {1, 2, 5})
            QTest::addRow("frame %d, %d in a row", lost, inARow) << lost << inARow;
    }
}

void TestPairingMachine::everyFrameMayBeLost()
{
    QFETCH(int, lost);
    QFETCH(int, inARow);
    House house(Role::Protected, Role::Helper);
    int frame = 0;
    house.relay.tamper = [&](const Publish &publish) -> std::optional<Publish> {
        const int number = frame++;
        if (number >= lost && number < lost + inARow)
            return std::nullopt;
        return publish;
    };
    house.connect();
    for (int i = 0; i < 10 && !(house.inviter.sas && house.joiner.sas); ++i)
        house.relay.tick();
    QVERIFY(house.inviter.sas && house.inviter.sas == house.joiner.sas);
    house.confirmBoth();
    for (int i = 0; i < 10 && !(house.inviter.paired && house.joiner.paired); ++i)
        house.relay.tick();
    QCOMPARE(house.inviter.completions, 1);
    QCOMPARE(house.joiner.completions, 1);
}

void TestPairingMachine::duplicatesAreHarmless()
{
    House house(Role::Protected, Role::Helper);
    std::vector<Publish> all;
    house.relay.tamper = [&](const Publish &frame) {
        all.push_back(frame);
        return std::optional(frame);
    };
    const auto replay = [&] {
        const std::vector<Publish> frames = all;
        for (const Publish &frame : frames) {
            house.inviter.handle(Received{frame.topic, frame.frame});
            house.joiner.handle(Received{frame.topic, frame.frame});
        }
        house.relay.run();
    };
    house.connect();
    replay();
    house.inviter.handle(SasConfirmed{});
    house.relay.run();
    replay();
    house.joiner.handle(SasConfirmed{});
    house.relay.run();
    replay();
    QCOMPARE(house.inviter.completions, 1);
    QCOMPARE(house.joiner.completions, 1);
    QVERIFY(house.inviter.ends.empty() && house.joiner.ends.empty());
}

void TestPairingMachine::noiseIsIgnored()
{
    House house(Role::Protected, Role::Helper);
    const auto noise = [&] {
        for (Peer *peer : {&house.inviter, &house.joiner}) {
            for (const QString &topic : peer->topics) {
                for (const QByteArray &bytes :
                     {QByteArray(), QByteArray("x"), QByteArray(FrameSize, '\1'),
                      QByteArray(FrameSize, '\2'), crypto::randomBytes(FrameSize)}) {
                    peer->handle(Received{topic, bytes});
                    peer->handle(Received{u"s1/elsewhere"_s, bytes});
                }
            }
        }
    };
    noise();
    house.connect();
    noise();
    house.inviter.handle(SasConfirmed{});
    noise();
    house.joiner.handle(SasConfirmed{});
    house.relay.run();
    noise();
    QVERIFY(house.inviter.paired && house.joiner.paired);
    QVERIFY(house.inviter.ends.empty() && house.joiner.ends.empty());
}

void TestPairingMachine::rejectionEndsBoth_data()
{
    QTest::addColumn<bool>("inviterRejects");
    QTest::addColumn<bool>("otherConfirmed");
    QTest::addColumn<bool>("selfConfirmed");
    for (int i = 0; i < 8; ++i) {
        if ((i & 6) == 6)
            continue; // both confirmed: nothing is left to reject
        QTest::addRow("%d", i) << bool(i & 1) << bool(i & 2) << bool(i & 4);
    }
}

void TestPairingMachine::rejectionEndsBoth()
{
    QFETCH(bool, inviterRejects);
    QFETCH(bool, otherConfirmed);
    QFETCH(bool, selfConfirmed);
    House house(Role::Protected, Role::Helper);
    house.connect();
    Peer &rejecting = inviterRejects ? house.inviter : house.joiner;
    Peer &other = inviterRejects ? house.joiner : house.inviter;
    if (otherConfirmed)
        other.handle(SasConfirmed{});
    if (selfConfirmed)
        rejecting.handle(SasConfirmed{});
    house.relay.run();
    rejecting.handle(Refused{});
    house.relay.run();
    QVERIFY(rejecting.endedWith(PairingEnd::Mismatch));
    QVERIFY(other.endedWith(PairingEnd::Mismatch));
    house.confirmBoth();
    QVERIFY(!house.inviter.paired && !house.joiner.paired);
}

void TestPairingMachine::cancellingBeforeTheCode()
{
    House alone(Role::Protected, Role::Helper);
    alone.inviter.handle(RelaySeen{pin()});
    alone.inviter.handle(Refused{});
    QVERIFY(alone.inviter.endedWith(PairingEnd::Cancelled));
    QVERIFY(alone.inviter.sent.empty());
    alone.joiner.handle(RelaySeen{pin()}); // comes too late, and is told so
    alone.relay.run();
    QVERIFY(alone.joiner.endedWith(PairingEnd::Cancelled));

    House joinerLeaves(Role::Protected, Role::Helper);
    joinerLeaves.joiner.handle(RelaySeen{pin()});
    joinerLeaves.joiner.handle(Refused{});
    joinerLeaves.inviter.handle(RelaySeen{pin()});
    joinerLeaves.relay.run();
    QVERIFY(joinerLeaves.joiner.endedWith(PairingEnd::Cancelled));
    QVERIFY(joinerLeaves.inviter.endedWith(PairingEnd::Cancelled));

    House neverSent(Role::Protected, Role::Helper);
    neverSent.joiner.handle(Refused{});
    QVERIFY(neverSent.joiner.sent.empty());
    QVERIFY(neverSent.joiner.endedWith(PairingEnd::Cancelled));
}

void TestPairingMachine::circles_data()
{
    QTest::addColumn<Role>("inviter");
    QTest::addColumn<Role>("joiner");
    QTest::addColumn<char>("inviterCircle");
    QTest::addColumn<char>("joinerCircle");
    QTest::addColumn<char>("expected"); // '?' a new one, '!' refused
    const Role p = Role::Protected;
    const Role h = Role::Helper;
    QTest::newRow("two helpers") << h << h << '\0' << '\0' << '!';
    QTest::newRow("protected has one") << p << h << 'a' << '\0' << 'a';
    QTest::newRow("protected joins with one") << h << p << '\0' << 'b' << 'b';
    QTest::newRow("helper's does not count") << p << h << 'a' << 'b' << 'a';
    QTest::newRow("inviting helper's does not count") << h << p << 'a' << 'b' << 'b';
    QTest::newRow("nobody has one") << p << h << '\0' << '\0' << '?';
    QTest::newRow("only a helper has one") << h << p << 'a' << '\0' << '?';
    QTest::newRow("two protected, inviter's") << p << p << 'a' << '\0' << 'a';
    QTest::newRow("two protected, joiner's") << p << p << '\0' << 'b' << 'b';
    QTest::newRow("two protected, the same") << p << p << 'a' << 'a' << 'a';
    QTest::newRow("two protected, none") << p << p << '\0' << '\0' << '?';
    QTest::newRow("two protected, different") << p << p << 'a' << 'b' << '!';
}

void TestPairingMachine::circles()
{
    QFETCH(Role, inviter);
    QFETCH(Role, joiner);
    QFETCH(char, inviterCircle);
    QFETCH(char, joinerCircle);
    QFETCH(char, expected);
    House house(inviter, joiner, Door::Kind::Qr, circle(inviterCircle), circle(joinerCircle));
    house.connect();
    if (expected == '!') {
        QVERIFY(!house.inviter.sas && !house.joiner.sas);
        QVERIFY(house.inviter.endedWith(PairingEnd::Role));
        QVERIFY(house.joiner.endedWith(PairingEnd::Role));
        return;
    }
    house.confirmBoth();
    QVERIFY(house.inviter.paired && house.joiner.paired);
    QVERIFY(house.inviter.paired->circle == house.joiner.paired->circle);
    QVERIFY(!house.inviter.paired->circle.isNull());
    if (expected != '?')
        QVERIFY(house.inviter.paired->circle == circle(expected));
    else
        QVERIFY(house.inviter.paired->circle != circle('a'));
}

void TestPairingMachine::expiry()
{
    House nobodyCame(Role::Protected, Role::Helper);
    nobodyCame.inviter.handle(RelaySeen{pin()});
    nobodyCame.inviter.handle(Fired{Timer::Join});
    QVERIFY(nobodyCame.inviter.endedWith(PairingEnd::Expired));
    nobodyCame.joiner.handle(RelaySeen{pin()});
    nobodyCame.relay.run();
    QVERIFY(nobodyCame.joiner.endedWith(PairingEnd::Expired));
    nobodyCame.inviter.handle(Fired{Timer::Linger});
    QVERIFY(nobodyCame.inviter.released);

    House nobodyThere(Role::Protected, Role::Helper);
    nobodyThere.joiner.handle(RelaySeen{pin()});
    nobodyThere.joiner.handle(Fired{Timer::Join});
    QVERIFY(nobodyThere.joiner.endedWith(PairingEnd::Expired));

    House neverOpened(Role::Protected, Role::Helper);
    neverOpened.relay.tamper = [&](const Publish &frame) -> std::optional<Publish> {
        if (quint8(frame.frame[1]) == quint8(MessageNumber::Open))
            return std::nullopt;
        return frame;
    };
    neverOpened.connect();
    QVERIFY(neverOpened.inviter.is<AwaitOpen>());
    neverOpened.inviter.handle(Fired{Timer::Join});
    neverOpened.relay.run();
    QVERIFY(neverOpened.inviter.endedWith(PairingEnd::Expired));
    QVERIFY(neverOpened.joiner.endedWith(PairingEnd::Expired));

    House comparing(Role::Protected, Role::Helper);
    comparing.connect();
    comparing.inviter.handle(Fired{Timer::Join}); // of the time to join, which is over
    QVERIFY(comparing.inviter.is<Comparing>());
    comparing.inviter.handle(Fired{Timer::Compare});
    comparing.relay.run();
    QVERIFY(comparing.inviter.endedWith(PairingEnd::Expired));
    QVERIFY(comparing.joiner.endedWith(PairingEnd::Expired));
}

void TestPairingMachine::secondJoinerHearsUsed_data()
{
    QTest::addColumn<int>("firstDoor");
    QTest::addColumn<int>("secondDoor");
    QTest::addColumn<int>("stage");
    for (int first = 0; first < 2; ++first)
        for (int second = 0; second < 2; ++second)
            for (int stage = 0; stage < 4; ++stage)
                QTest::addRow("door %d then %d, stage %d", first, second, stage)
                    << first << second << stage;
}

void TestPairingMachine::secondJoinerHearsUsed()
{
    QFETCH(int, firstDoor);
    QFETCH(int, secondDoor);
    QFETCH(int, stage);
    House house(Role::Protected, Role::Helper, Door::Kind(firstDoor));
    if (stage == 0) {
        house.relay.tamper = [](const Publish &frame) -> std::optional<Publish> {
            if (quint8(frame.frame[1]) == quint8(MessageNumber::Open))
                return std::nullopt;
            return frame;
        };
    }
    house.connect();
    house.relay.tamper = {};
    if (stage == 2)
        house.confirmBoth();
    if (stage == 3) {
        house.joiner.handle(Refused{});
        house.relay.run();
    }
    Device stranger(Role::Helper, u"stranger"_s);
    Peer second(joinerSelf(house.invite, Door::Kind(secondDoor), stranger.party));
    house.relay.join(second);
    second.handle(RelaySeen{pin()});
    house.relay.run();
    QVERIFY(second.endedWith(PairingEnd::Used));
    QVERIFY(!second.sas);
    // The first pair is not disturbed.
    if (stage < 2) {
        house.relay.tick();
        house.confirmBoth();
    }
    QCOMPARE(house.inviter.paired.has_value(), stage != 3);
    QCOMPARE(house.joiner.paired.has_value(), stage != 3);
}

void TestPairingMachine::burntInviteStaysBurnt()
{
    House house(Role::Protected, Role::Helper);
    house.connect();
    house.inviter.handle(Refused{});
    house.relay.run();
    for (const auto door : {Door::Kind::Qr, Door::Kind::Code}) {
        Peer again(joinerSelf(house.invite, door, house.joinerDevice.party));
        Relay relay;
        relay.join(house.inviter);
        relay.join(again);
        again.handle(RelaySeen{pin()});
        relay.run();
        QVERIFY(again.endedWith(PairingEnd::Used));
    }
    QVERIFY(house.inviter.endedWith(PairingEnd::Mismatch));
}

void TestPairingMachine::openMustMatchTheCommitment()
{
    // A joiner that waits for the inviter's hello and then tries keys until the code fits.
    House house(Role::Protected, Role::Helper);
    const Device other(Role::Helper, u"grinder"_s);
    const Self grinder = joinerSelf(house.invite, Door::Kind::Qr, other.party);
    house.relay.tamper = [&](const Publish &frame) -> std::optional<Publish> {
        const Door &door = grinder.doors[0];
        const auto message = openFrame(frame.frame, Side::Joiner, door);
        if (frame.topic != door.toInviter || !message)
            return frame;
        if (const auto *open = std::get_if<Open>(&*message))
            return Publish{frame.topic, sealFrame(Open{open->attempt, grinder.hello}, Side::Joiner,
                                                  door, grinder.nonceSeed)};
        return frame;
    };
    house.connect();
    QVERIFY(!house.inviter.sas);
    QVERIFY(house.inviter.endedWith(PairingEnd::Mismatch));
    QVERIFY(house.joiner.endedWith(PairingEnd::Mismatch));
}

void TestPairingMachine::certificates()
{
    const QByteArray wrong(32, 'W');
    House scanned(Role::Protected, Role::Helper, Door::Kind::Qr);
    scanned.inviter.handle(RelaySeen{pin()});
    scanned.joiner.handle(RelaySeen{wrong}); // the QR said otherwise
    QVERIFY(scanned.joiner.endedWith(PairingEnd::Certificate));
    QVERIFY(scanned.joiner.sent.empty());

    House unprotected(Role::Protected, Role::Helper, Door::Kind::Qr);
    unprotected.joiner.handle(RelaySeen{QByteArray()});
    QVERIFY(unprotected.joiner.endedWith(PairingEnd::Certificate));

    House typed(Role::Protected, Role::Helper, Door::Kind::Code);
    typed.inviter.handle(RelaySeen{pin()});
    typed.joiner.handle(RelaySeen{wrong}); // nobody told this joiner; the code will
    typed.relay.run();
    QVERIFY(typed.inviter.sas && typed.joiner.sas);
    QVERIFY(!(typed.inviter.sas == typed.joiner.sas));
    typed.confirmBoth(); // and carelessness does not help
    QVERIFY(!typed.inviter.paired && !typed.joiner.paired);

    House changed(Role::Protected, Role::Helper);
    changed.connect();
    changed.inviter.handle(RelaySeen{pin()}); // the same again after a reconnect: fine
    QVERIFY(changed.inviter.is<Comparing>());
    changed.inviter.handle(RelaySeen{wrong});
    changed.relay.run();
    QVERIFY(changed.inviter.endedWith(PairingEnd::Certificate));
    QVERIFY(changed.joiner.endedWith(PairingEnd::Certificate));

    House unseen(Role::Protected, Role::Helper);
    unseen.joiner.handle(RelaySeen{pin()});
    unseen.relay.run(); // the inviter does not know its relay's key yet: it hears nothing
    QVERIFY(unseen.inviter.is<AwaitCommit>());
    unseen.inviter.handle(RelaySeen{pin()});
    unseen.relay.tick();
    QVERIFY(unseen.inviter.sas == unseen.joiner.sas && unseen.joiner.sas);
}

void TestPairingMachine::otherVersionEndsBoth()
{
    for (const bool fromJoiner : {true, false}) {
        House house(Role::Protected, Role::Helper);
        const Side from = fromJoiner ? Side::Joiner : Side::Inviter;
        const Door door = doorFromQr(house.invite.qrSecret);
        QByteArray aad = "sobani-pairing";
        aad += '\x02';
        aad += fromJoiner ? '\x01' : '\x00';
        aad += '\x01';
        const QByteArray nonce(12, 'n');
        const QByteArray frame = QByteArray("\x02\x01") + nonce
            + crypto::aeadSeal(door.key.view(), nonce, aad, "of the future");
        Peer &hearing = fromJoiner ? house.inviter : house.joiner;
        hearing.handle(RelaySeen{pin()});
        hearing.sent.clear();
        hearing.handle(Received{fromJoiner ? door.toInviter : door.toJoiner, frame});
        QVERIFY(hearing.endedWith(PairingEnd::Version));
        QCOMPARE(hearing.sent.size(), std::size_t(1)); // the other learns it from our frame
        const auto answer = openFrame(hearing.sent[0].frame,
                                      from == Side::Joiner ? Side::Inviter : Side::Joiner, door);
        QVERIFY(answer && std::get<Abort>(*answer).reason == PairingEnd::Version);
        hearing.handle(Received{fromJoiner ? door.toInviter : door.toJoiner, frame});
        QCOMPARE(hearing.sent.size(), std::size_t(2)); // and again, should it have been lost
        QCOMPARE(hearing.ends.size(), std::size_t(1));
    }
}

void TestPairingMachine::takingBackAfterCompletion()
{
    House house(Role::Protected, Role::Helper);
    house.connect();
    house.inviter.handle(SasConfirmed{});
    house.relay.run();
    // The joiner's yes completes the joiner, and is lost; the inviter changes its mind.
    house.relay.tamper = [](const Publish &) { return std::optional<Publish>(); };
    house.joiner.handle(SasConfirmed{});
    house.relay.run();
    QVERIFY(house.joiner.paired && !house.inviter.paired);
    house.relay.tamper = {};
    house.inviter.handle(Refused{});
    house.relay.run();
    QVERIFY(house.inviter.endedWith(PairingEnd::Mismatch));
    QVERIFY(house.joiner.endedWith(PairingEnd::Mismatch)); // forget the peer again
}

void TestPairingMachine::strangersCannotTakeBack()
{
    House house(Role::Protected, Role::Helper);
    house.connect();
    const QByteArray attempt = std::get<Comparing>(house.inviter.state).attempt.name;
    house.confirmBoth();
    QVERIFY(house.inviter.paired && house.joiner.paired);
    // Somebody photographed the QR: knows the door, not the ephemeral keys.
    const Door door = doorFromQr(house.invite.qrSecret);
    for (const QByteArray &proof : {QByteArray(32, '\0'), QByteArray(32, 'x')}) {
        const Abort abort{attempt, PairingEnd::Cancelled, proof};
        house.inviter.handle(Received{
            door.toInviter, sealFrame(abort, Side::Joiner, door, SecretBytes(32))});
        house.joiner.handle(Received{
            door.toJoiner, sealFrame(abort, Side::Inviter, door, SecretBytes(32))});
    }
    QVERIFY(house.inviter.is<Finished>() && house.joiner.is<Finished>());
    QVERIFY(house.inviter.ends.empty() && house.joiner.ends.empty());
}

void TestPairingMachine::finishedPeersFallSilent()
{
    House house(Role::Protected, Role::Helper);
    house.connect();
    house.confirmBoth();
    const int before = house.relay.delivered;
    for (int i = 0; i < 5; ++i)
        house.relay.tick();
    QCOMPARE(house.relay.delivered, before);
    house.joiner.handle(Fired{Timer::Linger});
    QVERIFY(house.joiner.released);
}

void TestPairingMachine::lostGoodbyesAreRepeated()
{
    House house(Role::Protected, Role::Helper);
    house.connect();
    house.relay.tamper = [](const Publish &) { return std::optional<Publish>(); };
    house.inviter.handle(Refused{});
    house.relay.run();
    QVERIFY(house.joiner.is<Comparing>());
    house.relay.tamper = {};
    house.relay.tick(); // the joiner says something again and is told
    QVERIFY(house.joiner.endedWith(PairingEnd::Mismatch));
}

void TestPairingMachine::aDeviceDoesNotPairWithItself()
{
    House house(Role::Protected, Role::Helper);
    Party mirrored = house.inviterDevice.party;
    Peer mirror(joinerSelf(house.invite, Door::Kind::Qr, mirrored));
    Relay relay;
    relay.join(house.inviter);
    relay.join(mirror);
    house.inviter.handle(RelaySeen{pin()});
    mirror.handle(RelaySeen{pin()});
    relay.run();
    QVERIFY(mirror.endedWith(PairingEnd::Mismatch));
    QVERIFY(house.inviter.endedWith(PairingEnd::Mismatch));
}

void TestPairingMachine::secretsAreNotSent()
{
    House house(Role::Protected, Role::Helper);
    QByteArray all;
    house.relay.tamper = [&](const Publish &frame) {
        all += frame.topic.toUtf8() + frame.frame;
        return std::optional(frame);
    };
    house.connect();
    house.confirmBoth();
    QVERIFY(house.inviter.paired);
    for (const QByteArray &secret :
         {house.invite.qrSecret.view().toByteArray(), house.invite.codeSecret.view().toByteArray(),
          house.invite.code().toUtf8(), house.invite.id.bytes(),
          house.inviterDevice.party.device.sign, house.joinerDevice.party.device.agree,
          QByteArray("はなこ"), QByteArray("03-0000"),
          house.inviter.paired->linkPsk.view().toByteArray()})
        QVERIFY(!all.contains(secret));
}

QTEST_GUILESS_MAIN(TestPairingMachine)
#include "tst_pairingmachine.moc"
