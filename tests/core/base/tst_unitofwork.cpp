// SPDX-License-Identifier: MPL-2.0
#include "core/base/unitofwork.h"
#include "tests/fakes/memorystore.h"

#include <QTest>

using namespace sobani;

namespace {

/// Answers when the test does.
class SlowStore : public Store
{
public:
    Result<std::map<QByteArray, QByteArray>, StoreError> load() override
    {
        return std::map<QByteArray, QByteArray>{};
    }
    Result<std::vector<QByteArray>, StoreError> journal(int) override
    {
        return std::vector<QByteArray>{};
    }
    void commit(Batch batch, Committed done) override
    {
        asked.emplace_back(std::move(batch), std::move(done));
    }

    void note(const QByteArray &key, const QByteArray &value) override { notes[key] = value; }

    std::vector<std::pair<Batch, Committed>> asked;
    std::map<QByteArray, QByteArray> notes;
};

} // namespace

class TestUnitOfWork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneBatch();
    void nothingToWrite();
    void callbacksInOrder();
    void whatWasRefusedIsWrittenLater();
    void newerStaysNewer();
    void refusedTwice();
    void noteWaitsForNothing();
};

void TestUnitOfWork::oneBatch()
{
    fakes::MemoryStore store;
    UnitOfWork work(store);
    work.put("a", "1");
    work.remove("b");
    work.append("entry");
    work.commit();
    QCOMPARE(store.waiting(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(store.disk()->values, (std::map<QByteArray, QByteArray>{{"a", "1"}}));
    QCOMPARE(store.disk()->journal, std::vector<QByteArray>{"entry"});
    work.commit();
    QCOMPARE(store.waiting(), 0);
}

void TestUnitOfWork::nothingToWrite()
{
    fakes::MemoryStore store;
    UnitOfWork work(store);
    bool ran = false;
    work.afterCommit([&](bool durable) { ran = durable; });
    work.commit();
    QVERIFY(!ran);
    QCoreApplication::processEvents();
    QVERIFY(ran);
}

void TestUnitOfWork::callbacksInOrder()
{
    fakes::MemoryStore store;
    UnitOfWork work(store);
    QByteArray said;
    std::vector<StoreError> failures;
    work.onFailure([&](StoreError error) { failures.push_back(error); });
    work.afterCommit([&](bool durable) { said += durable ? 'A' : 'a'; });
    work.afterCommit([&](bool durable) { said += durable ? 'B' : 'b'; });
    work.put("k", "v");
    work.commit();
    QCoreApplication::processEvents();
    store.setFailure(StoreError::Full);
    work.afterCommit([&](bool durable) { said += durable ? 'C' : 'c'; });
    work.put("k", "w");
    work.commit();
    QCoreApplication::processEvents();
    QCOMPARE(said, QByteArray("ABc"));
    QCOMPARE(failures, std::vector<StoreError>{StoreError::Full});
    // Tried again in silence.
    work.commit();
    QCoreApplication::processEvents();
    QCOMPARE(failures.size(), std::size_t(1));
}

void TestUnitOfWork::whatWasRefusedIsWrittenLater()
{
    fakes::MemoryStore store;
    UnitOfWork work(store);
    store.setFailure(StoreError::Full);
    work.put("a", "1");
    work.append("first");
    work.commit();
    QCoreApplication::processEvents();
    work.append("second");
    work.put("b", "2");
    work.commit();
    QCoreApplication::processEvents();
    QVERIFY(store.disk()->values.empty());
    store.setFailure(std::nullopt);
    work.append("third");
    work.commit();
    QCoreApplication::processEvents();
    QCOMPARE(store.disk()->values, (std::map<QByteArray, QByteArray>{{"a", "1"}, {"b", "2"}}));
    QCOMPARE(store.disk()->journal, (std::vector<QByteArray>{"first", "second", "third"}));
    work.commit();
    QCOMPARE(store.waiting(), 0);
}

void TestUnitOfWork::newerStaysNewer()
{
    SlowStore store;
    UnitOfWork work(store);
    work.put("a", "old");
    work.put("only", "here");
    work.commit();
    work.put("a", "new");
    work.commit();
    QCOMPARE(store.asked.size(), std::size_t(2));
    // The first is refused; the second, under way already, is not.
    store.asked[0].second(Failure{StoreError::Full});
    work.commit();
    QCOMPARE(store.asked.size(), std::size_t(2)); // not past what is still under way
    store.asked[1].second(Done{});
    work.commit();
    QCOMPARE(store.asked.size(), std::size_t(3));
    const auto &changes = store.asked[2].first.changes;
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes[0].key, QByteArray("only"));
}

void TestUnitOfWork::refusedTwice()
{
    fakes::MemoryStore store;
    UnitOfWork work(store);
    store.setFailure(StoreError::Failed);
    work.put("a", "1");
    work.commit();
    QCoreApplication::processEvents();
    work.put("a", "2");
    work.commit();
    QCoreApplication::processEvents();
    work.remove("a");
    work.commit();
    QCoreApplication::processEvents();
    store.setFailure(std::nullopt);
    work.commit();
    QCoreApplication::processEvents();
    QVERIFY(store.disk()->values.empty());
    QCOMPARE(store.committed(), 1);
}

void TestUnitOfWork::noteWaitsForNothing()
{
    SlowStore store;
    UnitOfWork work(store);
    work.put("a", "1");
    work.note("n", "x");
    QCOMPARE(store.notes, (std::map<QByteArray, QByteArray>{{"n", "x"}}));
    QCOMPARE(store.asked.size(), std::size_t(0)); // and takes nothing else with it
}

QTEST_GUILESS_MAIN(TestUnitOfWork)
#include "tst_unitofwork.moc"
