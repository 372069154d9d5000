// SPDX-License-Identifier: MPL-2.0
#include "tests/qml/help/helpworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using help::AlarmViewModel;

namespace {

struct LiveWorld
{
    LiveWorld() { engine.emitEvent(helperReport()); }

    void called(char id = 'c', bool repeat = false)
    {
        engine.emitEvent(api::HelpCalled{callId(id), idOf<CircleId>('o'), mother(), repeat, {}}, {},
                         {1'700'000'000'000});
    }

    fakes::ScriptedEngine engine;
    ui::NoDialler dialler;
    RecordingSound sound;
    RecordingNotifier notifier;
    AlarmViewModel model{engine, dialler, {}, {sound, notifier}};
};

} // namespace

class TestAlarmViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ringsUntilAnswered();
    void shownIsToldOncePerAlarm();
    void anotherHelperAnswers();
    void secondPressRingsAgain();
    void answeredAnewSurvivesAReport();
    void foundAgainAfterRestart();
    void answeredCallIsQuietAfterRestart();
    void pushAndProgress();
    void silenceIsExpectedAfterUnplugging();
    void closingIsTwoTouches();
    void mistakeStillAsksToCall();
    void twoCallsOneAfterTheOther();
    void soundEndsWithTheModel();
};

void TestAlarmViewModel::ringsUntilAnswered()
{
    LiveWorld world;
    QCOMPARE(world.model.stage(), AlarmViewModel::Quiet);
    QVERIFY(!world.sound.on);
    world.called();
    QCOMPARE(world.model.stage(), AlarmViewModel::Ringing);
    QVERIFY(world.sound.on);
    QCOMPARE(world.notifier.shown.size(), 1);
    QVERIFY(world.notifier.lastUrgent);
    QCOMPARE(world.model.phone()->number(), u"03-1111-2222"_s);
    world.model.answer();
    QCOMPARE(world.engine.all<api::AnswerHelp>().front().id, callId());
    QVERIFY(!world.sound.on);
    QVERIFY(world.notifier.open.isEmpty());
    QCOMPARE(world.model.stage(), AlarmViewModel::Live);
    QVERIFY(world.model.answerText().startsWith(u"Telling"_s));
    QVERIFY(world.model.isMine());
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, hanako()});
    QVERIFY(world.model.answerText().contains(u"knows"_s));
}

void TestAlarmViewModel::shownIsToldOncePerAlarm()
{
    LiveWorld world;
    world.model.shown();
    QCOMPARE(world.engine.count<api::HelpShown>(), 0);
    world.called();
    QCOMPARE(world.engine.count<api::HelpShown>(), 0); // not before it is visible
    world.model.shown();
    world.model.shown();
    QCOMPARE(world.engine.count<api::HelpShown>(), 1);
    world.called('c', true);
    world.model.shown();
    QCOMPARE(world.engine.count<api::HelpShown>(), 2);
}

void TestAlarmViewModel::anotherHelperAnswers()
{
    LiveWorld world;
    world.called();
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, jiro()});
    QVERIFY(!world.sound.on);
    QCOMPARE(world.model.stage(), AlarmViewModel::Live);
    QVERIFY(world.model.answerText().contains(u"じろう"_s));
    QVERIFY(!world.model.isMine());
    QCOMPARE(world.engine.count<api::AnswerHelp>(), 0);
}

void TestAlarmViewModel::secondPressRingsAgain()
{
    LiveWorld world;
    world.called();
    world.model.answer();
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, hanako()});
    const QString firstKey = world.model.callId() + QString::number(world.model.round());
    world.called('c', true);
    QVERIFY(world.sound.on);
    QCOMPARE(world.notifier.shown.size(), 2);
    QVERIFY(firstKey != world.model.callId() + QString::number(world.model.round()));
}

void TestAlarmViewModel::answeredAnewSurvivesAReport()
{
    LiveWorld world;
    world.called();
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, hanako()});
    world.called('c', true);
    api::StatusReport report = helperReport();
    report.help = {standing(HelpState::Answered)};
    report.help.front().by = hanako();
    world.engine.emitEvent(report);
    QVERIFY(world.sound.on); // asked again after the answer
    world.model.answer();
    world.engine.emitEvent(report);
    QVERIFY(!world.sound.on);
}

void TestAlarmViewModel::foundAgainAfterRestart()
{
    LiveWorld world;
    api::StatusReport report = helperReport();
    report.help = {standing(HelpState::Shown)};
    report.help.front().steps[0] = true;
    world.engine.emitEvent(report);
    QCOMPARE(world.model.stage(), AlarmViewModel::Ringing);
    QVERIFY(world.sound.on);
    QCOMPARE(world.model.steps()->current(), 1);
    QCOMPARE(world.model.from(), u"おかあさん"_s);
}

void TestAlarmViewModel::answeredCallIsQuietAfterRestart()
{
    LiveWorld world;
    world.called('c', true); // the engine says so again after a restart
    api::StatusReport report = helperReport();
    report.help = {standing(HelpState::Answered)};
    report.help.front().by = hanako();
    world.engine.emitEvent(report);
    QVERIFY(!world.sound.on);
    QCOMPARE(world.model.stage(), AlarmViewModel::Live);
    QVERIFY(world.model.answerText().contains(u"knows"_s));
}

void TestAlarmViewModel::pushAndProgress()
{
    LiveWorld world;
    world.called();
    world.model.answer();
    world.model.pushStep(2);
    world.model.pushStep(6);
    world.model.pushStep(-1);
    QCOMPARE(world.engine.count<api::PushStep>(), 1);
    QCOMPARE(world.engine.all<api::PushStep>().front().n, 2);
    const auto role = [&](int row, int which) {
        return world.model.steps()->data(world.model.steps()->index(row), which).toBool();
    };
    QVERIFY(role(2, help::StepModel::PushedRole));
    world.engine.emitEvent(api::StepChanged{callId(), 2, true, false, mother()});
    QVERIFY(role(2, help::StepModel::DoneRole));
    QVERIFY(!role(2, help::StepModel::PushedRole));
    QVERIFY(world.model.stepsText().startsWith(u"1 of 6"_s));
    world.engine.emitEvent(api::StepChanged{callId(), 99, true, false, mother()});
    QVERIFY(world.model.stepsText().startsWith(u"1 of 6"_s));
}

void TestAlarmViewModel::silenceIsExpectedAfterUnplugging()
{
    LiveWorld world;
    world.called();
    QVERIFY(!world.model.isSilenceExpected());
    world.engine.emitEvent(api::StepChanged{callId(), 1, true, false, mother()});
    QVERIFY(world.model.isSilenceExpected());
}

void TestAlarmViewModel::closingIsTwoTouches()
{
    LiveWorld world;
    world.called();
    world.model.answer();
    world.model.resolve();
    QCOMPARE(world.engine.count<api::ResolveHelp>(), 0);
    world.model.makeSure();
    world.model.resolve();
    QCOMPARE(world.engine.count<api::ResolveHelp>(), 1);
    world.engine.emitEvent(api::HelpResolved{callId(), hanako()});
    QCOMPARE(world.model.stage(), AlarmViewModel::Over);
    QVERIFY(!world.model.isCalledOff());
    world.model.closeOver();
    QCOMPARE(world.model.stage(), AlarmViewModel::Quiet);
}

void TestAlarmViewModel::mistakeStillAsksToCall()
{
    LiveWorld world;
    world.called();
    world.engine.emitEvent(api::HelpCancelled{callId(), mother()});
    QVERIFY(!world.sound.on);
    QCOMPARE(world.model.stage(), AlarmViewModel::Over);
    QVERIFY(world.model.isCalledOff());
    QVERIFY(world.model.overText().contains(u"Call all the same"_s));
    QCOMPARE(world.model.phone()->number(), u"03-1111-2222"_s);
}

void TestAlarmViewModel::twoCallsOneAfterTheOther()
{
    LiveWorld world;
    world.called('c');
    world.model.answer();
    world.called('d');
    QCOMPARE(world.model.callId(), callId('d').toString()); // the ringing one comes first
    QVERIFY(world.sound.on);
    QCOMPARE(world.model.otherCalls(), 1);
    world.model.answer();
    QVERIFY(!world.sound.on);
}

void TestAlarmViewModel::soundEndsWithTheModel()
{
    fakes::ScriptedEngine engine;
    ui::NoDialler dialler;
    RecordingSound sound;
    RecordingNotifier notifier;
    {
        AlarmViewModel model(engine, dialler, {}, {sound, notifier});
        engine.emitEvent(api::HelpCalled{callId(), {}, mother(), false, {}});
        QVERIFY(sound.on);
    }
    QVERIFY(!sound.on);
    QVERIFY(notifier.open.isEmpty());
}

QTEST_GUILESS_MAIN(TestAlarmViewModel)
#include "tst_alarm_viewmodel.moc"
