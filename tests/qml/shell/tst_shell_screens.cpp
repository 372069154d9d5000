// SPDX-License-Identifier: MPL-2.0
#include "tests/qml/shell/shellworld.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QQmlComponent>
#include <QQuickItem>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using shell::ShellViewModel;

class TestShellScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFrontIsMade_data();
    void everyFrontIsMade();
    void bannerFits();
    void startingFits();
    void windowOpensAndFollows();

private:
    ScreenHarness m_harness;
};

void TestShellScreens::everyFrontIsMade_data()
{
    QTest::addColumn<int>("front");
    QTest::addColumn<bool>("senior");
    QTest::newRow("senior home") << int(ShellViewModel::SeniorHome) << true;
    QTest::newRow("ask") << int(ShellViewModel::Ask) << true;
    QTest::newRow("pairing") << int(ShellViewModel::Pairing) << true;
    QTest::newRow("circle") << int(ShellViewModel::Circle) << true;
    QTest::newRow("settings") << int(ShellViewModel::Settings) << true;
    QTest::newRow("helper home") << int(ShellViewModel::HelperHome) << false;
    QTest::newRow("decide") << int(ShellViewModel::Decide) << false;
    QTest::newRow("journal") << int(ShellViewModel::Journal) << false;
}

void TestShellScreens::everyFrontIsMade()
{
    QFETCH(int, front);
    QFETCH(bool, senior);
    const Role role = senior ? Role::Protected : Role::Helper;
    ShellWorld world(role);
    world.ready(role);
    QQuickItem *page = m_harness.show(u"Sobani.Shell"_s, u"FrontPage"_s,
                                      {{u"viewModel"_s, QVariant::fromValue(&world.model)}},
                                      {{360, 640}, 1, false, u"ja"_s});
    QVERIFY(page);
    world.model.open(ShellViewModel::Front(front));
    m_harness.settle();
    QCOMPARE(m_harness.takeWarnings().join(u'\n'), QString());
    QVERIFY(!visibleTexts(page).isEmpty());
    const QStringList faults = layoutFaults(page);
    QVERIFY2(faults.isEmpty(), qUtf8Printable(faults.join(u"\n"_s)));
    // A call takes the page away at once.
    senior ? world.model.callForHelp() : world.called();
    m_harness.settle();
    QVERIFY(visibleItem(page, senior ? u"mistakeButton"_s : u"answerButton"_s));
    m_harness.clear();
}

void TestShellScreens::bannerFits()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    world.requested();
    world.model.goHome();
    for (const Look &look : allLooks()) {
        QQuickItem *bar = m_harness.showText(
            u"import QtQuick\nimport Sobani.Shell\nItem { id: root; required property ShellViewModel viewModel;"
            " BannerBar { objectName: 'bar'; width: root.width; viewModel: root.viewModel } }"_s,
            {{u"viewModel"_s, QVariant::fromValue(&world.model)}}, look);
        QVERIFY(bar);
        const QStringList faults = layoutFaults(bar) + m_harness.takeWarnings();
        QVERIFY2(faults.isEmpty(), qUtf8Printable(faults.join(u"\n"_s)));
        // The page below stays usable.
        const qreal height = visibleItem(bar, u"bar"_s)->height();
        QVERIFY2(height < 0.6 * look.size.height(),
                 qUtf8Printable(u"%1: %2"_s.arg(look.name()).arg(height)));
        m_harness.shot(u"banner"_s);
    }
    m_harness.clear();
}

void TestShellScreens::startingFits()
{
    const QStringList faults = m_harness.faultsInAllLooks(
        u"starting"_s, u"Sobani.Shell"_s, u"StartingScreen"_s, {{u"problem"_s, u"Please telephone."_s}});
    QVERIFY2(faults.isEmpty(), qUtf8Printable(faults.join(u"\n"_s)));
}

void TestShellScreens::windowOpensAndFollows()
{
    ShellWorld world(Role::Helper);
    world.ready(Role::Helper);
    QQmlComponent component(&m_harness.engine(), QUrl(u"qrc:/qt/qml/Sobani/Shell/Main.qml"_s));
    QVERIFY2(component.isReady(), qUtf8Printable(component.errorString()));
    std::unique_ptr<QObject> object(component.createWithInitialProperties(
        {{u"viewModel"_s, QVariant::fromValue(&world.model)}, {u"mayFillScreen"_s, true}}));
    auto *window = qobject_cast<QQuickWindow *>(object.get());
    QVERIFY(window);
    QTRY_VERIFY(window->isExposed());
    world.called();
    QCOMPARE(window->visibility(), QWindow::FullScreen);
    QTRY_COMPARE(world.engine.count<api::HelpShown>(), 1);
    world.preferences.setTextScale(1.5);
    QCOMPARE(m_harness.theme()->property("textScale").toDouble(), 1.5);
    world.preferences.setLook(settings::Preferences::Dark);
    QCOMPARE(m_harness.theme()->property("dark").toBool(), true);
    QCOMPARE(m_harness.takeWarnings().join(u'\n'), QString());
}

QTEST_MAIN(TestShellScreens)
#include "tst_shell_screens.moc"
