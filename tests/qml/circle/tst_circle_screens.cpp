// SPDX-License-Identifier: MPL-2.0
#include "qml/circle/circleviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

using circle::CircleViewModel;

namespace {

using Prepare = std::function<void(fakes::ScriptedEngine &, CircleViewModel &)>;

api::StatusReport withPending(api::StatusReport report)
{
    report.peers.push_back(asPeer(jiro(), PresenceState::Unknown));
    report.peers.back().rights = Rights::Pending;
    report.peers.back().rightsFrom = Noon + std::chrono::hours(24);
    return report;
}

} // namespace

/// Every page of the circle, in every look.
class TestCircleScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPageFits_data();
    void everyPageFits();
    void numberIsNotOverwrittenOnAProtectedDevice();
    void onlyHelpIsRedWhenLeaving();

private:
    ScreenHarness m_harness;
    ui::NoDialler m_dialler;
};

void TestCircleScreens::everyPageFits_data()
{
    using E = fakes::ScriptedEngine;
    using M = CircleViewModel;
    QTest::addColumn<Prepare>("prepare");
    const auto asHelper = [](E &e) {
        api::StatusReport report = hanakoStatus();
        report.consents = {{numbered<RequestId>(4), family(), jiro(),
                            Noon + std::chrono::hours(24)}};
        e.emitEvent(report, {}, Noon);
    };
    const std::pair<const char *, Prepare> pages[] = {
        {"nobody",
         [](E &e, M &) {
             api::StatusReport report = motherStatus();
             report.peers.clear();
             report.phone.clear();
             e.emitEvent(report, {}, Noon);
         }},
        {"people", [](E &, M &) {}},
        {"people-helper", [=](E &e, M &) { asHelper(e); }},
        {"person", [](E &, M &m) { m.openPerson(hanako().id.toString()); }},
        {"person-pending", [](E &, M &m) { m.openPerson(jiro().id.toString()); }},
        {"person-no-number",
         [](E &e, M &m) {
             api::StatusReport report = motherStatus();
             report.peers.front().phone.clear();
             e.emitEvent(report, {}, Noon);
             m.openPerson(hanako().id.toString());
         }},
        {"person-helper",
         [=](E &e, M &m) {
             asHelper(e);
             m.openPerson(mother().id.toString());
         }},
        {"numbers", [](E &, M &m) { m.openNumbers(); }},
        {"seen", [](E &, M &m) { m.openSeen(); }},
        {"consent",
         [=](E &e, M &m) {
             asHelper(e);
             m.openConsent(numbered<RequestId>(4).toString());
         }},
        {"consent-sure",
         [=](E &e, M &m) {
             asHelper(e);
             m.openConsent(numbered<RequestId>(4).toString());
             m.makeSure();
         }},
        {"leave-person",
         [](E &, M &m) {
             m.openPerson(hanako().id.toString());
             m.askLeavePerson();
         }},
        {"leave-all", [](E &, M &m) {
             m.askLeaveAll();
             m.makeSure();
         }}};
    for (const auto &[name, prepare] : pages)
        QTest::newRow(name) << prepare;
}

void TestCircleScreens::everyPageFits()
{
    QFETCH(Prepare, prepare);
    fakes::ScriptedEngine engine;
    CircleViewModel model(engine, m_dialler, ui::QrEncoder());
    engine.emitEvent(withPending(motherStatus()), {}, Noon);
    prepare(engine, model);
    const QStringList faults = m_harness.faultsInAllLooks(
        u"circle-%1"_s.arg(QLatin1String(QTest::currentDataTag())), u"Sobani.Circle"_s,
        u"CircleScreen"_s, {{u"viewModel"_s, QVariant::fromValue(&model)}});
    QCOMPARE(faults.join(u'\n'), QString());
}

void TestCircleScreens::numberIsNotOverwrittenOnAProtectedDevice()
{
    const Look look{{360, 640}, 1.0, false, u"ja"_s};
    fakes::ScriptedEngine engine;
    CircleViewModel model(engine, m_dialler, ui::QrEncoder());
    const auto show = [&] {
        return m_harness.show(u"Sobani.Circle"_s, u"CircleScreen"_s,
                              {{u"viewModel"_s, QVariant::fromValue(&model)}}, look);
    };
    engine.emitEvent(motherStatus(), {}, Noon);
    model.openPerson(hanako().id.toString());
    QQuickItem *screen = show();
    QVERIFY(visibleTexts(screen).contains(u"090-1234-5678"_s));
    QVERIFY(!visibleItem(screen, u"personPhoneField"_s));
    QVERIFY(!visibleItem(screen, u"savePersonPhoneButton"_s));
    // The one thing left can only take back what was written here.
    QVERIFY(QMetaObject::invokeMethod(visibleItem(screen, u"wrongNumberButton"_s), "clicked"));
    QCOMPARE(engine.count<api::SetPeerPhone>(), 1);
    QCOMPARE(engine.all<api::SetPeerPhone>().front().phone, QString());

    // Without any number it may be written; a helper may always write the senior's.
    api::StatusReport report = motherStatus();
    report.peers.front().phone.clear();
    engine.emitEvent(report, {}, Noon);
    QVERIFY(visibleItem(show(), u"personPhoneField"_s));
    engine.emitEvent(hanakoStatus(), {}, Noon);
    model.openPerson(mother().id.toString());
    screen = show();
    QVERIFY(visibleItem(screen, u"personPhoneField"_s));
    QVERIFY(!visibleItem(screen, u"wrongNumberButton"_s));
    QVERIFY(!visibleItem(screen, u"helpButton"_s));
    m_harness.clear();
}

void TestCircleScreens::onlyHelpIsRedWhenLeaving()
{
    fakes::ScriptedEngine engine;
    CircleViewModel model(engine, m_dialler, ui::QrEncoder());
    engine.emitEvent(motherStatus(), {}, Noon);
    model.askLeaveAll();
    model.makeSure();
    QQuickItem *screen = m_harness.show(u"Sobani.Circle"_s, u"CircleScreen"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&model)}},
                                        {{360, 640}, 1.0, false, u"ja"_s});
    QQuickItem *help = visibleItem(screen, u"helpButton"_s);
    QQuickItem *sure = visibleItem(screen, u"leaveSureButton"_s);
    QVERIFY(help && sure);
    QVERIFY(help->property("kind") != sure->property("kind"));
    QVERIFY(help->mapToScene({0, 0}).y() > sure->mapToScene({0, 0}).y());
    QSignalSpy asked(screen, SIGNAL(helpRequested()));
    QVERIFY(QMetaObject::invokeMethod(help, "clicked"));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(engine.count<api::Leave>(), 0);
    m_harness.clear();
}

QTEST_MAIN(TestCircleScreens)
#include "tst_circle_screens.moc"
