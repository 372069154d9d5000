// SPDX-License-Identifier: MPL-2.0
#include "qml/access/accessaskviewmodel.h"
#include "qml/access/accessdecideviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/access/requests.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

using access::AccessAskViewModel;
using access::AccessDecideViewModel;

namespace {

using Prepare = std::function<void(fakes::ScriptedEngine &, AccessAskViewModel &)>;
using PrepareHelper = std::function<void(fakes::ScriptedEngine &, AccessDecideViewModel &)>;

QByteArray squares(const QString &)
{
    return QByteArray(25 * 25, '\1');
}

} // namespace

/// Every page of asking and deciding, in every look.
class TestAccessScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seniorPagesFit_data();
    void seniorPagesFit();
    void helperPagesFit_data();
    void helperPagesFit();
    void everySeniorPageHasTheWayOut();
    void digitsAndTelephoneAreThere();
    void redFlagsAreThere();
    void hangUpIsSaidFirst();
    void wrongNumberIsInSight();

private:
    static std::vector<std::pair<const char *, Prepare>> seniorPages();

    ScreenHarness m_harness;
    ui::NoDialler m_dialler;
};

std::vector<std::pair<const char *, Prepare>> TestAccessScreens::seniorPages()
{
    using E = fakes::ScriptedEngine;
    using M = AccessAskViewModel;
    const auto answer = [](M &m, int times) {
        for (int i = 0; i < times; ++i)
            i < 5 ? m.choose(0) : m.next();
    };
    return {
        {"caller", [](E &, M &) {}},
        {"warning", [=](E &, M &m) { answer(m, 1); }},
        {"asked", [=](E &, M &m) { answer(m, 2); }},
        {"money", [=](E &, M &m) { answer(m, 3); }},
        {"cards", [=](E &, M &m) { answer(m, 4); }},
        {"who", [=](E &, M &m) { answer(m, 5); }},
        {"tool", [=](E &, M &m) { answer(m, 6); }},
        {"sending", [=](E &, M &m) { answer(m, 7); }},
        {"waiting", [](E &e, M &) { e.emitEvent(fraudAtMother(), {}, Noon); }},
        {"waiting-offline",
         [](E &e, M &) {
             e.emitEvent(fraudAtMother(), {}, Noon);
             e.emitEvent(api::RelayChanged{RelayState::Offline}, {}, Noon);
         }},
        {"approved",
         [](E &e, M &) {
             e.emitEvent(fraudAtMother(), {}, Noon);
             e.emitEvent(approved(hanako()), {}, Noon);
         }},
        {"refused",
         [](E &e, M &) {
             e.emitEvent(fraudAtMother(), {}, Noon);
             api::AccessDecided no = denied(hanako());
             no.note = u"さぎです。すぐ電話を切ってね。"_s;
             e.emitEvent(no, {}, Noon);
         }},
        {"timeout",
         [](E &e, M &) {
             e.emitEvent(fraudAtMother(), {}, Noon);
             e.emitEvent(denied({}, DecisionReason::Timeout), {}, Noon);
         }},
        {"over",
         [](E &e, M &) {
             e.emitEvent(fraudAtMother(), {}, Noon);
             e.emitEvent(api::AccessEnded{requestId(), AccessEnd::Revoked}, {}, Noon);
         }},
        {"failed", [=](E &e, M &m) {
             answer(m, 7);
             e.emitEvent(api::Error{u"not-written"_s, {}, {}, -1}, e.commands().back().ref, Noon);
         }}};
}

void TestAccessScreens::seniorPagesFit_data()
{
    QTest::addColumn<Prepare>("prepare");
    for (const auto &[name, prepare] : seniorPages())
        QTest::newRow(name) << prepare;
}

void TestAccessScreens::seniorPagesFit()
{
    QFETCH(Prepare, prepare);
    fakes::ScriptedEngine engine;
    AccessAskViewModel model(engine, m_dialler, squares);
    engine.emitEvent(motherStatus(), {}, Noon);
    prepare(engine, model);
    const QStringList faults = m_harness.faultsInAllLooks(
        u"ask-%1"_s.arg(QLatin1String(QTest::currentDataTag())), u"Sobani.Access"_s,
        u"AccessAskScreen"_s, {{u"viewModel"_s, QVariant::fromValue(&model)}});
    QCOMPARE(faults.join(u'\n'), QString());
}

void TestAccessScreens::everySeniorPageHasTheWayOut()
{
    for (const auto &[name, prepare] : seniorPages()) {
        fakes::ScriptedEngine engine;
        AccessAskViewModel model(engine, m_dialler, squares);
        engine.emitEvent(motherStatus(), {}, Noon);
        prepare(engine, model);
        QQuickItem *screen = m_harness.show(u"Sobani.Access"_s, u"AccessAskScreen"_s,
                                            {{u"viewModel"_s, QVariant::fromValue(&model)}},
                                            {{360, 640}, 1.0, false, u"ja"_s});
        QVERIFY2(screen, name);
        QSignalSpy help(screen, SIGNAL(helpRequested()));
        QQuickItem *button = visibleItem(screen, u"helpButton"_s);
        QVERIFY2(button, name);
        QMetaObject::invokeMethod(button, "clicked");
        QCOMPARE(help.count(), 1);
        m_harness.clear();
    }
}

void TestAccessScreens::helperPagesFit_data()
{
    using E = fakes::ScriptedEngine;
    using M = AccessDecideViewModel;
    QTest::addColumn<PrepareHelper>("prepare");
    const std::pair<const char *, PrepareHelper> pages[] = {
        {"empty", [](E &, M &) {}},
        {"reading", [](E &e, M &) { e.emitEvent(fraud(), {}, Noon); }},
        {"list",
         [](E &e, M &m) {
             e.emitEvent(fraud(), {}, Noon);
             e.emitEvent(denied(jiro()), {}, Noon);
             e.emitEvent(fraud(6), {}, Noon);
             m.back();
         }},
        {"saying",
         [](E &e, M &m) {
             e.emitEvent(fraud(), {}, Noon);
             m.considerWord();
         }},
        {"numbering",
         [](E &e, M &m) {
             e.emitEvent(fraud(), {}, Noon);
             m.considerYes();
             e.emitEvent(api::Error{u"wrong-number"_s, {}, requestId().toString(), 2}, {}, Noon);
         }},
        {"on-its-way",
         [](E &e, M &m) {
             e.emitEvent(fraud(), {}, Noon);
             m.deny();
         }},
        {"approved",
         [](E &e, M &) {
             e.emitEvent(fraud(), {}, Noon);
             e.emitEvent(approved(hanako()), {}, Noon);
         }},
        {"denied",
         [](E &e, M &) {
             e.emitEvent(fraud(), {}, Noon);
             e.emitEvent(denied(hanako()), {}, Noon);
         }},
        {"reading-no-flags",
         [](E &e, M &) {
             api::AccessRequested calm = fraud();
             calm.flags.clear();
             calm.details = {};
             e.emitEvent(calm, {}, Noon);
         }},
        {"yes-on-its-way",
         [](E &e, M &m) {
             e.emitEvent(fraud(), {}, Noon);
             m.considerYes();
             m.setTypedNumber(u"07"_s);
             m.approve();
         }},
        {"withdrawn",
         [](E &e, M &) {
             e.emitEvent(fraud(), {}, Noon);
             e.emitEvent(api::AccessEnded{requestId(), AccessEnd::Withdrawn}, {}, Noon);
         }},
        {"revoked", [](E &e, M &) {
             e.emitEvent(fraud(), {}, Noon);
             e.emitEvent(approved(hanako()), {}, Noon);
             e.emitEvent(api::AccessEnded{requestId(), AccessEnd::Revoked}, {}, Noon);
         }}};
    for (const auto &[name, prepare] : pages)
        QTest::newRow(name) << prepare;
}

void TestAccessScreens::helperPagesFit()
{
    QFETCH(PrepareHelper, prepare);
    fakes::ScriptedEngine engine;
    AccessDecideViewModel model(engine, m_dialler, squares);
    engine.emitEvent(hanakoStatus(), {}, Noon);
    prepare(engine, model);
    const QStringList faults = m_harness.faultsInAllLooks(
        u"decide-%1"_s.arg(QLatin1String(QTest::currentDataTag())), u"Sobani.Access"_s,
        u"AccessDecideScreen"_s, {{u"viewModel"_s, QVariant::fromValue(&model)}});
    QCOMPARE(faults.join(u'\n'), QString());
}

void TestAccessScreens::digitsAndTelephoneAreThere()
{
    fakes::ScriptedEngine engine;
    AccessAskViewModel model(engine, m_dialler, squares);
    engine.emitEvent(motherStatus(), {}, Noon);
    engine.emitEvent(fraudAtMother(), {}, Noon);
    QQuickItem *screen = m_harness.show(u"Sobani.Access"_s, u"AccessAskScreen"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&model)}},
                                        {{360, 640}, 1.0, false, u"ja"_s});
    QVERIFY(visibleTexts(screen).contains(u"07"_s));
    QVERIFY(visibleTexts(screen).contains(u"090-1234-5678"_s));
    // The square takes a whole screen here, so it waits to be asked for.
    QVERIFY(!visibleItem(screen, u"phoneSquare"_s));
    QVERIFY(QMetaObject::invokeMethod(visibleItem(screen, u"squareButton"_s), "clicked"));
    m_harness.settle();
    QVERIFY(visibleItem(screen, u"phoneSquare"_s));
    m_harness.clear();
}

void TestAccessScreens::redFlagsAreThere()
{
    fakes::ScriptedEngine engine;
    AccessDecideViewModel model(engine, m_dialler, squares);
    engine.emitEvent(hanakoStatus(), {}, Noon);
    engine.emitEvent(fraud(), {}, Noon);
    QQuickItem *screen = m_harness.show(u"Sobani.Access"_s, u"AccessDecideScreen"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&model)}},
                                        {{360, 640}, 1.0, false, u"ja"_s});
    const QStringList texts = visibleTexts(screen);
    QVERIFY(texts.contains(u"お金の話をする"_s));
    QVERIFY(texts.contains(u"むこうから電話がかかってきた"_s));
    QCOMPARE(texts.filter(u"マイクロサポート"_s).size(), 1);
    m_harness.clear();
}

void TestAccessScreens::hangUpIsSaidFirst()
{
    for (const auto &[name, prepare] : seniorPages()) {
        const QByteArray page(name);
        if (page != "waiting" && page != "refused" && page != "timeout" && page != "waiting-offline")
            continue;
        fakes::ScriptedEngine engine;
        AccessAskViewModel model(engine, m_dialler, squares);
        engine.emitEvent(motherStatus(), {}, Noon);
        prepare(engine, model);
        QQuickItem *screen = m_harness.show(u"Sobani.Access"_s, u"AccessAskScreen"_s,
                                            {{u"viewModel"_s, QVariant::fromValue(&model)}},
                                            {{360, 640}, 2.0, false, u"ja"_s});
        QVERIFY2(visibleTexts(screen).first().startsWith(u"電話を切って"_s), name);
    }
    m_harness.clear();
}

void TestAccessScreens::wrongNumberIsInSight()
{
    fakes::ScriptedEngine engine;
    AccessDecideViewModel model(engine, m_dialler, squares);
    engine.emitEvent(hanakoStatus(), {}, Noon);
    engine.emitEvent(fraud(), {}, Noon);
    model.considerYes();
    QQuickItem *screen = m_harness.show(u"Sobani.Access"_s, u"AccessDecideScreen"_s,
                                        {{u"viewModel"_s, QVariant::fromValue(&model)}},
                                        {{360, 640}, 1.0, false, u"ja"_s});
    QVERIFY(!visibleItem(screen, u"problemNotice"_s));
    QVERIFY(visibleItem(screen, u"riskNotice"_s));
    engine.emitEvent(api::Error{u"wrong-number"_s, {}, requestId().toString(), 2}, {}, Noon);
    m_harness.settle();
    const QQuickItem *notice = visibleItem(screen, u"problemNotice"_s);
    QVERIFY(notice);
    const QQuickItem *page = visibleItem(screen, u"pageFlickable"_s);
    const auto boxOf = [](const QQuickItem *item) {
        return item->mapRectToScene({0, 0, item->width(), item->height()});
    };
    QVERIFY(boxOf(notice).bottom() <= boxOf(page).bottom());
    m_harness.clear();
}

QTEST_MAIN(TestAccessScreens)
#include "tst_access_screens.moc"
