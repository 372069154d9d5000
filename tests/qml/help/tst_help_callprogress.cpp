// SPDX-License-Identifier: MPL-2.0
#include "qml/help/callprogress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sobani;
using help::CallProgress;

class TestCallProgress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysOnlyWhatHappened_data();
    void saysOnlyWhatHappened();
    void neverGoesBack();
    void sentWithoutWritten();
    void failedWriteIsSaid();
    void reportMeansWritten();
};

void TestCallProgress::saysOnlyWhatHappened_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QList<bool>>("reached");
    QTest::newRow("written") << 0 << QList<bool>{true, false, false, false, false};
    QTest::newRow("sent") << 1 << QList<bool>{false, true, false, false, false};
    QTest::newRow("delivered") << 2 << QList<bool>{false, true, true, false, false};
    QTest::newRow("shown") << 3 << QList<bool>{false, true, true, true, false};
    QTest::newRow("answered") << 4 << QList<bool>{false, true, true, true, true};
}

void TestCallProgress::saysOnlyWhatHappened()
{
    QFETCH(int, state);
    QFETCH(QList<bool>, reached);
    CallProgress progress;
    progress.advance(HelpState(state), u"Hanako"_s);
    QCOMPARE(progress.reached(), reached);
    const QString said = progress.texts(true).join(u'|') + progress.headline(true);
    // Words that would be a lie before their time.
    QCOMPARE(said.contains(u"Reached"_s), state >= 2);
    QCOMPARE(said.contains(u"Seen by Hanako"_s), state >= 3);
    QCOMPARE(said.contains(u"Hanako will telephone"_s), state >= 4);
    QCOMPARE(said.contains(u"will telephone you"_s), state >= 4);
    QCOMPARE(progress.isAnswered(), state >= 4);
}

void TestCallProgress::neverGoesBack()
{
    CallProgress progress;
    progress.advance(HelpState::Answered, u"Hanako"_s);
    progress.advance(HelpState::Sent, {});
    progress.advance(HelpState::Shown, u"Jiro"_s);
    QVERIFY(progress.isAnswered());
    QVERIFY(progress.headline(true).startsWith(u"Hanako"_s));
}

void TestCallProgress::sentWithoutWritten()
{
    CallProgress progress;
    progress.advance(HelpState::Sent, {});
    QVERIFY(!progress.has(HelpState::Written));
    QCOMPARE(progress.texts(true).first(), u"Being written down"_s);
    progress.advance(HelpState::Written, {});
    QCOMPARE(progress.texts(true).first(), u"Written down here"_s);
}

void TestCallProgress::failedWriteIsSaid()
{
    CallProgress progress;
    progress.failWriting();
    QVERIFY(progress.texts(true).first().startsWith(u"Could not"_s));
    QVERIFY(progress.headline(true).contains(u"telephone"_s));
    progress.advance(HelpState::Delivered, {});
    QVERIFY(progress.texts(true).first().startsWith(u"Could not"_s));
    QVERIFY(progress.headline(true).contains(u"reached"_s));
}

void TestCallProgress::reportMeansWritten()
{
    CallProgress progress;
    progress.restore(HelpState::Sent, {});
    QVERIFY(progress.has(HelpState::Written));
    CallProgress failed;
    failed.failWriting();
    failed.restore(HelpState::Sent, {});
    QVERIFY(!failed.has(HelpState::Written));
    QVERIFY(CallProgress().headline(false).contains(u"No connection"_s));
    QVERIFY(CallProgress().texts(false).at(1).contains(u"no connection"_s));
}

QTEST_GUILESS_MAIN(TestCallProgress)
#include "tst_help_callprogress.moc"
