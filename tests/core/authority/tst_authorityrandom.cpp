// SPDX-License-Identifier: MPL-2.0
#include "tests/core/authority/circle.h"

#include <random>
#include <set>

using namespace sobani;
using namespace sobani::tests;

/// Thousands of lives of an authority among honest helpers, a scammer at the senior's desk
/// and a relay that replays and damages, against a second, slower judge: what may be in
/// force follows from what helpers with full rights really signed, and from nothing else.
class TestAuthorityRandom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noApprovalWithoutAFullHelpersWord_data();
    void noApprovalWithoutAFullHelpersWord();
};

namespace {

struct World
{
    explicit World(unsigned seed) : random(seed) {}

    Circle c;
    std::mt19937 random;
    std::vector<wire::SignedByDevice> seen; ///< the relay remembers everything
    std::set<RequestId> denied;
    int approvals = 0;
    int opened = 0;

    int below(int n) { return int(random() % unsigned(n)); }
    const Helper &anyone()
    {
        const std::array helpers{&c.hanako, &c.taro, &c.stranger};
        return *helpers.at(std::size_t(below(3)));
    }
    const Request *anyRequest()
    {
        if (c.state.requests.empty())
            return nullptr;
        return &c.state.requests.at(std::size_t(below(int(c.state.requests.size()))));
    }

    wire::SignedByDevice honest();
    wire::SignedByDevice hostile();
    void submit(const wire::SignedByDevice &statement);
    void live();
    void judge(const State &before, const wire::SignedByDevice *statement);
};

/// What a helper's own app would send about a request that was really shown.
wire::SignedByDevice World::honest()
{
    const Helper &by = anyone();
    const Request *r = anyRequest();
    if (!r)
        return by.sign(RevocationBody{});
    const int kind = below(10);
    if (kind == 0)
        return by.sign(RevocationBody{r->body.of});
    if (kind < 3)
        return by.sign(
            DecisionBody{r->body.of, r->body.toolIdentity, Verdict::Deny, 0, {}, {}});
    const QString number = below(4) == 0 ? u"08"_s : u"07"_s;
    return by.sign(DecisionBody{r->body.of, r->body.toolIdentity, Verdict::Approve,
                                below(5) == 0 ? 45 : 30, number, {}});
}

wire::SignedByDevice World::hostile()
{
    auto statement = seen.empty() || below(2) == 0
                         ? honest()
                         : seen.at(std::size_t(below(int(seen.size()))));
    const int kind = below(5);
    if (kind == 0)
        statement.body[below(int(statement.body.size()))] ^= char(1 << below(8));
    else if (kind == 1)
        statement.signature[below(64)] ^= char(1 << below(8));
    else if (kind == 2)
        statement.signer = anyone().id;
    else if (kind == 3)
        statement = access::seal(c.stranger.keys->sign, c.hanako.id,
                                 DecisionBody::decode(statement.body).value_or(DecisionBody{}));
    return statement; // kind 4: replayed as it is
}

void World::submit(const wire::SignedByDevice &statement)
{
    seen.push_back(statement);
    const State before = c.state;
    if (below(2) == 0)
        c.run(SubmitDecision{statement, statement.signer});
    else if (below(3) == 0)
        c.run(SubmitRevocation{statement, statement.signer});
    else
        c.run(SubmitDecision{statement, below(20) == 0 ? c.hanako.id : statement.signer});
    judge(before, &statement);
}

void World::live()
{
    const State before = c.state;
    switch (below(12)) {
    case 0:
    case 1:
    case 2:
        c.open(++opened % 100, below(2) == 0 ? AccessSource::Detected : AccessSource::Declared);
        break;
    case 3:
        c.enrol(anyone(), below(100));
        break;
    case 4:
        if (below(4) == 0)
            c.run(Remove{anyone().id});
        break;
    case 5:
        if (const Request *r = anyRequest())
            c.run(Withdraw{RequestId(r->body.of.request)});
        break;
    case 6:
        if (below(8) == 0)
            c.reboot();
        c.run(Tick{});
        break;
    case 7:
        c.consent(anyone(), c.consentFor(anyone(), below(3) != 0));
        break;
    case 8:
        c.run(SetIncident{below(4) == 0});
        break;
    case 9:
        c.state = *decode(encode(c.state)); // the process was killed
        break;
    default:
        c.pass(std::chrono::seconds(below(200)));
        c.run(Mature{});
    }
    judge(before, nullptr);
}

void World::judge(const State &before, const wire::SignedByDevice *statement)
{
    for (const Request &r : c.state.requests) {
        const RequestId id = r.body.of.request;
        const auto *approved = std::get_if<Approved>(&r.phase);
        if (std::holds_alternative<Denied>(r.phase))
            denied.insert(id);
        if (!approved)
            continue;
        QVERIFY(!denied.contains(id));
        QVERIFY(!r.opensGate() || r.body.source == AccessSource::Detected);
        QCOMPARE(approved->since.boot, c.now.boot.boot);
        const Request *was = before.request(id);
        if (was && std::holds_alternative<Approved>(was->phase))
            continue;
        // It came into force now: by these very bytes, or not at all.
        ++approvals;
        QVERIFY(statement);
        QVERIFY(was);
        const Member *signer = before.member(statement->signer);
        QVERIFY(signer && signer->rights() == Rights::Full);
        const auto body = access::open<DecisionBody>(*statement, signer->keys.sign);
        QVERIFY(body);
        const DecisionBody wanted{was->body.of,       was->body.toolIdentity,
                                  Verdict::Approve,   30,
                                  std::get<Pending>(was->phase).digits, body->note};
        QVERIFY(*body == wanted);
        QCOMPARE(approved->result.by, statement->signer);
    }
    // An id that is no longer remembered may be used again (and means something new).
    std::erase_if(denied, [this](const RequestId &id) { return !c.state.request(id); });
}

} // namespace

void TestAuthorityRandom::noApprovalWithoutAFullHelpersWord_data()
{
    QTest::addColumn<unsigned>("firstSeed");
    for (const unsigned seed : {1U, 1001U, 2001U, 3001U})
        QTest::addRow("seeds from %u", seed) << seed;
}

void TestAuthorityRandom::noApprovalWithoutAFullHelpersWord()
{
    QFETCH(unsigned, firstSeed);
    int approvals = 0;
    for (unsigned seed = firstSeed; seed < firstSeed + 200; ++seed) {
        World world(seed);
        world.c.enrol(world.c.hanako);
        for (int i = 0; i < 25 && !QTest::currentTestFailed(); ++i) {
            world.live();
            world.submit(world.below(3) == 0 ? world.hostile() : world.honest());
        }
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"seed %1"_s.arg(seed)));
        approvals += world.approvals;
    }
    // A judge who never sees an approval has judged nothing.
    QVERIFY2(approvals > 100, qPrintable(QString::number(approvals)));
}

QTEST_GUILESS_MAIN(TestAuthorityRandom)
#include "tst_authorityrandom.moc"
