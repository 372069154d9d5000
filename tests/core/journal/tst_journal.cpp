// SPDX-License-Identifier: MPL-2.0
#include "core/journal/journal.h"
#include "tests/core/access/codecchecks.h"

using namespace sobani;
using namespace sobani::journal;
using namespace Qt::StringLiterals;

namespace {

struct Written
{
    Journal journal;
    std::vector<QByteArray> entries;

    explicit Written(int count)
    {
        for (int i = 0; i < count; ++i)
            entries.push_back(journal.append(WallTime{1000 + i}, u"help-raised"_s,
                                             DeviceId::fromBytes(QByteArray(16, 'd')),
                                             {u"id-%1"_s.arg(i)}));
    }
    [[nodiscard]] std::optional<std::size_t> broken() const
    {
        return firstBroken(entries, journal.head());
    }
};

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void entriesSayWhatWasAppended();
    void codec();
    void wordsAreBounded();
    void intact();
    void everyChangedByteShows();
    void missingInsertedAndSwappedShow();
    void aCutEndShows();
    void continuesAfterARestart();
};

void TestJournal::entriesSayWhatWasAppended()
{
    Journal journal;
    const auto by = DeviceId::fromBytes(QByteArray(16, 'd'));
    const QByteArray first = journal.append(WallTime{5}, u"paired"_s, by, {u"a"_s, u"b"_s});
    const QByteArray second = journal.append(WallTime{6}, u"help-raised"_s);
    QCOMPARE(Entry::decode(first), (Entry{0, WallTime{5}, u"paired"_s, by, {u"a"_s, u"b"_s},
                                          QByteArray(HashSize, '\0')}));
    QCOMPARE(Entry::decode(second),
             (Entry{1, WallTime{6}, u"help-raised"_s, {}, {}, entryHash(first)}));
    QCOMPARE(journal.head(), (Head{2, entryHash(second)}));
}

void TestJournal::codec()
{
    const Written w(3);
    tests::checkBody(*Entry::decode(w.entries.at(2)));
    tests::checkBody(*Entry::decode(Journal().append(WallTime{}, {})));
    tests::checkBody(w.journal.head());
    tests::checkBody(Head{});
}

void TestJournal::wordsAreBounded()
{
    Journal journal;
    const QStringList many(20, u"x"_s.repeated(1000));
    const auto entry = Entry::decode(journal.append(WallTime{}, u"k\ti\u0000nd🍀"_s, {}, many));
    QVERIFY(entry);
    QCOMPARE(entry->kind, u"kind"_s);
    QCOMPARE(entry->detail.size(), qsizetype(MostWords));
    QCOMPARE(entry->detail.at(0).size(), WordLimit);
}

void TestJournal::intact()
{
    QVERIFY(!firstBroken({}, Head{}));
    for (const int count : {1, 2, 10}) {
        Written w(count);
        QVERIFY(!w.broken());
        // The newest ones alone.
        w.entries.erase(w.entries.begin(), w.entries.begin() + count / 2);
        QVERIFY(!w.broken());
    }
}

void TestJournal::everyChangedByteShows()
{
    const Written w(4);
    for (std::size_t n = 0; n < w.entries.size(); ++n) {
        for (qsizetype i = 0; i < w.entries[n].size(); ++i) {
            Written changed = w;
            changed.entries[n][i] = char(changed.entries[n].at(i) ^ 1);
            const auto broken = changed.broken();
            QVERIFY2(broken, qPrintable(u"%1 %2"_s.arg(n).arg(i)));
            QVERIFY(*broken == n || *broken == n + 1);
        }
    }
}

void TestJournal::missingInsertedAndSwappedShow()
{
    const Written w(6);
    Written changed = w;
    changed.entries.erase(changed.entries.begin() + 2);
    QCOMPARE(changed.broken(), std::size_t(2));
    changed = w;
    changed.entries.insert(changed.entries.begin() + 3, changed.entries[2]);
    QCOMPARE(changed.broken(), std::size_t(3));
    changed = w;
    std::swap(changed.entries[1], changed.entries[2]);
    QCOMPARE(changed.broken(), std::size_t(1));
    changed = w;
    changed.entries[4] = "no entry";
    QCOMPARE(changed.broken(), std::size_t(4));
    // A whole other history of the same length.
    Written other(5);
    other.entries.push_back(other.journal.append(WallTime{}, u"other"_s));
    QCOMPARE(firstBroken(other.entries, w.journal.head()), std::size_t(6));
}

void TestJournal::aCutEndShows()
{
    Written w(3);
    w.entries.pop_back();
    QCOMPARE(w.broken(), std::size_t(2));
    w.entries.clear();
    QCOMPARE(w.broken(), std::size_t(0));
}

void TestJournal::continuesAfterARestart()
{
    Written w(3);
    w.journal = Journal(*Head::decode(w.journal.head().encode()));
    w.entries.push_back(w.journal.append(WallTime{}, u"later"_s));
    QVERIFY(!w.broken());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
