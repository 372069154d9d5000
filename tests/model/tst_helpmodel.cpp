// SPDX-License-Identifier: MPL-2.0
// Help calls: every order in which people may press and messages may come, to the end.
#include "tests/model/explore.h"
#include "tests/model/helpworld.h"

#include <QTest>

using namespace sobani::model;

class TestHelpModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everything_data();
    void everything();
    void aBoundThatCutsIsSeen();
};

void TestHelpModel::everything_data()
{
    QTest::addColumn<Budget>("budget");
    QTest::newRow("one call, both answer and resolve")
        << Budget{1, 0, 0, {1, 1}, {1, 1}, {1, 0}, 0, {true, true}};
    QTest::newRow("cancelled while it is answered")
        << Budget{1, 1, 0, {1, 1}, {1, 0}, {0, 0}, 1, {true, true}};
    QTest::newRow("tapped again after an answer")
        << Budget{2, 0, 0, {1, 1}, {1, 0}, {0, 0}, 0, {true, true}};
    QTest::newRow("asked again, and answered at the same time")
        << Budget{1, 0, 2, {1, 1}, {0, 0}, {0, 0}, 0, {true, true}};
    QTest::newRow("a second call after a cancelled one")
        << Budget{2, 1, 0, {1, 0}, {0, 0}, {0, 0}, 0, {true, true}};
    QTest::newRow("one has no rights")
        << Budget{1, 1, 1, {1, 1}, {0, 1}, {0, 1}, 0, {true, false}};
    QTest::newRow("the senior's device dies")
        << Budget{1, 1, 0, {1, 0}, {1, 0}, {0, 0}, 0, {true, true}, 1};
    QTest::newRow("copies") << Budget{1, 0, 1, {1, 0}, {1, 0}, {0, 0}, 2, {true, true}};
}

void TestHelpModel::everything()
{
    QFETCH(Budget, budget);
    const Report report = explore(HelpWorld(budget), 2'000'000);
    qInfo("%zu states", report.states);
    QCOMPARE(report.broken, QByteArray());
    QVERIFY2(report.complete, "the bound cut the exploration off");
    QVERIFY(report.states > 100);
    QVERIFY(report.labels.contains("open") && report.labels.contains("answered"));
    if (budget.cancels > 0)
        QVERIFY(report.labels.contains("cancelled"));
    if (budget.resolves[0] + budget.resolves[1] > 0 && budget.full[0])
        QVERIFY(report.labels.contains("resolved") || !budget.full[1]);
}

void TestHelpModel::aBoundThatCutsIsSeen()
{
    const Report report = explore(HelpWorld(Budget{}), 10);
    QVERIFY(!report.complete);
}

QTEST_GUILESS_MAIN(TestHelpModel)
#include "tst_helpmodel.moc"
