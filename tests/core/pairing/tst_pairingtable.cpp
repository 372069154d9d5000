// SPDX-License-Identifier: MPL-2.0
#include "pairinghouse.h"

#include <QTest>

using namespace sobani;
using namespace sobani::pairing;
using namespace sobani::pairing::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t InviterStates = 9;
constexpr std::size_t JoinerStates = 8;

/// What a step does, in one letter. Capitals for ends that the peer is told of.
///   -  nothing            p  says something, stays       t  only waits again
///   O  answers a commit   S  shows the code              F/f  completes, with/without a word
///   L  releases
///   ends: N/n cancelled  M/m mismatch  E/e expired  V/v version  X/x certificate
struct Row
{
    const char *event;
    const char *cells; ///< one per state, in the order of inviterStates() / joinerStates()
};

// States: unconnected, AwaitCommit, AwaitOpen, Comparing, we confirmed, peer confirmed,
// Finished, Closed after comparing, Closed before anybody came.
constexpr Row InviterTable[] = {
    {"relay, right key", "---------"},
    {"relay, wrong key", "xxXXXX---"},
    {"join timer", "eeE------"},
    {"compare timer", "---EEE---"},
    {"resend timer", "--ptpt---"},
    {"linger timer", "------LLL"},
    {"person confirms", "---p-F---"},
    {"person refuses", "nnNMMM---"},
    {"noise", "---------"},
    {"elsewhere", "---------"},
    {"other version", "-VVVVV---"},
    {"garbled", "-mMMMM---"},
    {"commit", "-Op----pp"},
    {"commit, other joiner", "-Oppppppp"},
    {"commit, other door", "-Oppppppp"},
    {"open", "-MS----pp"},
    {"open, other hello", "-MMMMM-pp"},
    {"open, other joiner", "-M------p"},
    {"confirm", "-M--f-ppp"},
    {"confirm, complete", "-M--f--pp"},
    {"confirm, wrong proof", "-M-MMMppp"},
    {"confirm, wrong profile", "-M-MMMppp"},
    {"confirm, other joiner", "-M------p"},
    {"abort", "--nnnn---"},
    {"abort, proven", "--nnnnn--"},
    {"abort, other joiner", "---------"},
};

// States: unconnected, AwaitReveal, Comparing, we confirmed, peer confirmed, Finished,
// Closed after comparing, Closed before the reveal.
constexpr Row JoinerTable[] = {
    {"relay, right key", "pp------"},
    {"relay, wrong key", "xXXXX---"},
    {"join timer", "eE------"},
    {"compare timer", "--EEE---"},
    {"resend timer", "-pppt---"},
    {"linger timer", "-----LLL"},
    {"person confirms", "--p-F---"},
    {"person refuses", "nNMMM---"},
    {"noise", "--------"},
    {"elsewhere", "--------"},
    {"other version", "-VVVV---"},
    {"garbled", "-MMMM---"},
    {"reveal", "-S----pp"},
    {"reveal, other hello", "-SMMM-pp"},
    {"reveal, other invite", "-MMMM-pp"},
    {"reveal, other joiner", "--------"},
    {"confirm", "-M-f-ppp"},
    {"confirm, complete", "-M-f--pp"},
    {"confirm, wrong proof", "-MMMMppp"},
    {"confirm, wrong profile", "-MMMMppp"},
    {"confirm, other joiner", "--------"},
    {"abort", "-nnnn---"},
    {"abort, proven", "-nnnnn--"},
    {"abort, other joiner", "--------"},
};

/// All states of one honest pair, taken as it went along, and what can be said in them.
class Gallery
{
public:
    Gallery();

    std::vector<State> inviter;
    std::vector<State> joiner;
    /// The event of a row as the given side meets it.
    [[nodiscard]] Event event(Side hearing, const QByteArray &name) const;

private:
    [[nodiscard]] Message message(Side hearing, const QByteArray &name) const;
    [[nodiscard]] Event frameEvent(Side hearing, std::size_t door, const QByteArray &frame) const;

    House m_house{Role::Protected, Role::Protected};
    std::vector<Door> m_doors = doorsOf(m_house.invite);
    QByteArray m_attempt;
    Hello m_inviterHello;
    Hello m_joinerHello;
    std::shared_ptr<const Session> m_inviterSession;
    std::shared_ptr<const Session> m_joinerSession;
};

State after(const State &state, const Event &event)
{
    return step(state, event).state;
}

Gallery::Gallery()
{
    Peer &i = m_house.inviter;
    Peer &j = m_house.joiner;
    m_inviterHello = std::get<AwaitCommit>(i.state).common.self->hello;
    m_joinerHello = std::get<AwaitReveal>(j.state).common.self->hello;
    m_attempt = m_joinerHello.commitment();
    inviter = {i.state, after(i.state, RelaySeen{pin()})};
    joiner = {j.state, after(j.state, RelaySeen{pin()})};
    inviter.push_back(after(inviter[1], event(Side::Inviter, "commit")));
    inviter.push_back(after(inviter[2], event(Side::Inviter, "open")));
    joiner.push_back(after(joiner[1], event(Side::Joiner, "reveal")));
    m_inviterSession = std::get<Comparing>(inviter[3]).session;
    m_joinerSession = std::get<Comparing>(joiner[2]).session;
    const auto rest = [&](std::vector<State> &states, Side side) {
        const State comparing = states.back();
        const State confirmed = after(comparing, SasConfirmed{});
        states.push_back(confirmed);
        states.push_back(after(comparing, event(side, "confirm")));
        states.push_back(after(confirmed, event(side, "confirm")));
        states.push_back(after(comparing, Refused{}));
        states.push_back(after(states[1], Fired{Timer::Join}));
    };
    rest(inviter, Side::Inviter);
    rest(joiner, Side::Joiner);
}

Message Gallery::message(Side hearing, const QByteArray &name) const
{
    const bool fromJoiner = hearing == Side::Inviter;
    const auto &session = fromJoiner ? m_joinerSession : m_inviterSession;
    const QByteArray attempt = name.contains("other joiner") ? QByteArray(32, 'o') : m_attempt;
    Hello other = fromJoiner ? m_joinerHello : m_inviterHello;
    other.nonce = QByteArray(32, '!');
    if (name.startsWith("commit"))
        return Commit{attempt};
    if (name.startsWith("reveal"))
        return Reveal{attempt,
                      name.contains("other invite") ? *InviteId::fromBytes(QByteArray(16, '!'))
                                                    : m_house.invite.id,
                      name.contains("other hello") ? other : m_inviterHello};
    if (name.startsWith("open"))
        return Open{attempt, name.contains("other hello") ? other : m_joinerHello};
    if (name.startsWith("abort"))
        return Abort{attempt, PairingEnd::Cancelled,
                     name.contains("proven") ? session->ownAbort : QByteArray(32, '\0')};
    return Confirm{attempt,
                   name.contains("wrong proof") ? QByteArray(32, 'w') : session->ownProof,
                   name.contains("wrong profile") ? QByteArray(ProfileSize + 16, 'w')
                                                  : session->sealedProfile,
                   name.contains("complete")};
}

Event Gallery::frameEvent(Side hearing, std::size_t door, const QByteArray &frame) const
{
    const Door &way = m_doors[door];
    return Received{hearing == Side::Inviter ? way.toInviter : way.toJoiner, frame};
}

Event Gallery::event(Side hearing, const QByteArray &name) const
{
    const Side from = hearing == Side::Inviter ? Side::Joiner : Side::Inviter;
    if (name.startsWith("relay"))
        return RelaySeen{name.contains("wrong") ? QByteArray(32, 'W') : pin()};
    const std::map<QByteArray, Event> simple{{"join timer", Fired{Timer::Join}},
                                             {"compare timer", Fired{Timer::Compare}},
                                             {"resend timer", Fired{Timer::Resend}},
                                             {"linger timer", Fired{Timer::Linger}},
                                             {"person confirms", SasConfirmed{}},
                                             {"person refuses", Refused{}}};
    if (const auto found = simple.find(name); found != simple.end())
        return found->second;
    if (name == "noise")
        return frameEvent(hearing, 0, QByteArray(FrameSize, '\1'));
    if (name == "other version" || name == "garbled") {
        const char version = name == "garbled" ? 1 : 2;
        const QByteArray aad = QByteArray("sobani-pairing") + version
            + char(from == Side::Inviter ? 0 : 1) + char(1);
        const QByteArray nonce(12, 'n');
        return frameEvent(hearing, 0,
                          QByteArray() + version + char(1) + nonce
                              + crypto::aeadSeal(m_doors[0].key.view(), nonce, aad, "what?"));
    }
    if (name == "elsewhere")
        return Received{u"s1/elsewhere"_s,
                        sealFrame(Commit{m_attempt}, Side::Joiner, m_doors[0], SecretBytes(32))};
    const std::size_t door = name.contains("other door") ? 1 : 0;
    return frameEvent(hearing, door,
                      sealFrame(message(hearing, name), from, m_doors[door], SecretBytes(32)));
}

char endLetter(PairingEnd reason)
{
    switch (reason) {
    case PairingEnd::Cancelled:
        return 'N';
    case PairingEnd::Mismatch:
        return 'M';
    case PairingEnd::Expired:
        return 'E';
    case PairingEnd::Version:
        return 'V';
    case PairingEnd::Certificate:
        return 'X';
    case PairingEnd::Used:
        return 'U';
    case PairingEnd::Role:
        return 'R';
    case PairingEnd::Busy:
        break;
    }
    return 'B';
}

struct Seen
{
    int published = 0;
    int timers = 0;
    int ends = 0;
    char letter = '-'; ///< of the most important effect
};

Seen look(const Step &result)
{
    Seen seen;
    for (const Effect &effect : result.effects) {
        std::visit(Overloaded{[](const Subscribe &) {}, [&](const Publish &) { ++seen.published; },
                              [&](const SetTimer &) { ++seen.timers; },
                              [&](const ShowSas &) { seen.letter = 'S'; },
                              [&](const Complete &) { seen.letter = 'F'; },
                              [&](const End &e) {
                                  ++seen.ends;
                                  seen.letter = endLetter(e.reason);
                              },
                              [&](const Release &) { seen.letter = 'L'; }},
                   effect);
    }
    return seen;
}

/// The cell that a step would have in the table, or '?' for one that makes no sense.
char cellOf(const State &before, const Step &result)
{
    const Seen seen = look(result);
    const bool same = before.index() == result.state.index();
    const auto quiet = [&](char letter) {
        return seen.published > 0 ? letter : char(QChar::toLower(char32_t(letter)));
    };
    if (seen.ends > 0) {
        const bool closed = std::holds_alternative<Closed>(result.state);
        return seen.ends == 1 && closed && seen.timers == 1 ? quiet(seen.letter) : '?';
    }
    if (seen.letter == 'F')
        return std::holds_alternative<Finished>(result.state) ? quiet('F') : '?';
    if (seen.letter == 'S')
        return std::holds_alternative<Comparing>(result.state) && seen.timers == 2 ? 'S' : '?';
    if (seen.letter == 'L')
        return same ? 'L' : '?';
    if (!same)
        return std::holds_alternative<AwaitOpen>(result.state) && seen.published == 1 ? 'O' : '?';
    if (seen.published > 0)
        return 'p';
    return seen.timers > 0 ? 't' : '-';
}

} // namespace

class TestPairingTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPair_data();
    void everyPair();
    void stepsArePure();

private:
    Gallery m_gallery;
};

void TestPairingTable::everyPair_data()
{
    QTest::addColumn<bool>("inviting");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<char>("cell");
    QCOMPARE(m_gallery.inviter.size(), InviterStates);
    QCOMPARE(m_gallery.joiner.size(), JoinerStates);
    const auto add = [](bool inviting, std::size_t states, const Row &row) {
        QCOMPARE(qstrlen(row.cells), states);
        for (std::size_t i = 0; i < states; ++i)
            QTest::addRow("%s state %d: %s", inviting ? "inviter" : "joiner", int(i), row.event)
                << inviting << int(i) << QByteArray(row.event) << row.cells[i];
    };
    for (const Row &row : InviterTable)
        add(true, InviterStates, row);
    for (const Row &row : JoinerTable)
        add(false, JoinerStates, row);
}

void TestPairingTable::everyPair()
{
    QFETCH(bool, inviting);
    QFETCH(int, state);
    QFETCH(QByteArray, event);
    QFETCH(char, cell);
    const auto &states = inviting ? m_gallery.inviter : m_gallery.joiner;
    const State &before = states[std::size_t(state)];
    const Step result
        = step(before, m_gallery.event(inviting ? Side::Inviter : Side::Joiner, event));
    QCOMPARE(cellOf(before, result), cell);
}

void TestPairingTable::stepsArePure()
{
    const auto frames = [](const Step &result) {
        QByteArray all;
        for (const Effect &effect : result.effects) {
            if (const auto *publish = std::get_if<Publish>(&effect))
                all += publish->topic.toLatin1() + publish->frame;
        }
        return all;
    };
    const auto check = [&](Side side, const std::vector<State> &states, const Row &row) {
        for (const State &state : states) {
            const Event event = m_gallery.event(side, row.event);
            const Step first = step(state, event);
            const Step second = step(state, event);
            QCOMPARE(frames(first), frames(second));
            QCOMPARE(first.effects.size(), second.effects.size());
            QCOMPARE(first.state.index(), second.state.index());
        }
    };
    for (const Row &row : InviterTable)
        check(Side::Inviter, m_gallery.inviter, row);
    for (const Row &row : JoinerTable)
        check(Side::Joiner, m_gallery.joiner, row);
}

QTEST_GUILESS_MAIN(TestPairingTable)
#include "tst_pairingtable.moc"
