// SPDX-License-Identifier: MPL-2.0
#include "tests/qml/help/helpworld.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QDateTime>
#include <QQuickItem>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

namespace {

QByteArray square(const QString &)
{
    QByteArray matrix;
    for (int i = 0; i < 25 * 25; ++i)
        matrix.append((i * i / 3 + i / 25) % 2 ? '\1' : '\0');
    return matrix;
}

class TalkingDialler final : public ui::Dialler
{
public:
    [[nodiscard]] bool canDial() const override { return true; }
    void dial(const QString &number) override { dialled += number; }

    QStringList dialled;
};

struct World
{
    fakes::ScriptedEngine engine;
    TalkingDialler dialler;
    RecordingSound sound;
    RecordingNotifier notifier;
    help::HelpViewModel help{engine, dialler, square};
    help::AlarmViewModel alarm{engine, dialler, square, {sound, notifier}};

    void called()
    {
        engine.emitEvent(api::HelpCalled{callId(), idOf<CircleId>('o'), mother(), false, {}}, {},
                         {QDateTime::currentMSecsSinceEpoch() - 190'000});
    }
};

} // namespace

class TestHelpScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fits_data();
    void fits();
    void helpIsLargeAndFirst();
    void everyStepFits();
    void oneTapRaises();
    void mistakeIsInReachOnEveryStep();
    void mistakeIsInSightAtFirst();
    void whatToDoComesBeforeMistake();
    void anotherWayIsAtTheTop();
    void helpIsThereWhenItIsOver();
    void shownOnlyWhenVisible();
    void telephoneAppearsOffline();

private:
    QStringList faults(const QString &name, const QString &type, World &world, bool senior);

    ScreenHarness m_harness;
};

QStringList TestHelpScreens::faults(const QString &name, const QString &type, World &world, bool senior)
{
    const QVariant model = senior ? QVariant::fromValue(&world.help) : QVariant::fromValue(&world.alarm);
    return m_harness.faultsInAllLooks(name, u"Sobani.Help"_s, type, {{u"viewModel"_s, model}});
}

void TestHelpScreens::fits_data()
{
    QTest::addColumn<QString>("situation");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("senior");
    QTest::newRow("home") << u"home"_s << u"HomeScreen"_s << true;
    QTest::newRow("home alone") << u"home-alone"_s << u"HomeScreen"_s << true;
    QTest::newRow("home offline") << u"home-offline"_s << u"HomeScreen"_s << true;
    QTest::newRow("calling") << u"calling"_s << u"HelpFlow"_s << true;
    QTest::newRow("calling offline") << u"calling-offline"_s << u"HelpFlow"_s << true;
    QTest::newRow("unanswered") << u"unanswered"_s << u"HelpFlow"_s << true;
    QTest::newRow("answered") << u"answered"_s << u"HelpFlow"_s << true;
    QTest::newRow("pushed") << u"pushed"_s << u"HelpFlow"_s << true;
    QTest::newRow("stuck") << u"stuck"_s << u"HelpFlow"_s << true;
    QTest::newRow("steps done") << u"steps-done"_s << u"HelpFlow"_s << true;
    QTest::newRow("over") << u"over"_s << u"HelpFlow"_s << true;
    QTest::newRow("over mistake") << u"over-mistake"_s << u"HelpFlow"_s << true;
    QTest::newRow("helper quiet") << u"helper-quiet"_s << u"HelperHomeScreen"_s << false;
    QTest::newRow("helper alone") << u"helper-alone"_s << u"HelperHomeScreen"_s << false;
    QTest::newRow("alarm") << u"alarm"_s << u"AlarmFlow"_s << false;
    QTest::newRow("live") << u"live"_s << u"AlarmFlow"_s << false;
    QTest::newRow("live other") << u"live-other"_s << u"AlarmFlow"_s << false;
    QTest::newRow("live sure") << u"live-sure"_s << u"AlarmFlow"_s << false;
    QTest::newRow("helper over") << u"helper-over"_s << u"AlarmFlow"_s << false;
}

namespace {

void arrangeSenior(World &world, const QString &situation)
{
    world.engine.emitEvent(seniorReport());
    if (situation == u"home-alone") {
        api::StatusReport report = seniorReport();
        report.peers.clear();
        world.engine.emitEvent(report);
    }
    if (situation.endsWith(u"offline"))
        world.engine.emitEvent(api::RelayChanged{RelayState::Offline});
    if (situation.startsWith(u"home"))
        return;
    world.help.raise();
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Written, std::nullopt});
    if (situation == u"calling-offline")
        return;
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Delivered, hanako()});
    if (situation == u"unanswered")
        world.engine.emitEvent(api::HelpUnanswered{callId()});
    if (situation == u"answered" || situation == u"pushed")
        world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, hanako()});
    if (situation == u"pushed")
        world.engine.emitEvent(api::StepChanged{callId(), 2, false, true, hanako()});
    if (situation == u"stuck")
        world.help.checklist()->couldNot();
    for (int n = 0; situation == u"steps-done" && n < StepCount; ++n)
        world.help.checklist()->markDone();
    if (situation == u"over-mistake")
        world.engine.emitEvent(api::HelpCancelled{callId(), mother()});
    if (situation == u"over")
        world.engine.emitEvent(api::HelpResolved{callId(), hanako()});
}

void arrangeHelper(World &world, const QString &situation)
{
    api::StatusReport report = helperReport();
    if (situation == u"helper-alone")
        report.peers.clear();
    world.engine.emitEvent(report);
    if (situation.startsWith(u"helper-") && situation != u"helper-over")
        return;
    world.called();
    if (situation == u"alarm")
        return;
    if (situation == u"live-other") {
        world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, jiro()});
        return;
    }
    world.alarm.answer();
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, hanako()});
    world.engine.emitEvent(api::StepChanged{callId(), 0, true, false, mother()});
    world.alarm.pushStep(1);
    if (situation == u"live-sure")
        world.alarm.makeSure();
    if (situation == u"helper-over")
        world.engine.emitEvent(api::HelpCancelled{callId(), mother()});
}

} // namespace

void TestHelpScreens::fits()
{
    QFETCH(QString, situation);
    QFETCH(QString, type);
    QFETCH(bool, senior);
    World world;
    senior ? arrangeSenior(world, situation) : arrangeHelper(world, situation);
    const QStringList found = faults(situation, type, world, senior);
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u"\n"_s)));
}

void TestHelpScreens::everyStepFits()
{
    for (int n = 1; n < StepCount; ++n) {
        World world;
        arrangeSenior(world, u"calling"_s);
        while (world.help.checklist()->current() < n)
            world.help.checklist()->next();
        const QStringList found = faults(u"step%1"_s.arg(n), u"HelpFlow"_s, world, true);
    QVERIFY2(found.isEmpty(), qUtf8Printable(found.join(u"\n"_s)));
    }
}

void TestHelpScreens::helpIsLargeAndFirst()
{
    World world;
    arrangeSenior(world, u"home"_s);
    for (const Look &look : allLooks()) {
        QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HomeScreen"_s,
                                            {{u"viewModel"_s, QVariant::fromValue(&world.help)}}, look);
        QQuickItem *button = visibleItem(screen, u"helpButton"_s);
        QVERIFY(button);
        QVERIFY2(button->width() >= 20 * 6.3 && button->height() >= 20 * 6.3, qUtf8Printable(look.name()));
        const QRectF box = button->mapRectToScene({0, 0, button->width(), button->height()});
        QVERIFY2(QRectF(QPointF(), QSizeF(look.size)).contains(box), qUtf8Printable(look.name()));
    }
    m_harness.clear();
}

void TestHelpScreens::oneTapRaises()
{
    World world;
    arrangeSenior(world, u"home"_s);
    QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HomeScreen"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&world.help)}},
                                        {{360, 640}, 1, false, u"ja"_s});
    QQuickItem *button = visibleItem(screen, u"helpButton"_s);
    const QPointF edge = button->mapToScene({button->width() / 2, 12});
    QTest::mouseClick(&m_harness.window(), Qt::LeftButton, {}, edge.toPoint());
    QCOMPARE(world.engine.count<api::RaiseHelp>(), 1);
    m_harness.clear();
}

void TestHelpScreens::mistakeIsInReachOnEveryStep()
{
    World world;
    arrangeSenior(world, u"calling"_s);
    QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HelpFlow"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&world.help)}},
                                        {{360, 640}, 1, false, u"ja"_s});
    for (int n = 0; n <= StepCount; ++n) {
        m_harness.settle();
        QVERIFY2(visibleItem(screen, u"mistakeButton"_s), qPrintable(QString::number(n)));
        world.help.checklist()->next();
    }
    QVERIFY(QMetaObject::invokeMethod(visibleItem(screen, u"mistakeButton"_s), "clicked"));
    QCOMPARE(world.engine.count<api::CancelHelp>(), 1);
    m_harness.clear();
}

namespace {

QRectF boxOf(const QQuickItem *item)
{
    return item->mapRectToScene({0, 0, item->width(), item->height()});
}

/// Where what scrolls ends and the buttons begin.
qreal foldOf(QQuickItem *screen)
{
    return boxOf(visibleItem(screen, u"pageFlickable"_s)).bottom();
}

} // namespace

void TestHelpScreens::mistakeIsInSightAtFirst()
{
    for (const QSize size : {QSize(360, 640), QSize(1280, 720)}) {
        for (const QString &language : {u"ja"_s, u"en"_s}) {
            World world;
            arrangeSenior(world, u"calling"_s);
            QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HelpFlow"_s,
                                                {{u"viewModel"_s, QVariant::fromValue(&world.help)}},
                                                {size, 1, false, language});
            const QQuickItem *button = visibleItem(screen, u"mistakeButton"_s);
            QVERIFY(button);
            const qreal fold = foldOf(screen);
            QVERIFY2(boxOf(button).bottom() <= fold,
                     qPrintable(u"%1 %2: %3 > %4"_s.arg(language).arg(size.width())
                                    .arg(boxOf(button).bottom()).arg(fold)));
        }
    }
    m_harness.clear();
}

void TestHelpScreens::whatToDoComesBeforeMistake()
{
    for (const QString &situation : {u"calling"_s, u"calling-offline"_s}) {
        World world;
        arrangeSenior(world, situation);
        QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HelpFlow"_s,
                                            {{u"viewModel"_s, QVariant::fromValue(&world.help)}},
                                            {{360, 640}, 1, false, u"ja"_s});
        const qreal how = boxOf(visibleItem(screen, u"stepHow"_s)).bottom();
        QVERIFY(how <= boxOf(visibleItem(screen, u"mistakeButton"_s)).top());
        const QQuickItem *emergency = visibleItem(screen, u"emergencyLine"_s);
        QVERIFY(emergency && boxOf(emergency).bottom() < how);
    }
    m_harness.clear();
}

void TestHelpScreens::anotherWayIsAtTheTop()
{
    World world;
    arrangeSenior(world, u"calling"_s);
    QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HelpFlow"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&world.help)}},
                                        {{360, 640}, 1, false, u"ja"_s});
    world.help.checklist()->couldNot();
    m_harness.settle();
    const QQuickItem *otherWay = visibleItem(screen, u"otherWay"_s);
    QVERIFY(otherWay);
    QVERIFY(boxOf(otherWay).bottom() <= foldOf(screen));
    QVERIFY(!visibleItem(screen, u"stepHow"_s));
    m_harness.clear();
}

void TestHelpScreens::helpIsThereWhenItIsOver()
{
    World world;
    arrangeSenior(world, u"over-mistake"_s);
    QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HelpFlow"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&world.help)}},
                                        {{360, 640}, 1, false, u"ja"_s});
    QQuickItem *button = visibleItem(screen, u"helpButton"_s);
    QVERIFY(button);
    const int before = world.engine.count<api::RaiseHelp>();
    QVERIFY(QMetaObject::invokeMethod(button, "clicked"));
    QCOMPARE(world.engine.count<api::RaiseHelp>(), before + 1);
    QCOMPARE(world.help.stage(), help::HelpViewModel::Calling);
    m_harness.clear();
}

void TestHelpScreens::shownOnlyWhenVisible()
{
    World world;
    arrangeHelper(world, u"alarm"_s);
    QCOMPARE(world.engine.count<api::HelpShown>(), 0);
    m_harness.window().hide();
    m_harness.show(u"Sobani.Help"_s, u"AlarmFlow"_s, {{u"viewModel"_s, QVariant::fromValue(&world.alarm)}},
                   {{360, 640}, 1, false, u"ja"_s});
    QTRY_COMPARE(world.engine.count<api::HelpShown>(), 1);
    // The same call again: shown again, and not while the window is away.
    m_harness.window().hide();
    world.called();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(world.engine.count<api::HelpShown>(), 1);
    m_harness.window().show();
    QTRY_COMPARE(world.engine.count<api::HelpShown>(), 2);
    m_harness.clear();
}

void TestHelpScreens::telephoneAppearsOffline()
{
    World world;
    arrangeSenior(world, u"calling-offline"_s);
    QQuickItem *screen = m_harness.show(u"Sobani.Help"_s, u"HelpFlow"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&world.help)}},
                                        {{360, 640}, 1, false, u"ja"_s});
    QVERIFY(visibleTexts(screen).contains(u"090-1234-5678"_s));
    QVERIFY(QMetaObject::invokeMethod(visibleItem(screen, u"callButton"_s), "clicked"));
    QCOMPARE(world.dialler.dialled, QStringList{u"090-1234-5678"_s});
    world.engine.emitEvent(api::RelayChanged{RelayState::Online});
    world.engine.emitEvent(api::HelpProgress{callId(), HelpState::Answered, hanako()});
    m_harness.settle();
    QVERIFY(!visibleTexts(screen).contains(u"090-1234-5678"_s));
    m_harness.clear();
}

QTEST_MAIN(TestHelpScreens)
#include "tst_help_screens.moc"
