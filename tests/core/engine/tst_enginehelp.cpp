// SPDX-License-Identifier: MPL-2.0
#include "tests/core/engine/family.h"

#include <QTest>

using namespace sobani;
using namespace sobani::engine::testing;
using namespace std::chrono_literals;

namespace {

bool reached(const Device &senior, HelpState state, const DeviceId &by)
{
    for (const auto &progress : senior.all<api::HelpProgress>()) {
        if (progress.state == state && progress.by && progress.by->id == by)
            return true;
    }
    return false;
}

} // namespace

class TestEngineHelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTapToResolved();
    void cancelEndsTheNoiseEverywhere();
    void theNextHelperIsAskedAfterTwoMinutes();
    void anAnswerEndsTheAsking();
    void tappedAgainItRingsAgain();
    void checklistAndPush();
    void aHelperWithoutRightsCannotEndTheAsking();
    void withoutARelayItGoesOutLater();
    void aFullDiskIsToldAndTheCallGoesOut();
    void withNobodyPairedTheTelephoneIsOffered();
    void standingAlarmsRingAfterARestart();
    void rolesAndUnknownIds();
};

void TestEngineHelp::fromTapToResolved()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &helper = family.helper(0);
    const HelpId id = family.raise();
    QVERIFY(!id.isNull());
    QCOMPARE(helper.count<api::HelpCalled>(), 1);
    QCOMPARE(helper.last<api::HelpCalled>().id, id);
    QCOMPARE(helper.last<api::HelpCalled>().from.id, family.senior->id());
    QVERIFY(!helper.last<api::HelpCalled>().repeat);
    QVERIFY(reached(*family.senior, HelpState::Sent, helper.id()));
    QVERIFY(reached(*family.senior, HelpState::Delivered, helper.id()));
    QVERIFY(!reached(*family.senior, HelpState::Shown, helper.id()));

    helper.run(api::HelpShown{id});
    settle();
    QVERIFY(reached(*family.senior, HelpState::Shown, helper.id()));
    QVERIFY(!reached(*family.senior, HelpState::Answered, helper.id()));

    helper.run(api::AnswerHelp{id});
    settle();
    QVERIFY(reached(*family.senior, HelpState::Answered, helper.id()));
    QCOMPARE(helper.last<api::HelpProgress>().state, HelpState::Answered);

    helper.run(api::ResolveHelp{id});
    settle();
    QCOMPARE(family.senior->count<api::HelpResolved>(), 1);
    QCOMPARE(helper.count<api::HelpResolved>(), 1);
    QCOMPARE(family.senior->last<api::HelpResolved>().by.id, helper.id());
    QVERIFY(family.senior->status().help.empty());
    QVERIFY(helper.status().help.empty());
    family.pass(5min);
    QCOMPARE(helper.count<api::HelpCalled>(), 1);
    QCOMPARE(family.senior->status().outbox, 0);
    QCOMPARE(helper.status().outbox, 0);
}

void TestEngineHelp::cancelEndsTheNoiseEverywhere()
{
    Family family(2);
    QVERIFY(family.ready);
    const HelpId id = family.raise();
    family.senior->run(api::CancelHelp{id});
    settle();
    for (Device *device : family.everybody()) {
        QCOMPARE(device->count<api::HelpCancelled>(), 1);
        QCOMPARE(device->last<api::HelpCancelled>().by.id, family.senior->id());
        QVERIFY(device->status().help.empty());
    }
    // Too late, and said so.
    family.helper(0).run(api::AnswerHelp{id});
    family.senior->run(api::CancelHelp{id});
    settle();
    QVERIFY(family.helper(0).errors().contains(QStringLiteral("unknown-id")));
    QVERIFY(family.senior->errors().contains(QStringLiteral("unknown-id")));
    family.pass(5min);
    QCOMPARE(family.helper(1).count<api::HelpCalled>(), 1);
}

void TestEngineHelp::theNextHelperIsAskedAfterTwoMinutes()
{
    Family family(3);
    QVERIFY(family.ready);
    const HelpId id = family.raise();
    const auto rings = [&](std::size_t i) { return family.helper(i).count<api::HelpCalled>(); };
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(rings(i), 1);
    family.pass(110s);
    QCOMPARE(family.senior->count<api::HelpUnanswered>(), 0);
    family.pass(20s);
    QCOMPARE(family.senior->count<api::HelpUnanswered>(), 1);
    QCOMPARE(rings(0), 1);
    QCOMPARE(rings(1), 2);
    QVERIFY(family.helper(1).last<api::HelpCalled>().repeat);
    QCOMPARE(family.helper(1).last<api::HelpCalled>().id, id);
    family.pass(2min);
    QCOMPARE(rings(2), 2);
    family.pass(2min);
    QCOMPARE(rings(0), 2);
    QCOMPARE(family.senior->count<api::HelpUnanswered>(), 1);
    QVERIFY(family.senior->status().help.at(0).unanswered);
}

void TestEngineHelp::anAnswerEndsTheAsking()
{
    Family family(2);
    QVERIFY(family.ready);
    const HelpId id = family.raise();
    family.helper(1).run(api::AnswerHelp{id});
    settle();
    family.pass(10min);
    QCOMPARE(family.senior->count<api::HelpUnanswered>(), 0);
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 1);
    // The other one sees who is on it.
    const auto seen = family.helper(0).last<api::HelpProgress>();
    QCOMPARE(seen.state, HelpState::Answered);
    QVERIFY(seen.by);
    QCOMPARE(seen.by->id, family.helper(1).id());
    QCOMPARE(seen.by->name, QStringLiteral("Helper 2"));
}

void TestEngineHelp::tappedAgainItRingsAgain()
{
    Family family(2);
    QVERIFY(family.ready);
    const HelpId id = family.raise();
    family.helper(0).run(api::AnswerHelp{id});
    settle();
    QCOMPARE(family.raise(), id);
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(family.helper(i).count<api::HelpCalled>(), 2);
        QVERIFY(family.helper(i).last<api::HelpCalled>().repeat);
        QCOMPARE(family.helper(i).status().help.at(0).state, HelpState::Delivered);
    }
    QCOMPARE(family.senior->status().help.size(), std::size_t(1));
    QVERIFY(family.senior->status().help.at(0).state < HelpState::Answered);
    family.helper(1).run(api::AnswerHelp{id});
    settle();
    QCOMPARE(family.senior->status().help.at(0).state, HelpState::Answered);
    QCOMPARE(family.senior->status().help.at(0).by->id, family.helper(1).id());
}

void TestEngineHelp::checklistAndPush()
{
    Family family(2);
    QVERIFY(family.ready);
    family.senior->run(api::MarkStep{1, true});
    QCOMPARE(family.senior->errors(), QStringList{QStringLiteral("no-help-call")});
    family.helper(0).run(api::PushStep{1, false});
    QCOMPARE(family.helper(0).errors(), QStringList{QStringLiteral("no-help-call")});
    const HelpId id = family.raise();
    family.senior->run(api::MarkStep{0, true});
    family.senior->run(api::MarkStep{2, true});
    settle();
    for (std::size_t i = 0; i < 2; ++i) {
        const auto steps = family.helper(i).all<api::StepChanged>();
        QCOMPARE(steps.size(), std::size_t(2));
        QCOMPARE(steps[1].n, 2);
        QVERIFY(steps[1].done && !steps[1].pushed);
        QCOMPARE(steps[1].id, id);
    }
    family.helper(1).run(api::PushStep{3, false});
    settle();
    const auto pushed = family.senior->last<api::StepChanged>();
    QCOMPARE(pushed.n, 3);
    QVERIFY(pushed.pushed && !pushed.done);
    QCOMPARE(pushed.by.id, family.helper(1).id());
    QCOMPARE(family.senior->status().help.at(0).pushed, 3);
    QCOMPARE(family.helper(0).status().help.at(0).pushed, 3);
    family.helper(0).run(api::PushStep{3, true});
    settle();
    QVERIFY(family.senior->last<api::StepChanged>().done);
    for (Device *device : family.everybody()) {
        const auto help = device->status().help.at(0);
        QCOMPARE(help.steps, (std::array<bool, StepCount>{true, false, true, true, false, false}));
        QCOMPARE(help.pushed, -1);
    }
    family.senior->run(api::MarkStep{2, false});
    settle();
    QVERIFY(!family.helper(0).status().help.at(0).steps[2]);
}

void TestEngineHelp::aHelperWithoutRightsCannotEndTheAsking()
{
    Family family(1);
    QVERIFY(family.ready);
    Device &pending = family.stranger(QStringLiteral("New"));
    QVERIFY(pair(*family.senior, pending));
    settle();
    QCOMPARE(family.senior->peer(pending.id())->rights, Rights::Pending);
    const HelpId id = family.raise();
    QCOMPARE(pending.count<api::HelpCalled>(), 1);
    pending.run(api::AnswerHelp{id});
    settle();
    QVERIFY(!reached(*family.senior, HelpState::Answered, pending.id()));
    QVERIFY(family.senior->status().help.at(0).state < HelpState::Answered);
    pending.run(api::ResolveHelp{id});
    pending.run(api::PushStep{1, true});
    settle();
    QCOMPARE(family.senior->count<api::HelpResolved>(), 0);
    QVERIFY(!family.senior->status().help.at(0).steps[1]);
    family.pass(130s);
    QCOMPARE(family.senior->count<api::HelpUnanswered>(), 1);
    // With rights, the same press counts.
    family.helper(0).run(api::AnswerConsent{family.helper(0).last<api::ConsentRequested>().id, true});
    settle();
    QCOMPARE(family.senior->peer(pending.id())->rights, Rights::Full);
    pending.run(api::AnswerHelp{id});
    settle();
    QVERIFY(reached(*family.senior, HelpState::Answered, pending.id()));
    for (const auto &entry : [&] {
             family.senior->run(api::GetHistory{});
             return family.senior->last<api::HistoryReport>().entries;
         }()) {
        QVERIFY(entry.kind != QStringLiteral("help-resolved"));
    }
}

void TestEngineHelp::withoutARelayItGoesOutLater()
{
    Family family(1);
    QVERIFY(family.ready);
    family.broker.setOnline(false);
    settle();
    const HelpId id = family.raise();
    QCOMPARE(family.senior->last<api::HelpProgress>().state, HelpState::Written);
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 0);
    family.pass(30s);
    family.senior->restart();
    settle();
    QCOMPARE(family.senior->status().help.at(0).id, id);
    family.broker.setOnline(true);
    settle();
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 1);
    QCOMPARE(family.helper(0).last<api::HelpCalled>().id, id);
}

void TestEngineHelp::aFullDiskIsToldAndTheCallGoesOut()
{
    Family family(1);
    QVERIFY(family.ready);
    family.senior->store->setFailure(StoreError::Full);
    family.senior->run(api::RaiseHelp{});
    settle();
    QVERIFY(family.senior->errors().contains(QStringLiteral("not-written")));
    for (const auto &progress : family.senior->all<api::HelpProgress>())
        QVERIFY(progress.state != HelpState::Written);
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 1);
    const HelpId id = family.helper(0).last<api::HelpCalled>().id;
    family.helper(0).run(api::AnswerHelp{id});
    settle();
    QVERIFY(reached(*family.senior, HelpState::Answered, family.helper(0).id()));
    // Room again: the story ends well, and is remembered.
    family.senior->store->setFailure(std::nullopt);
    family.pass(30s);
    family.helper(0).run(api::ResolveHelp{id});
    settle();
    QCOMPARE(family.senior->count<api::HelpResolved>(), 1);
    family.senior->restart();
    settle();
    QVERIFY(family.senior->status().help.empty());
    family.senior->run(api::GetHistory{});
    QVERIFY(family.senior->last<api::HistoryReport>().intact);
}

void TestEngineHelp::withNobodyPairedTheTelephoneIsOffered()
{
    fakes::LoopbackBroker broker;
    Device senior(broker, Role::Protected, QStringLiteral("Alone"));
    senior.start();
    senior.run(api::RaiseHelp{});
    settle();
    QCOMPARE(senior.count<api::HelpUnanswered>(), 1);
    QCOMPARE(senior.last<api::HelpProgress>().state, HelpState::Written);
}

void TestEngineHelp::standingAlarmsRingAfterARestart()
{
    Family family(1);
    QVERIFY(family.ready);
    const HelpId id = family.raise();
    family.helper(0).restart();
    settle();
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 2);
    QCOMPARE(family.helper(0).last<api::HelpCalled>().id, id);
    QVERIFY(family.helper(0).last<api::HelpCalled>().repeat);
    family.helper(0).run(api::ResolveHelp{id});
    settle();
    family.helper(0).restart();
    settle();
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 2);
}

void TestEngineHelp::rolesAndUnknownIds()
{
    Family family(1);
    QVERIFY(family.ready);
    const HelpId unknown = *HelpId::fromBytes(QByteArray(16, 'u'));
    family.helper(0).run(api::RaiseHelp{});
    family.helper(0).run(api::CancelHelp{unknown});
    family.helper(0).run(api::MarkStep{1, true});
    family.helper(0).run(api::AnswerHelp{unknown});
    QCOMPARE(family.helper(0).errors(),
             (QStringList{QStringLiteral("wrong-role"), QStringLiteral("wrong-role"),
                          QStringLiteral("wrong-role"), QStringLiteral("unknown-id")}));
    family.senior->run(api::AnswerHelp{unknown});
    family.senior->run(api::ResolveHelp{unknown});
    family.senior->run(api::HelpShown{unknown});
    family.senior->run(api::PushStep{1, false});
    QCOMPARE(family.senior->errors(), QStringList(4, QStringLiteral("wrong-role")));
    settle();
    QVERIFY(family.helper(0).status().help.empty());
}

QTEST_GUILESS_MAIN(TestEngineHelp)
#include "tst_enginehelp.moc"
