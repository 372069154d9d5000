// SPDX-License-Identifier: MPL-2.0
// Pairing: every order of frames, losses, copies, timers and people's answers, to the end.
#include "tests/model/explore.h"
#include "tests/model/pairingworld.h"

#include <QTest>

using namespace sobani::model;

class TestPairingModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everything_data();
    void everything();
};

void TestPairingModel::everything_data()
{
    QTest::addColumn<bool>("byCode");
    QTest::newRow("scanned") << false;
    QTest::newRow("typed") << true;
}

void TestPairingModel::everything()
{
    QFETCH(bool, byCode);
    const Report report = explore(PairingWorld::begin(byCode), 500'000);
    qInfo("%zu states", report.states);
    QCOMPARE(report.broken, QByteArray());
    QVERIFY2(report.complete, "the bound cut the exploration off");
    QVERIFY(report.states > 500);
    for (const char *end : {"finished/finished", "closed/closed", "undone/closed", "closed/undone",
                            "finished/open", "open/finished"})
        QVERIFY2(report.labels.contains(end), end);
}

QTEST_GUILESS_MAIN(TestPairingModel)
#include "tst_pairingmodel.moc"
