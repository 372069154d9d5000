// SPDX-License-Identifier: MPL-2.0
#include "qml/recovery/checklistviewmodel.h"
#include "qml/recovery/stepwords.h"
#include "tests/fakes/engine/scriptedengine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using recovery::ChecklistViewModel;
using recovery::StepWords;

namespace {

const PeerInfo &senior()
{
    static const PeerInfo info{*DeviceId::fromBytes(QByteArray(16, 'm')), u"Mother"_s, Role::Protected};
    return info;
}

const PeerInfo &helper()
{
    static const PeerInfo info{*DeviceId::fromBytes(QByteArray(16, 'h')), u"Hanako"_s, Role::Helper};
    return info;
}

HelpId call(char c = 'c')
{
    return *HelpId::fromBytes(QByteArray(16, c));
}

api::StatusReport report(std::array<bool, StepCount> steps, int pushed = -1, char id = 'c')
{
    api::StatusReport status;
    status.self = senior();
    api::HelpStatus help;
    help.id = call(id);
    help.from = senior();
    help.steps = steps;
    help.pushed = pushed;
    status.help = {help};
    return status;
}

} // namespace

class TestChecklistViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesThroughAllSteps();
    void couldNotOffersAnotherWay();
    void noMoneySpokenOfIsNoLie();
    void pushedStepComesToTheFront();
    void foreignCallsStepsAreIgnored();
    void hostileNumbersAreIgnored();
    void reloads_data();
    void reloads();
    void reportKeepsThePage();
    void newCallStartsOver();
    void everyStepHasWords();
};

void TestChecklistViewModel::goesThroughAllSteps()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    for (int n = 0; n < StepCount; ++n) {
        QCOMPARE(model.current(), n);
        QVERIFY(!model.isFinished());
        model.markDone();
    }
    QVERIFY(model.isFinished());
    const auto marks = engine.all<api::MarkStep>();
    QCOMPARE(marks.size(), std::size_t(StepCount));
    for (int n = 0; n < StepCount; ++n) {
        QCOMPARE(marks[std::size_t(n)].n, n);
        QVERIFY(marks[std::size_t(n)].done);
    }
    model.back();
    QVERIFY(!model.isFinished());
    QCOMPARE(model.current(), StepCount - 1);
    model.back();
    QCOMPARE(model.current(), StepCount - 2);
}

void TestChecklistViewModel::couldNotOffersAnotherWay()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    QVERIFY(model.otherWay().isEmpty());
    model.couldNot();
    QVERIFY(!engine.all<api::MarkStep>().back().done);
    QVERIFY(!model.otherWay().isEmpty());
    QCOMPARE(model.current(), 0);
    model.next();
    QCOMPARE(model.current(), 1);
    QVERIFY(model.otherWay().isEmpty());
}

void TestChecklistViewModel::noMoneySpokenOfIsNoLie()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    QCOMPARE(model.couldNotLabel(), u"I could not do it"_s);
    QVERIFY(model.telephoneNote().isEmpty());
    while (model.current() < 3)
        model.next();
    QVERIFY(model.couldNotLabel().contains(u"No money"_s));
    QVERIFY(!model.telephoneNote().isEmpty());
    model.couldNot();
    QVERIFY(model.otherWay().startsWith(u"No talk of money? Then go on"_s));
}

void TestChecklistViewModel::pushedStepComesToTheFront()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    engine.emitEvent(report({}));
    engine.emitEvent(api::StepChanged{call(), 3, false, true, helper()});
    QCOMPARE(model.current(), 3);
    QVERIFY(model.isPushed());
    QVERIFY(model.pushedText().contains(u"Hanako"_s));
    model.markDone();
    QVERIFY(!model.isPushed());
}

void TestChecklistViewModel::foreignCallsStepsAreIgnored()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    engine.emitEvent(report({}));
    engine.emitEvent(api::StepChanged{call('x'), 3, true, true, helper()});
    QCOMPARE(model.current(), 0);
    QCOMPARE(model.done(), QList<bool>(StepCount, false));
}

void TestChecklistViewModel::hostileNumbersAreIgnored()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    engine.emitEvent(report({}));
    for (const int n : {-1, StepCount, 1'000'000}) {
        engine.emitEvent(api::StepChanged{call(), n, true, false, helper()});
        engine.emitEvent(api::StepChanged{call(), n, true, true, helper()});
    }
    QCOMPARE(model.current(), 0);
    QVERIFY(!model.isPushed());
}

void TestChecklistViewModel::reloads_data()
{
    QTest::addColumn<QList<bool>>("steps");
    QTest::addColumn<int>("pushed");
    QTest::addColumn<int>("current");
    QTest::addColumn<bool>("finished");
    QTest::newRow("nothing") << QList<bool>{false, false, false, false, false, false} << -1 << 0 << false;
    QTest::newRow("two") << QList<bool>{true, true, false, false, false, false} << -1 << 2 << false;
    QTest::newRow("gap") << QList<bool>{true, false, true, false, false, false} << -1 << 1 << false;
    QTest::newRow("pushed") << QList<bool>{true, false, false, false, false, false} << 4 << 4 << false;
    QTest::newRow("all") << QList<bool>{true, true, true, true, true, true} << -1 << 5 << true;
}

void TestChecklistViewModel::reloads()
{
    QFETCH(QList<bool>, steps);
    QFETCH(int, pushed);
    QFETCH(int, current);
    QFETCH(bool, finished);
    std::array<bool, StepCount> done{};
    std::copy(steps.begin(), steps.end(), done.begin());
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    engine.emitEvent(report(done, pushed));
    QCOMPARE(model.done(), steps);
    QCOMPARE(model.current(), current);
    QCOMPARE(model.isFinished(), finished);
    QCOMPARE(model.isPushed(), pushed >= 0);
    QCOMPARE(model.pushedText().isEmpty(), pushed < 0);
}

void TestChecklistViewModel::reportKeepsThePage()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    engine.emitEvent(report({}));
    model.next();
    model.next();
    engine.emitEvent(report({true, false, false, false, false, false}));
    QCOMPARE(model.current(), 2);
    QVERIFY(model.done().first());
}

void TestChecklistViewModel::newCallStartsOver()
{
    fakes::ScriptedEngine engine;
    ChecklistViewModel model(engine);
    engine.emitEvent(report({true, true, true, false, false, false}));
    QCOMPARE(model.current(), 3);
    model.restart(call('d'));
    QCOMPARE(model.current(), 0);
    QCOMPARE(model.done(), QList<bool>(StepCount, false));
    model.markDone();
    model.restart(call('d'));
    QCOMPARE(model.current(), 1);
}

void TestChecklistViewModel::everyStepHasWords()
{
    for (int n = 0; n < StepCount; ++n) {
        for (const QString &text : {StepWords::title(n), StepWords::how(n), StepWords::reason(n),
                                    StepWords::doneLabel(n), StepWords::otherWay(n),
                                    StepWords::helperSays(n), StepWords::brief(n), StepWords::picture(n)})
            QVERIFY2(!text.isEmpty(), qPrintable(QString::number(n)));
        QCOMPARE(StepWords::condition(n).isEmpty(), n != 3);
        QCOMPARE(StepWords::readOn(n).isEmpty(), n != 1 && n != 2);
        QCOMPARE(StepWords::telephoneNote(n).isEmpty(), n != 3);
        QVERIFY(!StepWords::couldNotLabel(n).isEmpty());
    }
    for (const int n : {-1, StepCount})
        QVERIFY(StepWords::title(n).isEmpty() && StepWords::picture(n).isEmpty());
}

QTEST_GUILESS_MAIN(TestChecklistViewModel)
#include "tst_checklist_viewmodel.moc"
