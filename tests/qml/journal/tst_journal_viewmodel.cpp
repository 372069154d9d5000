// SPDX-License-Identifier: MPL-2.0
#include "qml/journal/journalviewmodel.h"
#include "qml/journal/journalwords.h"
#include "qml/recovery/stepwords.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;
using namespace sobani::journal;

namespace {

QString words(const JournalViewModel &model, int row)
{
    auto *entries = const_cast<JournalViewModel &>(model).entries();
    return entries->index(row).data(JournalModel::TextRole).toString();
}

} // namespace

class TestJournalViewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForHistory();
    void newestFirstWithDays();
    void devicesGetNames();
    void unknownKindsStayNeutral();
    void stepsSayWhichAndHow();
    void emptyAndFailedAreToldApart();
    void brokenChainIsTold();
};

void TestJournalViewModel::asksForHistory()
{
    fakes::ScriptedEngine engine;
    JournalViewModel model(engine);
    QCOMPARE(engine.count<api::GetHistory>(), 1);
    QCOMPARE(model.state(), JournalViewModel::Loading);
    model.refresh();
    QCOMPARE(engine.count<api::GetHistory>(), 2);
}

void TestJournalViewModel::newestFirstWithDays()
{
    fakes::ScriptedEngine engine;
    JournalViewModel model(engine);
    const WallTime old{Noon.ms - 5LL * 24 * 3600 * 1000};
    engine.emitEvent(api::HistoryReport{{{old, u"help-raised"_s, u"A"_s, {}},
                                         {old, u"help-resolved"_s, u"B"_s, {}},
                                         {Noon, u"paired"_s, u"C"_s, {}}}, true}, {}, Noon);
    QCOMPARE(model.state(), JournalViewModel::Listed);
    QCOMPARE(model.entries()->count(), 3);
    QVERIFY(words(model, 0).contains(u'C'));
    QVERIFY(words(model, 2).contains(u'A'));
    const auto day = [&model](int row) {
        return model.entries()->index(row).data(JournalModel::DayRole).toString();
    };
    QVERIFY(!day(0).isEmpty());
    QVERIFY(!day(1).isEmpty());
    QVERIFY(day(2).isEmpty()); // the same day as the row above
}

void TestJournalViewModel::devicesGetNames()
{
    fakes::ScriptedEngine engine;
    JournalViewModel model(engine);
    engine.emitEvent(motherStatus(), {}, Noon);
    engine.emitEvent(api::HistoryReport{{{Noon, u"help-answered"_s, jiro().id.toString(), {}},
                                         {Noon, u"help-answered"_s, hanako().id.toString(), {}},
                                         {Noon, u"help-raised"_s, mother().id.toString(), {}}},
                                        true}, {}, Noon);
    QVERIFY(words(model, 0).contains(mother().name));
    QVERIFY(words(model, 1).contains(hanako().name));
    QVERIFY(!words(model, 2).contains(jiro().id.toString()));
}

void TestJournalViewModel::unknownKindsStayNeutral()
{
    QVERIFY(!JournalWords::isKnown(u"quantum-leap"_s));
    const QString text = JournalWords::text(u"quantum-leap"_s, {}, u"x"_s);
    QVERIFY(!text.isEmpty());
    QVERIFY(!text.contains(u"quantum"));
    QVERIFY(JournalWords::text(u"quantum-leap"_s, u"A"_s, {}).contains(u'A'));
    QCOMPARE(JournalWords::tone(u"quantum-leap"_s), Tone::Plain);
    QCOMPARE(JournalWords::tone(u"access-denied"_s), Tone::Decision);
}

void TestJournalViewModel::stepsSayWhichAndHow()
{
    const QString done = JournalWords::text(u"step"_s, u"A"_s, u"3+"_s);
    const QString notDone = JournalWords::text(u"step"_s, u"A"_s, u"3-"_s);
    const QString bank = recovery::StepWords::brief(3);
    QVERIFY(done.contains(bank) && notDone.contains(bank));
    QVERIFY(done != notDone);
    // A journal of a later version may know more steps than this one.
    QVERIFY(JournalWords::text(u"step"_s, u"A"_s, u"42+"_s).contains(u"42"_s));
    QVERIFY(!JournalWords::text(u"step"_s, {}, {}).isEmpty());
}

void TestJournalViewModel::emptyAndFailedAreToldApart()
{
    fakes::ScriptedEngine engine;
    JournalViewModel model(engine);
    engine.emitEvent(api::Error{u"x"_s, {}, {}, -1}, u"other"_s, Noon);
    QCOMPARE(model.state(), JournalViewModel::Loading);
    engine.emitEvent(api::Error{u"x"_s, {}, {}, -1}, engine.commands().back().ref, Noon);
    QCOMPARE(model.state(), JournalViewModel::Failed);
    engine.emitEvent(api::HistoryReport{}, {}, Noon);
    QCOMPARE(model.state(), JournalViewModel::Empty);
}

void TestJournalViewModel::brokenChainIsTold()
{
    fakes::ScriptedEngine engine;
    JournalViewModel model(engine);
    QVERIFY(model.isIntact());
    engine.emitEvent(api::HistoryReport{{}, false}, {}, Noon);
    QVERIFY(!model.isIntact());
}

QTEST_MAIN(TestJournalViewModel)
#include "tst_journal_viewmodel.moc"
