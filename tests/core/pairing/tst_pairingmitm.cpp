// SPDX-License-Identifier: MPL-2.0
#include "pairinghouse.h"

#include <QTest>

using namespace sobani;
using namespace sobani::pairing;
using namespace sobani::pairing::testing;
using namespace Qt::StringLiterals;

namespace {

/// Changes one field of a hello, or of what goes with it.
struct Substitution
{
    const char *name;
    std::function<void(Hello &)> hello = [](Hello &) {};
    std::function<void(InviteId &)> invite = [](InviteId &) {};
    quint8 version = PairingVersion;
};

QByteArray random32()
{
    return crypto::randomBytes(32);
}

std::vector<Substitution> substitutions()
{
    const QByteArray low = QByteArray(32, '\0');
    const auto key = [] { return crypto::AgreementKey::generate().publicKey(); };
    return {
        {"role",
         [](Hello &h) {
             h.role = h.role == Role::Helper ? Role::Protected : Role::Helper;
             h.authority.reset();
             if (h.role == Role::Protected)
                 h.authority = identity::AuthorityPublic{random32(), random32()};
         }},
        {"device signing key", [](Hello &h) { h.device.sign = random32(); }},
        {"device agreement key", [=](Hello &h) { h.device.agree = key(); }},
        {"authority signing key", [](Hello &h) { h.authority->sign = random32(); }},
        {"authority agreement key", [=](Hello &h) { h.authority->agree = key(); }},
        {"authority missing", [](Hello &h) { h.authority.reset(); }},
        {"ephemeral key", [=](Hello &h) { h.ephemeral = key(); }},
        {"ephemeral key of low order", [=](Hello &h) { h.ephemeral = low; }},
        {"nonce", [](Hello &h) { h.nonce = random32(); }},
        {"one bit of the nonce", [](Hello &h) { h.nonce[31] = char(h.nonce[31] ^ 1); }},
        {"circle", [](Hello &h) { h.circle = circle('m'); }},
        {"circle missing", [](Hello &h) { h.circle = {}; }},
        {"every key", [=](Hello &h) {
             h.device = {random32(), key()};
             h.authority = identity::AuthorityPublic{random32(), key()};
             h.ephemeral = key();
         }}};
}

/// Seals as any version: what an attacker with the door's key can do.
QByteArray sealAs(quint8 version, const Message &message, Side from, const Door &door)
{
    if (version == PairingVersion)
        return sealFrame(message, from, door, SecretBytes(32));
    const auto number = char(numberOf(message));
    const QByteArray aad = QByteArray("sobani-pairing") + char(version)
        + char(from == Side::Inviter ? 0 : 1) + number;
    const QByteArray nonce = crypto::randomBytes(12);
    return QByteArray() + char(version) + number + nonce
        + crypto::aeadSeal(door.key.view(), nonce, aad,
                           padded(encodeMessage(message), FrameSize - 30));
}

/// Sits on the relay, knows the invite's secrets, and even knows the joiner's hello before it
/// is opened (which no real attacker does): so it can commit to a hello that differs from the
/// joiner's in one field only. Runs one pairing with each side and joins them together.
class Middle
{
public:
    Middle(Peer &inviter, Peer &joiner, std::vector<Door> doors, Substitution change,
           bool towardsInviter)
        : m_inviter(inviter), m_joiner(joiner), m_doors(std::move(doors)),
          m_change(std::move(change)), m_towardsInviter(towardsInviter),
          m_hello(std::get<AwaitReveal>(joiner.state).common.self->hello)
    {
        m_joinerAttempt = m_hello.commitment();
        if (m_towardsInviter)
            m_change.hello(m_hello);
        m_inviterAttempt = m_hello.commitment();
    }

    std::size_t inviterDoor = 0; ///< through which the attacker goes to the inviter
    std::size_t joinerDoor = 0;  ///< at which the joiner knocks

    void run()
    {
        for (int round = 0; round < 50; ++round) {
            for (const Publish &frame : std::exchange(m_joiner.sent, {}))
                pass(frame, Side::Joiner);
            for (const Publish &frame : std::exchange(m_inviter.sent, {}))
                pass(frame, Side::Inviter);
        }
    }

private:
    void pass(const Publish &frame, Side from)
    {
        const bool up = from == Side::Joiner;
        const Door &near = m_doors[up ? joinerDoor : inviterDoor];
        const Door &far = m_doors[up ? inviterDoor : joinerDoor];
        auto message = openFrame(frame.frame, from, near);
        QVERIFY(message);
        std::visit([&](auto &m) { m.attempt = up ? m_inviterAttempt : m_joinerAttempt; }, *message);
        if (auto *open = std::get_if<Open>(&*message))
            open->hello = m_hello;
        auto *reveal = std::get_if<Reveal>(&*message);
        if (reveal && !m_towardsInviter) {
            m_change.hello(reveal->hello);
            m_change.invite(reveal->invite);
        }
        const quint8 version = up == m_towardsInviter ? m_change.version : PairingVersion;
        (up ? m_inviter : m_joiner)
            .handle(Received{up ? far.toInviter : far.toJoiner,
                             sealAs(version, *message, from, far)});
    }

    Peer &m_inviter;
    Peer &m_joiner;
    std::vector<Door> m_doors;
    Substitution m_change;
    bool m_towardsInviter;
    Hello m_hello;
    QByteArray m_joinerAttempt;
    QByteArray m_inviterAttempt;
};

/// Whatever the attacker changed: no code that both could take for the same, and no pairing
/// even if both say "the same" without looking.
void verifyCaught(Peer &inviter, Peer &joiner, Middle &middle)
{
    if (inviter.sas && joiner.sas) {
        QVERIFY(inviter.sas->digits != joiner.sas->digits);
        QVERIFY(inviter.sas->pictures != joiner.sas->pictures);
    } else {
        QVERIFY(!inviter.ends.empty() || !joiner.ends.empty());
    }
    inviter.handle(SasConfirmed{});
    joiner.handle(SasConfirmed{});
    middle.run();
    QVERIFY(!inviter.paired && !joiner.paired);
    QVERIFY(!inviter.ends.empty() || !joiner.ends.empty());
}

} // namespace

class TestPairingMitm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutSubstitutionItPairs();
    void everyField_data();
    void everyField();
    void relayDetails_data();
    void relayDetails();
    void bridgingTheDoors();
    void twoWholePairings();
    void changedConfirmations_data();
    void changedConfirmations();
};

void TestPairingMitm::withoutSubstitutionItPairs()
{
    // The attacker's machinery alone disturbs nothing: the other tests see the substitutions.
    for (const bool towardsInviter : {true, false}) {
        House house(Role::Protected, Role::Protected, Door::Kind::Qr, circle('a'));
        Middle middle(house.inviter, house.joiner, doorsOf(house.invite), {"nothing"},
                      towardsInviter);
        house.inviter.handle(RelaySeen{pin()});
        house.joiner.handle(RelaySeen{pin()});
        middle.run();
        QVERIFY(house.inviter.sas && house.inviter.sas == house.joiner.sas);
        house.inviter.handle(SasConfirmed{});
        house.joiner.handle(SasConfirmed{});
        middle.run();
        QVERIFY(house.inviter.paired && house.joiner.paired);
    }
}

void TestPairingMitm::everyField_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("towardsInviter");
    QTest::addColumn<int>("door");
    QTest::addColumn<bool>("joinerHasCircle");
    const auto all = substitutions();
    const auto count = int(all.size());
    for (int door = 0; door < 2; ++door) {
        for (const bool hasCircle : {true, false}) {
            for (int i = 0; i < count + 2; ++i) {
                for (const bool towardsInviter : {true, false}) {
                    const char *name = i < count ? all[std::size_t(i)].name
                        : i == count             ? "version"
                                                 : "invite";
                    // The joiner says no invite id, and one that is null cannot go missing.
                    if ((i == count + 1 && towardsInviter)
                        || (!hasCircle && towardsInviter
                            && QByteArrayView(name) == "circle missing"))
                        continue;
                    QTest::addRow("%s, towards %s, door %d, circle %d", name,
                                  towardsInviter ? "inviter" : "joiner", door, int(hasCircle))
                        << i << towardsInviter << door << hasCircle;
                }
            }
        }
    }
}

void TestPairingMitm::everyField()
{
    QFETCH(int, index);
    QFETCH(bool, towardsInviter);
    QFETCH(int, door);
    QFETCH(bool, joinerHasCircle);
    auto all = substitutions();
    all.push_back({"version", [](Hello &) {}, [](InviteId &) {}, 2});
    all.push_back({"invite", [](Hello &) {}, [](InviteId &id) {
                       id = *InviteId::fromBytes(QByteArray(16, 'm'));
                   }});
    House house(Role::Protected, Role::Protected, Door::Kind(door), circle('a'),
                joinerHasCircle ? circle('a') : CircleId{});
    Middle middle(house.inviter, house.joiner, doorsOf(house.invite), all[std::size_t(index)],
                  towardsInviter);
    middle.inviterDoor = middle.joinerDoor = std::size_t(door);
    house.inviter.handle(RelaySeen{pin()});
    house.joiner.handle(RelaySeen{pin()});
    middle.run();
    verifyCaught(house.inviter, house.joiner, middle);
}

void TestPairingMitm::relayDetails_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("seenPin");
    QTest::newRow("host") << u"relay.evil"_s << 8883 << pin();
    QTest::newRow("port") << u"relay.example"_s << 443 << pin();
    QTest::newRow("certificate key") << u"relay.example"_s << 8883 << QByteArray(32, 'W');
    QTest::newRow("no certificate") << u"relay.example"_s << 8883 << QByteArray();
}

void TestPairingMitm::relayDetails()
{
    // The joiner was lured to another relay, which hands everything on unchanged.
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QByteArray, seenPin);
    House house(Role::Protected, Role::Helper, Door::Kind::Code);
    auto doors = doorsOf(house.invite);
    Peer lured(makeJoiner({{host, quint16(port), {}}, {}, std::move(doors[1])},
                          house.joinerDevice.party));
    Middle middle(house.inviter, lured, doorsOf(house.invite), {"nothing"}, true);
    middle.inviterDoor = middle.joinerDoor = 1;
    house.inviter.handle(RelaySeen{pin()});
    lured.handle(RelaySeen{seenPin});
    middle.run();
    QVERIFY(house.inviter.sas && lured.sas);
    verifyCaught(house.inviter, lured, middle);
}

void TestPairingMitm::bridgingTheDoors()
{
    // The joiner typed the code; the attacker lets it in through the QR's door.
    House house(Role::Protected, Role::Helper, Door::Kind::Code);
    Middle middle(house.inviter, house.joiner, doorsOf(house.invite), {"nothing"}, true);
    middle.inviterDoor = 0;
    middle.joinerDoor = 1;
    house.inviter.handle(RelaySeen{pin()});
    house.joiner.handle(RelaySeen{pin()});
    middle.run();
    QVERIFY(house.inviter.sas && house.joiner.sas);
    verifyCaught(house.inviter, house.joiner, middle);
}

void TestPairingMitm::twoWholePairings()
{
    // The attacker pairs with both as itself: two valid pairings, never the same code.
    for (int run = 0; run < 50; ++run) {
        House house(Role::Protected, Role::Helper);
        const Device mallory(Role::Protected, u"おかあさん"_s);
        const Device malloryHelper(Role::Helper, u"はなこ"_s);
        Invite stolen = makeInvite();
        stolen.id = house.invite.id;
        stolen.qrSecret = house.invite.qrSecret.clone();
        Peer asInviter(makeInviter(stolen, doorsOf(stolen), mallory.party));
        Peer asJoiner(joinerSelf(stolen, Door::Kind::Qr, malloryHelper.party));
        Relay upper;
        upper.join(house.inviter);
        upper.join(asJoiner);
        Relay lower;
        lower.join(house.joiner);
        lower.join(asInviter);
        for (Peer *peer : {&house.inviter, &house.joiner, &asInviter, &asJoiner})
            peer->handle(RelaySeen{pin()});
        upper.run();
        lower.run();
        QVERIFY(house.inviter.sas == asJoiner.sas && house.joiner.sas == asInviter.sas);
        QVERIFY(house.inviter.sas->digits != house.joiner.sas->digits);
        QVERIFY(house.inviter.sas->pictures != house.joiner.sas->pictures);
    }
}

void TestPairingMitm::changedConfirmations_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<bool>("ofInviter");
    int what = 0;
    for (const char *name : {"proof", "profile", "reflected proof", "dropped"}) {
        for (const bool ofInviter : {true, false})
            QTest::addRow("%s of the %s", name, ofInviter ? "inviter" : "joiner")
                << what << ofInviter;
        ++what;
    }
}

void TestPairingMitm::changedConfirmations()
{
    QFETCH(int, what);
    QFETCH(bool, ofInviter);
    House house(Role::Protected, Role::Helper);
    const auto doors = doorsOf(house.invite);
    const Side from = ofInviter ? Side::Inviter : Side::Joiner;
    house.connect();
    const auto victim = std::get<Comparing>(
        ofInviter ? house.joiner.state : house.inviter.state).session;
    house.relay.tamper = [&](const Publish &frame) -> std::optional<Publish> {
        auto message = openFrame(frame.frame, from, doors[0]);
        auto *confirm = message ? std::get_if<Confirm>(&*message) : nullptr;
        if (!confirm)
            return frame;
        if (what == 0)
            confirm->proof[5] = char(confirm->proof[5] ^ 1);
        if (what == 1)
            confirm->profile[5] = char(confirm->profile[5] ^ 1);
        if (what == 2)
            confirm->proof = victim->ownProof;
        if (what == 3)
            return std::nullopt;
        return Publish{frame.topic, sealFrame(*message, from, doors[0], SecretBytes(32))};
    };
    house.confirmBoth();
    Peer &deceived = ofInviter ? house.joiner : house.inviter;
    Peer &other = ofInviter ? house.inviter : house.joiner;
    QVERIFY(!deceived.paired);
    if (what == 3) {
        deceived.handle(Fired{Timer::Compare});
        house.relay.run();
        QVERIFY(deceived.endedWith(PairingEnd::Expired));
    } else {
        QVERIFY(deceived.endedWith(PairingEnd::Mismatch));
    }
    // The other side had both yeses and is told to forget the peer again.
    QCOMPARE(other.ends.size(), std::size_t(1));
    QVERIFY(other.is<Closed>());
}

QTEST_GUILESS_MAIN(TestPairingMitm)
#include "tst_pairingmitm.moc"
