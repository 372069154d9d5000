// SPDX-License-Identifier: MPL-2.0
#include "qml/journal/journalviewmodel.h"
#include "tests/fakes/engine/scriptedengine.h"
#include "tests/qml/common/people.h"
#include "tests/qml/ui/layoutchecker.h"
#include "tests/qml/ui/screenharness.h"

#include <QQuickItem>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using namespace sobani::testing;

using journal::JournalViewModel;

/// The list of what happened, in every look.
class TestJournalScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPageFits_data();
    void everyPageFits();

private:
    ScreenHarness m_harness;
};

void TestJournalScreens::everyPageFits_data()
{
    const QString her = hanako().id.toString();
    const QString own = mother().id.toString();
    const WallTime before{Noon.ms - 3LL * 24 * 3600 * 1000};
    QTest::addColumn<api::HistoryReport>("report");
    QTest::newRow("empty") << api::HistoryReport{};
    QTest::newRow("listed") << api::HistoryReport{
        {{before, u"paired"_s, her, {}}, {Noon, u"help-raised"_s, own, {}},
         {Noon, u"help-answered"_s, her, {}}, {Noon, u"step"_s, own, u"1+"_s},
         {Noon, u"access-denied"_s, her, {}}, {Noon, u"quantum-leap"_s, {}, {}}},
        true};
    QTest::newRow("broken") << api::HistoryReport{{{Noon, u"help-raised"_s, own, {}}}, false};
}

void TestJournalScreens::everyPageFits()
{
    QFETCH(api::HistoryReport, report);
    fakes::ScriptedEngine engine;
    JournalViewModel model(engine);
    engine.emitEvent(motherStatus(), {}, Noon);
    engine.emitEvent(report, {}, Noon);
    const QStringList faults = m_harness.faultsInAllLooks(
        u"journal-%1"_s.arg(QLatin1String(QTest::currentDataTag())), u"Sobani.Journal"_s,
        u"JournalScreen"_s, {{u"viewModel"_s, QVariant::fromValue(&model)}});
    QCOMPARE(faults.join(u'\n'), QString());
}

QTEST_MAIN(TestJournalScreens)
#include "tst_journal_screens.moc"
