// SPDX-License-Identifier: MPL-2.0
#include "tests/qml/help/helpworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using help::HelpViewModel;

class TestHelpViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tapCallsAtOnce();
    void wholeStory();
    void secondTapAlarmsAgain();
    void mistakeBeforeTheEngineNamedTheCall();
    void strangersEventsAreIgnored();
    void telephoneWhenNeeded();
    void notWrittenShowsTelephone();
    void othersErrorIsNotOurs();
    void foundAgainAfterRestart();
    void cancelledCallIsNotFoundAgain();
    void emptyReportDoesNotEndATap();
    void phoneIsOfAHelperWithRights();
    void supportersInWords();
};

namespace {

struct LiveWorld
{
    LiveWorld() { engine.emitEvent(seniorReport()); }

    void progress(HelpState state, std::optional<PeerInfo> by = std::nullopt)
    {
        engine.emitEvent(api::HelpProgress{callId(), state, by});
    }

    fakes::ScriptedEngine engine;
    ui::NoDialler dialler;
    HelpViewModel model{engine, dialler, {}};
};

} // namespace

void TestHelpViewModel::tapCallsAtOnce()
{
    LiveWorld world;
    QSignalSpy stages(&world.model, &HelpViewModel::stageChanged);
    world.model.raise();
    QCOMPARE(world.engine.count<api::RaiseHelp>(), 1);
    QCOMPARE(world.model.stage(), HelpViewModel::Calling);
    QCOMPARE(stages.count(), 1);
    QCOMPARE(world.model.progressReached(), QList<bool>(5, false));
    QVERIFY(!world.model.isTelephoneNeeded());
}

void TestHelpViewModel::wholeStory()
{
    LiveWorld world;
    world.model.raise();
    world.progress(HelpState::Written);
    QCOMPARE(world.model.progressReached(), (QList<bool>{true, false, false, false, false}));
    world.progress(HelpState::Sent);
    QVERIFY(!world.model.headline().contains(u"reached"_s));
    world.progress(HelpState::Delivered, hanako());
    QVERIFY(world.model.headline().contains(u"reached"_s));
    world.progress(HelpState::Shown, hanako());
    QVERIFY(world.model.headline().contains(u"はなこ"_s));
    QVERIFY(!world.model.isAnswered());
    world.progress(HelpState::Answered, hanako());
    QVERIFY(world.model.isAnswered());
    world.engine.emitEvent(api::HelpResolved{callId(), hanako()});
    QCOMPARE(world.model.stage(), HelpViewModel::Over);
    QVERIFY(world.model.overText().contains(u"はなこ"_s));
    world.model.closeOver();
    QCOMPARE(world.model.stage(), HelpViewModel::Calm);
}

void TestHelpViewModel::secondTapAlarmsAgain()
{
    LiveWorld world;
    world.model.raise();
    world.progress(HelpState::Delivered, hanako());
    world.model.raise();
    QCOMPARE(world.engine.count<api::RaiseHelp>(), 2);
    QVERIFY(world.model.headline().contains(u"reached"_s));
    // After one is over, the next starts from nothing.
    world.engine.emitEvent(api::HelpResolved{callId(), hanako()});
    world.model.raise();
    QCOMPARE(world.model.progressReached(), QList<bool>(5, false));
    QCOMPARE(world.model.stage(), HelpViewModel::Calling);
}

void TestHelpViewModel::mistakeBeforeTheEngineNamedTheCall()
{
    LiveWorld world;
    world.model.raise();
    world.model.cancel();
    QCOMPARE(world.engine.count<api::CancelHelp>(), 0);
    world.progress(HelpState::Written);
    QCOMPARE(world.engine.count<api::CancelHelp>(), 1);
    QCOMPARE(world.engine.all<api::CancelHelp>().front().id, callId());
    QCOMPARE(world.model.stage(), HelpViewModel::Calling);
    world.engine.emitEvent(api::HelpCancelled{callId(), mother()});
    QCOMPARE(world.model.stage(), HelpViewModel::Over);
    QVERIFY(world.model.overText().contains(u"mistake"_s));
    QVERIFY(world.model.isByMistake());
    world.model.raise();
    QVERIFY(!world.model.isByMistake());
    QCOMPARE(world.model.stage(), HelpViewModel::Calling);
    QCOMPARE(world.engine.count<api::RaiseHelp>(), 2);
}

void TestHelpViewModel::strangersEventsAreIgnored()
{
    LiveWorld world;
    world.model.raise();
    world.progress(HelpState::Written);
    world.engine.emitEvent(api::HelpProgress{callId('x'), HelpState::Answered, jiro()});
    world.engine.emitEvent(api::HelpResolved{callId('x'), jiro()});
    world.engine.emitEvent(api::HelpCancelled{callId('x'), jiro()});
    world.engine.emitEvent(api::HelpUnanswered{callId('x')});
    QCOMPARE(world.model.stage(), HelpViewModel::Calling);
    QVERIFY(!world.model.isAnswered());
    QVERIFY(!world.model.isUnanswered());
}

void TestHelpViewModel::telephoneWhenNeeded()
{
    LiveWorld world;
    world.engine.emitEvent(api::RelayChanged{RelayState::Offline});
    QVERIFY(!world.model.isTelephoneNeeded()); // nobody called yet
    world.model.raise();
    QVERIFY(world.model.isTelephoneNeeded());
    QVERIFY(world.model.telephoneReason().contains(u"First hang up"_s));
    QCOMPARE(world.model.phone()->number(), u"090-1234-5678"_s);
    world.engine.emitEvent(api::RelayChanged{RelayState::Online});
    QVERIFY(!world.model.isTelephoneNeeded());
    world.progress(HelpState::Sent);
    world.engine.emitEvent(api::HelpUnanswered{callId()});
    QVERIFY(world.model.isTelephoneNeeded());
    QVERIFY(world.model.telephoneReason().contains(u"Nobody has answered"_s));
    world.progress(HelpState::Answered, hanako());
    QVERIFY(!world.model.isTelephoneNeeded());
}

void TestHelpViewModel::notWrittenShowsTelephone()
{
    LiveWorld world;
    world.model.raise();
    const QString ref = world.engine.commands().back().ref;
    world.engine.emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, ref);
    QVERIFY(world.model.isTelephoneNeeded());
    QVERIFY(world.model.telephoneReason().contains(u"could not keep"_s));
    QVERIFY(world.model.progressTexts().first().startsWith(u"Could not"_s));
    // Nobody was told, so a slip of the finger ends here.
    world.model.cancel();
    QCOMPARE(world.model.stage(), HelpViewModel::Calm);
    QCOMPARE(world.engine.count<api::CancelHelp>(), 0);
}

void TestHelpViewModel::othersErrorIsNotOurs()
{
    LiveWorld world;
    world.model.raise();
    world.engine.emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, u"access-1"_s);
    QVERIFY(!world.model.isTelephoneNeeded());
}

void TestHelpViewModel::foundAgainAfterRestart()
{
    LiveWorld world;
    api::StatusReport report = seniorReport();
    report.help = {standing(HelpState::Shown)};
    report.help.front().by = hanako();
    report.help.front().unanswered = true;
    report.help.front().steps = {true, false, false, false, false, false};
    world.engine.emitEvent(report);
    QCOMPARE(world.model.stage(), HelpViewModel::Calling);
    QCOMPARE(world.model.progressReached(), (QList<bool>{true, true, true, true, false}));
    QVERIFY(world.model.isTelephoneNeeded());
    QCOMPARE(world.model.checklist()->current(), 1);
    world.model.cancel();
    QCOMPARE(world.engine.all<api::CancelHelp>().front().id, callId());
}

void TestHelpViewModel::cancelledCallIsNotFoundAgain()
{
    LiveWorld world;
    api::StatusReport report = seniorReport();
    report.help = {standing(HelpState::Shown)};
    report.help.front().cancelled = true;
    world.engine.emitEvent(report);
    QCOMPARE(world.model.stage(), HelpViewModel::Calm);
}

void TestHelpViewModel::emptyReportDoesNotEndATap()
{
    LiveWorld world;
    world.model.raise();
    world.engine.emitEvent(seniorReport());
    QCOMPARE(world.model.stage(), HelpViewModel::Calling);
}

void TestHelpViewModel::phoneIsOfAHelperWithRights()
{
    LiveWorld world;
    api::StatusReport report = seniorReport();
    report.peers[1].rights = Rights::Pending; // Hanako is not enrolled yet
    world.engine.emitEvent(report);
    QCOMPARE(world.model.phone()->number(), u"080-9999-0000"_s);
    report.peers.clear();
    world.engine.emitEvent(report);
    QVERIFY(world.model.isAlone());
    world.model.raise();
    QVERIFY(world.model.isTelephoneNeeded());
    QVERIFY(world.model.telephoneReason().contains(u"somebody you trust"_s));
}

void TestHelpViewModel::supportersInWords()
{
    LiveWorld world;
    const auto *people = world.model.supporters();
    QCOMPARE(people->rowCount(), 2);
    const auto words = [&](int row) {
        return people->data(people->index(row), help::SupporterModel::WordsRole).toString();
    };
    QVERIFY(words(0).contains(u"connected with はなこ"_s)); // connected ones first
    QVERIFY(words(1).contains(u"switched off"_s));
    world.engine.emitEvent(api::PresenceChanged{{}, hanako(), PresenceState::Dropped});
    QVERIFY((words(0) + words(1)).contains(u"broken off"_s));
    // Without a connection of its own the device cannot know how the others are.
    world.engine.emitEvent(api::RelayChanged{RelayState::Offline});
    for (int row = 0; row < 2; ++row) {
        QVERIFY(words(row).endsWith(u"looks after you"_s));
        const QModelIndex index = people->index(row);
        QVERIFY(!people->data(index, help::SupporterModel::ConnectedRole).toBool());
        QVERIFY(!people->data(index, help::SupporterModel::TroubleRole).toBool());
    }
}

QTEST_GUILESS_MAIN(TestHelpViewModel)
#include "tst_help_viewmodel.moc"
