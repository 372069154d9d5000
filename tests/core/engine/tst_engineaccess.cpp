// SPDX-License-Identifier: MPL-2.0
#include "tests/core/engine/family.h"

#include <QTest>

using namespace sobani;
using namespace sobani::engine::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

AccessDetails details()
{
    AccessDetails d;
    d.caller = Caller::Them;
    d.warning = true;
    d.company = u"ウィンドウズ"_s;
    d.tool = u"AnyDesk"_s;
    return d;
}

/// The last word about the request at every device.
void verifyDecided(Family &family, Verdict verdict, DecisionReason reason)
{
    for (Device *device : family.everybody()) {
        const auto decided = device->last<api::AccessDecided>();
        QCOMPARE(decided.verdict, verdict);
        QCOMPARE(decided.reason, reason);
    }
}

} // namespace

class TestEngineAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void approvedWithTheNumber();
    void pastedTextsAreNotRefused();
    void deniedByAnybody();
    void denyAfterApproveWins();
    void threeWrongNumbersDeny();
    void silenceIsNo();
    void revoked();
    void approvalsRunOut();
    void withdrawn();
    void aRebootVoidsAnApproval();
    void aRebootVoidsAChallenge();
    void aRestartKeepsWhatWasAsked();
    void withoutRightsNoDecision();
    void aDeadDiskApprovesNothing();
};

void TestEngineAccess::approvedWithTheNumber()
{
    Family family(2);
    QVERIFY(family.ready);
    const RequestId id = family.request(details());
    const auto mine = family.senior->last<api::AccessRequested>();
    QCOMPARE(mine.number.size(), 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto theirs = family.helper(i).last<api::AccessRequested>();
        QCOMPARE(theirs.id, id);
        QCOMPARE(theirs.number, QString()); // never on the wire
        QCOMPARE(theirs.details, mine.details);
        QCOMPARE(theirs.flags, mine.flags);
        QVERIFY(!theirs.flags.empty());
        QCOMPARE(theirs.from.id, family.senior->id());
    }
    family.approve(1);
    verifyDecided(family, Verdict::Approve, DecisionReason::Helper);
    for (Device *device : family.everybody()) {
        QCOMPARE(device->last<api::AccessDecided>().minutes, 30);
        QCOMPARE(device->last<api::AccessDecided>().by->id, family.helper(1).id());
        QVERIFY(device->status().access.at(0).decision.has_value());
    }
    // Answered is answered: the other one cannot approve it again.
    family.helper(0).run(api::Decide{id, Verdict::Approve, 60, mine.number, {}});
    settle();
    QCOMPARE(family.senior->count<api::AccessDecided>(), 1);
}

void TestEngineAccess::pastedTextsAreNotRefused()
{
    Family family(1);
    QVERIFY(family.ready);
    AccessDetails pasted = details();
    pasted.tool = u"Any\tDesk\u0000"_s + QString(500, u'x');
    pasted.asked = QString(5'000, u'花');
    const RequestId id = family.request(pasted);
    QVERIFY(!id.isNull());
    QCOMPARE(family.helper(0).count<api::AccessRequested>(), 1);
    family.helper(0).run(
        api::Decide{id, Verdict::Deny, 0, {}, u"no\t\a"_s + QString(5'000, u'!')});
    settle();
    verifyDecided(family, Verdict::Deny, DecisionReason::Helper);
}

void TestEngineAccess::deniedByAnybody()
{
    Family family(2);
    QVERIFY(family.ready);
    const RequestId id = family.request(details());
    family.helper(1).run(api::Decide{id, Verdict::Deny, 0, {}, u"だめ"_s});
    settle();
    verifyDecided(family, Verdict::Deny, DecisionReason::Helper);
    QCOMPARE(family.senior->last<api::AccessDecided>().note, u"だめ"_s);
    for (Device *device : family.everybody())
        QVERIFY(device->status().access.empty());
    family.approve(0);
    verifyDecided(family, Verdict::Deny, DecisionReason::Helper);
}

void TestEngineAccess::denyAfterApproveWins()
{
    Family family(2);
    QVERIFY(family.ready);
    const RequestId id = family.request(details());
    family.approve(0);
    family.helper(1).run(api::Decide{id, Verdict::Deny, 0, {}, {}});
    settle();
    for (Device *device : family.everybody()) {
        QVERIFY(device->count<api::AccessDecided>() >= 1);
        const bool over = device->count<api::AccessEnded>() == 1
            || device->last<api::AccessDecided>().verdict == Verdict::Deny;
        QVERIFY(over);
    }
    // In force is nothing, whatever else anybody says.
    QVERIFY(family.senior->status().access.empty());
    family.approve(0);
    QVERIFY(family.senior->status().access.empty());
}

void TestEngineAccess::threeWrongNumbersDeny()
{
    Family family(2);
    QVERIFY(family.ready);
    (void)family.request(details());
    for (int tries = 2; tries > 0; --tries) {
        family.approve(0, family.wrongNumber());
        const auto error = family.helper(0).last<api::Error>();
        QCOMPARE(error.code, u"wrong-number"_s);
        QCOMPARE(error.triesLeft, tries);
        QCOMPARE(family.senior->count<api::AccessDecided>(), 0);
    }
    // The tries are the request's, not the helper's.
    family.approve(1, family.wrongNumber());
    verifyDecided(family, Verdict::Deny, DecisionReason::WrongNumber);
    family.approve(1);
    QVERIFY(family.senior->status().access.empty());
}

void TestEngineAccess::silenceIsNo()
{
    Family family(1);
    QVERIFY(family.ready);
    (void)family.request(details());
    family.pass(9min);
    QCOMPARE(family.senior->count<api::AccessDecided>(), 0);
    family.pass(2min);
    verifyDecided(family, Verdict::Deny, DecisionReason::Timeout);
    QVERIFY(!family.senior->last<api::AccessDecided>().by);
    family.approve(0);
    QVERIFY(family.senior->status().access.empty());
    QCOMPARE(family.senior->last<api::AccessDecided>().verdict, Verdict::Deny);
}

void TestEngineAccess::revoked()
{
    Family family(2);
    QVERIFY(family.ready);
    const RequestId id = family.request(details());
    family.approve(0);
    family.helper(1).run(api::RevokeAccess{id});
    settle();
    for (Device *device : family.everybody()) {
        QCOMPARE(device->count<api::AccessEnded>(), 1);
        QCOMPARE(device->last<api::AccessEnded>().reason, AccessEnd::Revoked);
        QVERIFY(device->status().access.empty());
    }
}

void TestEngineAccess::approvalsRunOut()
{
    Family family(1);
    QVERIFY(family.ready);
    (void)family.request(details());
    family.approve(0);
    family.pass(29min);
    QCOMPARE(family.senior->count<api::AccessEnded>(), 0);
    // Nobody's clock but the one that runs counts.
    family.senior->clock->moveWall(-24h);
    family.pass(2min);
    QCOMPARE(family.senior->last<api::AccessEnded>().reason, AccessEnd::Expired);
    QVERIFY(family.senior->status().access.empty());
}

void TestEngineAccess::withdrawn()
{
    Family family(1);
    QVERIFY(family.ready);
    const RequestId id = family.request(details());
    family.senior->run(api::WithdrawAccess{id});
    settle();
    for (Device *device : family.everybody()) {
        QCOMPARE(device->count<api::AccessEnded>(), 1);
        QCOMPARE(device->last<api::AccessEnded>().reason, AccessEnd::Withdrawn);
    }
    family.approve(0);
    QCOMPARE(family.senior->count<api::AccessDecided>(), 0);
}

void TestEngineAccess::aRebootVoidsAnApproval()
{
    Family family(1);
    QVERIFY(family.ready);
    (void)family.request(details());
    family.approve(0);
    QCOMPARE(family.senior->status().access.size(), std::size_t(1));
    family.senior->reboot();
    settle();
    QVERIFY(family.senior->status().access.empty());
    family.pass(10s);
    QVERIFY(family.helper(0).status().access.empty());
}

void TestEngineAccess::aRebootVoidsAChallenge()
{
    Family family(1);
    QVERIFY(family.ready);
    (void)family.request(details());
    family.senior->reboot();
    settle();
    family.approve(0);
    family.pass(10s);
    QVERIFY(family.senior->status().access.empty());
    for (const auto &decided : family.senior->all<api::AccessDecided>())
        QVERIFY(decided.verdict == Verdict::Deny);
}

void TestEngineAccess::aRestartKeepsWhatWasAsked()
{
    Family family(1);
    QVERIFY(family.ready);
    const RequestId id = family.request(details());
    const QString number = family.senior->last<api::AccessRequested>().number;
    family.senior->restart();
    family.helper(0).restart();
    settle();
    QCOMPARE(family.senior->status().access.at(0).request.id, id);
    QCOMPARE(family.senior->status().access.at(0).request.number, number);
    QCOMPARE(family.helper(0).status().access.at(0).request.id, id);
    family.approve(0, number);
    verifyDecided(family, Verdict::Approve, DecisionReason::Helper);
}

void TestEngineAccess::withoutRightsNoDecision()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &pending = family.stranger(u"New"_s);
    QVERIFY(pair(*family.senior, pending));
    settle();
    const RequestId id = family.request(details());
    QCOMPARE(pending.count<api::AccessRequested>(), 0);
    pending.run(api::Decide{id, Verdict::Approve, 30,
                            family.senior->last<api::AccessRequested>().number, {}});
    settle();
    QVERIFY(pending.errors().contains(u"unknown-id"_s));
    QCOMPARE(family.senior->count<api::AccessDecided>(), 0);
}

void TestEngineAccess::aDeadDiskApprovesNothing()
{
    Family family(1);
    QVERIFY(family.ready);
    (void)family.request(details());
    family.senior->store->setFailure(StoreError::Full);
    family.approve(0);
    for (const auto &decided : family.senior->all<api::AccessDecided>())
        QVERIFY(decided.verdict == Verdict::Deny);
    QVERIFY(family.senior->errors().contains(u"not-written"_s));
    // A no needs no disk.
    family.helper(0).run(api::Decide{family.senior->last<api::AccessRequested>().id,
                                     Verdict::Deny, 0, {}, {}});
    family.pass(10s);
    family.pass(11min);
    QVERIFY(family.senior->status().access.empty());
}

QTEST_GUILESS_MAIN(TestEngineAccess)
#include "tst_engineaccess.moc"
