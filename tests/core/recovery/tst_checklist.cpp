// SPDX-License-Identifier: MPL-2.0
#include "core/recovery/checklist.h"

#include <QTest>

using namespace sobani;
using namespace sobani::recovery;

namespace {

const HelpId First = *HelpId::fromBytes(QByteArray(16, '1'));
const HelpId Second = *HelpId::fromBytes(QByteArray(16, '2'));

Checklist fresh()
{
    return forCall({}, First);
}

} // namespace

class TestChecklist : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneListForEachCall();
    void everyStep_data();
    void everyStep();
    void pushing();
    void copiesNeverGoBack();
    void encoding();
    void hostileNumbers();
};

void TestChecklist::oneListForEachCall()
{
    const Checklist ticked = *mark(fresh(), 2, true);
    QVERIFY(forCall(ticked, First) == ticked);
    const Checklist other = forCall(ticked, Second);
    QCOMPARE(other.call, Second);
    QCOMPARE(other.revision, quint32(0));
    QVERIFY(other.done == (std::array<bool, StepCount>{}));
}

void TestChecklist::everyStep_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<bool>("exists");
    for (int n = -2; n <= StepCount + 1; ++n)
        QTest::addRow("%d", n) << n << (n >= 0 && n < StepCount);
}

void TestChecklist::everyStep()
{
    QFETCH(int, n);
    QFETCH(bool, exists);
    const auto done = mark(fresh(), n, true);
    QCOMPARE(done.has_value(), exists);
    QCOMPARE(push(fresh(), n).has_value(), exists);
    if (!exists)
        return;
    QCOMPARE(done->revision, quint32(1));
    for (int i = 0; i < StepCount; ++i)
        QCOMPARE(done->done[std::size_t(i)], i == n);
    QVERIFY(!mark(*done, n, true)); // nothing changes
    QVERIFY(!mark(fresh(), n, false));
    const auto undone = mark(*done, n, false);
    QCOMPARE(undone->revision, quint32(2));
    QVERIFY(!undone->done[std::size_t(n)]);
}

void TestChecklist::pushing()
{
    Checklist list = *push(fresh(), 3);
    QCOMPARE(list.pushed, 3);
    list = *mark(list, 1, true);
    QCOMPARE(list.pushed, 3); // another step's tick leaves it
    list = *push(list, 4);
    QCOMPARE(list.pushed, 4);
    list = *mark(list, 4, true);
    QCOMPARE(list.pushed, -1);
    list = *push(list, 4); // look at it again
    QCOMPARE(list.pushed, 4);
    QVERIFY(list.done[4]);
    list = *mark(list, 4, false);
    QCOMPARE(list.pushed, 4);
}

void TestChecklist::copiesNeverGoBack()
{
    const Checklist one = *mark(fresh(), 1, true);
    const Checklist two = *mark(one, 2, true);
    QVERIFY(isNewer(one, two));
    QVERIFY(!isNewer(two, one));
    QVERIFY(!isNewer(two, two));
    QVERIFY(isNewer(two, forCall(two, Second)));
}

void TestChecklist::encoding()
{
    Checklist list = *push(*mark(*mark(fresh(), 0, true), 5, true), 2);
    const QByteArray bytes = encode(list);
    const auto again = decodeChecklist(bytes);
    QVERIFY(again && *again == list);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!decodeChecklist(bytes.first(size)));
    QVERIFY(!decodeChecklist(bytes + '\0'));
    const QByteArray body = PushBody{First, 5, true}.encode();
    const auto pushed = PushBody::decode(body);
    QVERIFY(pushed && pushed->call == First && pushed->n == 5 && pushed->done);
    for (qsizetype size = 0; size < body.size(); ++size)
        QVERIFY(!PushBody::decode(body.first(size)));
}

void TestChecklist::hostileNumbers()
{
    // Last bytes: revision, mask of the steps, step pushed plus one.
    const QByteArray start = encode(fresh()).chopped(3);
    const auto with = [&](char revision, const QByteArray &mask, char pushed) {
        return decodeChecklist(start + revision + mask + pushed).has_value();
    };
    QVERIFY(with(0, "\x18\x3f", 6));
    QVERIFY(!with(0, "\x18\x40", 6));
    QVERIFY(!with(0, "\x18\x3f", 7));
    QVERIFY(!PushBody::decode(PushBody{First, StepCount, false}.encode()));
}

QTEST_GUILESS_MAIN(TestChecklist)
#include "tst_checklist.moc"
