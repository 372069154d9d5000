// SPDX-License-Identifier: MPL-2.0
#include "tests/qml/shell/shellworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using shell::ShellViewModel;

class TestShellViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void helpIsThereBeforeTheEngine();
    void asksForThePicture();
    void alarmComesBeforeEverything();
    void answeredCallTakesTheFirstPagesPlace();
    void ownCallComesBeforeEverything();
    void requestOpensItsPage();
    void secondRequestBeginsAnew();
    void requestDuringACallWaits();
    void lockedKeysStopEverythingButHelp();
    void folderTroubleIsSaid();
    void bannerSaysOneThing();
    void aServiceThatDoesNotAnswer();
    void keysInFileAreWarnedOfOnce();
    void relayTroubleAwayFromHome();
    void consentIsShown();
    void pushedStepCallsTheWindow();
};

void TestShellViewModel::helpIsThereBeforeTheEngine()
{
    ShellWorld world(Role::Protected);
    QCOMPARE(world.model.front(), ShellViewModel::SeniorHome);
    world.model.help()->raise();
    QCOMPARE(world.engine.count<api::RaiseHelp>(), 1);
    QCOMPARE(world.model.front(), ShellViewModel::Help);
    QCOMPARE(ShellWorld(Role::Helper).model.front(), ShellViewModel::HelperHome);
}

void TestShellViewModel::asksForThePicture()
{
    ShellWorld world(Role::Protected);
    world.ready(Role::Protected);
    QVERIFY(world.engine.count<api::GetStatus>() >= 1);
    const int before = world.engine.count<api::GetStatus>();
    world.engine.emitEvent(api::Paired{idOf<CircleId>('o'), jiro()});
    QVERIFY(world.engine.count<api::GetStatus>() > before);
}

void TestShellViewModel::alarmComesBeforeEverything()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    QSignalSpy attention(&world.model, &ShellViewModel::attentionNeeded);
    for (const auto page : {ShellViewModel::Settings, ShellViewModel::Decide, ShellViewModel::Pairing}) {
        world.model.open(page);
        QCOMPARE(world.model.front(), page);
        world.called();
        QCOMPARE(world.model.front(), ShellViewModel::Alarm);
        QVERIFY(!world.model.isBannerVisible());
        world.engine.emitEvent(api::HelpResolved{callId(), hanako()});
        world.model.alarm()->closeOver();
    }
    QCOMPARE(attention.count(), 3);
    QCOMPARE(attention.first().first().toBool(), true);
}

void TestShellViewModel::answeredCallTakesTheFirstPagesPlace()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    world.model.open(ShellViewModel::Circle);
    world.called();
    world.model.alarm()->answer();
    QCOMPARE(world.model.front(), ShellViewModel::Alarm);
    world.model.open(ShellViewModel::Settings); // the helper may look elsewhere
    QCOMPARE(world.model.front(), ShellViewModel::Settings);
    world.model.goHome();
    QCOMPARE(world.model.front(), ShellViewModel::Alarm);
    world.engine.emitEvent(api::HelpResolved{callId(), hanako()});
    world.model.alarm()->closeOver();
    QCOMPARE(world.model.front(), ShellViewModel::HelperHome);
}

void TestShellViewModel::ownCallComesBeforeEverything()
{
    ShellWorld world(Role::Protected);
    world.ready(Role::Protected);
    world.model.open(ShellViewModel::Ask);
    world.model.callForHelp();
    QCOMPARE(world.model.front(), ShellViewModel::Help);
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Written, std::nullopt});
    world.model.open(ShellViewModel::Settings);
    QCOMPARE(world.model.front(), ShellViewModel::Help);
    world.engine.emitEvent(api::HelpCancelled{callId(), mother()});
    QCOMPARE(world.model.front(), ShellViewModel::Help); // says that it is over
    world.model.help()->closeOver();
    QCOMPARE(world.model.front(), ShellViewModel::SeniorHome);
}

void TestShellViewModel::requestOpensItsPage()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    QSignalSpy attention(&world.model, &ShellViewModel::attentionNeeded);
    world.requested();
    QCOMPARE(world.model.front(), ShellViewModel::Decide);
    QCOMPARE(world.model.openRequests(), 1);
    QCOMPARE(attention.count(), 1);
    world.model.goHome();
    QVERIFY(world.model.isBannerVisible());
    QVERIFY(world.model.isBannerUrgent());
    world.model.followBanner();
    QCOMPARE(world.model.front(), ShellViewModel::Decide);
}

void TestShellViewModel::secondRequestBeginsAnew()
{
    ShellWorld world(Role::Protected);
    world.ready(Role::Protected);
    world.model.open(ShellViewModel::Ask);
    world.requested();
    world.engine.emitEvent(api::AccessEnded{idOf<RequestId>('r'), AccessEnd::Withdrawn});
    QCOMPARE(world.model.ask()->stage(), access::AccessAskViewModel::Over);
    world.model.goHome();
    world.model.open(ShellViewModel::Ask);
    QCOMPARE(world.model.ask()->stage(), access::AccessAskViewModel::Asking);
    world.requested('s');
    world.model.goHome();
    world.model.open(ShellViewModel::Ask); // an open one is still there
    QCOMPARE(world.model.ask()->stage(), access::AccessAskViewModel::Waiting);
}

void TestShellViewModel::requestDuringACallWaits()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    world.called();
    world.model.alarm()->answer();
    world.requested();
    QCOMPARE(world.model.front(), ShellViewModel::Alarm);
    QVERIFY(world.model.isBannerUrgent());
    world.model.followBanner();
    QCOMPARE(world.model.front(), ShellViewModel::Decide);
}

void TestShellViewModel::lockedKeysStopEverythingButHelp()
{
    ShellWorld world(Role::Protected);
    world.engine.emitEvent(api::Error{u"keychain-locked"_s, {}, {}, -1});
    QCOMPARE(world.model.front(), ShellViewModel::Keys);
    world.model.callForHelp();
    QCOMPARE(world.model.front(), ShellViewModel::Help);
}

void TestShellViewModel::folderTroubleIsSaid()
{
    ShellWorld world(Role::Protected);
    QVERIFY(world.model.startProblem().isEmpty());
    world.engine.emitEvent(api::Error{u"profile-failed"_s, {}, {}, -1});
    QCOMPARE(world.model.front(), ShellViewModel::Starting);
    QVERIFY(world.model.startProblem().contains(u"telephone"_s));
    world.ready(Role::Protected);
    QCOMPARE(world.model.front(), ShellViewModel::SeniorHome);
}

void TestShellViewModel::bannerSaysOneThing()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    QVERIFY(!world.model.isBannerVisible());
    world.engine.emitEvent(api::RelayChanged{RelayState::WrongCertificate});
    QVERIFY(world.model.bannerText().contains(u"prove"_s));
    QVERIFY(world.model.bannerAction().isEmpty());
    world.requested();
    world.model.goHome();
    QVERIFY(world.model.bannerText().contains(u"your word"_s)); // a person's matter first
}

void TestShellViewModel::aServiceThatDoesNotAnswer()
{
    ShellWorld world(Role::Protected);
    world.ready(Role::Protected);
    for (const QString &code : {u"engine-unreachable"_s, u"engine-version"_s}) {
        world.engine.emitEvent(api::RelayChanged{RelayState::Offline});
        world.engine.emitEvent(api::Error{code, {}, {}, -1});
        QVERIFY(world.model.bannerText().contains(u"service"_s));
        QVERIFY(world.model.isBannerUrgent());
        QCOMPARE(world.model.front(), ShellViewModel::SeniorHome); // HELP stays where it is
        world.ready(Role::Protected);
        QVERIFY(!world.model.isBannerVisible());
    }
    world.engine.emitEvent(api::RelayChanged{RelayState::Offline});
    world.engine.emitEvent(api::Error{u"engine-unreachable"_s, {}, {}, -1});
    world.model.callForHelp();
    QCOMPARE(world.engine.count<api::RaiseHelp>(), 1);
    QCOMPARE(world.model.front(), ShellViewModel::Help);
    QVERIFY(!world.model.isBannerVisible()); // that page has its own words
}

void TestShellViewModel::keysInFileAreWarnedOfOnce()
{
    ShellWorld world(Role::Protected);
    world.ready(Role::Protected, api::Keychain::File);
    QVERIFY(world.model.bannerText().contains(u"keys"_s));
    world.model.followBanner();
    QVERIFY(!world.model.isBannerVisible());
}

void TestShellViewModel::relayTroubleAwayFromHome()
{
    ShellWorld world(Role::Protected);
    world.ready(Role::Protected);
    world.engine.emitEvent(api::RelayChanged{RelayState::Offline});
    QVERIFY(!world.model.isBannerVisible()); // the first page has its own words
    world.model.open(ShellViewModel::Circle);
    QVERIFY(world.model.bannerText().contains(u"No connection"_s));
    world.model.callForHelp();
    QVERIFY(!world.model.isBannerVisible());
}

void TestShellViewModel::consentIsShown()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    world.engine.emitEvent(
        api::ConsentRequested{idOf<RequestId>('q'), idOf<CircleId>('o'), jiro(), {}});
    QVERIFY(world.model.bannerText().contains(u"helper"_s));
    world.model.followBanner();
    QCOMPARE(world.model.front(), ShellViewModel::Circle);
    world.model.goHome();
    world.engine.emitEvent(helperReport()); // answered: the picture has none
    QVERIFY(!world.model.isBannerVisible());
}

void TestShellViewModel::pushedStepCallsTheWindow()
{
    ShellWorld world(Role::Protected);
    world.ready(Role::Protected);
    world.model.callForHelp();
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Written, std::nullopt});
    QSignalSpy attention(&world.model, &ShellViewModel::attentionNeeded);
    world.engine.emitEvent(api::StepChanged{callId(), 3, false, true, hanako()});
    QCOMPARE(attention.count(), 1);
    QCOMPARE(attention.first().first().toBool(), false);
    QCOMPARE(world.model.help()->checklist()->current(), 3);
}

QTEST_MAIN(TestShellViewModel)
#include "tst_shell_viewmodel.moc"
