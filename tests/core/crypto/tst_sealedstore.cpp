// SPDX-License-Identifier: MPL-2.0
#include "core/crypto/sealedstore.h"

#include <QTest>

using namespace sobani;
using namespace sobani::crypto;

namespace {

/// Keeps what it is given where the test can look at it and change it.
class OpenStore final : public Store
{
public:
    Result<std::map<QByteArray, QByteArray>, StoreError> load() override
    {
        if (broken)
            return Failure{*broken};
        return map;
    }
    Result<std::vector<QByteArray>, StoreError> journal(int limit) override
    {
        if (broken)
            return Failure{*broken};
        const auto skip = std::max<std::ptrdiff_t>(0, std::ssize(entries) - limit);
        return std::vector<QByteArray>(entries.begin() + skip, entries.end());
    }
    void note(const QByteArray &key, const QByteArray &value) override { map[key] = value; }
    void commit(Batch batch, Committed done) override
    {
        if (broken)
            return done(Failure{*broken});
        for (const Change &change : batch.changes) {
            if (change.value)
                map[change.key] = *change.value;
            else
                map.erase(change.key);
        }
        entries.insert(entries.end(), batch.journal.begin(), batch.journal.end());
        done(Done{});
    }

    std::map<QByteArray, QByteArray> map;
    std::vector<QByteArray> entries;
    std::optional<StoreError> broken;
};

Batch sample()
{
    return {{{"help/1", "the senior's secret"}, {"empty", ""}}, {"first entry", "second entry"}};
}

} // namespace

class TestSealedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void nothingIsReadableBelow();
    void theSameValueSealsDifferently();
    void removingPassesThrough();
    void changedContentIsUnreadable();
    void movedContentIsUnreadable();
    void anotherKeyReadsNothing();
    void errorsBelowAreKept();
};

void TestSealedStore::roundTrip()
{
    OpenStore inner;
    int commits = 0;
    {
        SealedStore store(inner, SecretBytes(32));
        store.commit(sample(), [&](const auto &result) { commits += result.ok() ? 1 : 0; });
    }
    QCOMPARE(commits, 1);
    SealedStore again(inner, SecretBytes(32));
    const auto map = again.load();
    QVERIFY(map);
    QCOMPARE(map->size(), std::size_t(2));
    QCOMPARE(map->at("help/1"), "the senior's secret");
    QCOMPARE(map->at("empty"), "");
    const auto journal = again.journal(10);
    QVERIFY(journal);
    QCOMPARE(*journal, (std::vector<QByteArray>{"first entry", "second entry"}));
    QCOMPARE(*again.journal(1), (std::vector<QByteArray>{"second entry"}));
}

void TestSealedStore::nothingIsReadableBelow()
{
    OpenStore inner;
    SealedStore store(inner, randomSecret(32));
    store.commit(sample(), [](const auto &) {});
    QVERIFY(!inner.map["help/1"].contains("secret"));
    QCOMPARE(inner.map["help/1"].size(), 19 + NonceSize + TagSize);
    for (const QByteArray &entry : inner.entries)
        QVERIFY(!entry.contains("entry"));
}

void TestSealedStore::theSameValueSealsDifferently()
{
    OpenStore inner;
    SealedStore store(inner, SecretBytes(32));
    store.commit(sample(), [](const auto &) {});
    const QByteArray first = inner.map["help/1"];
    store.commit(sample(), [](const auto &) {});
    QVERIFY(inner.map["help/1"] != first);
}

void TestSealedStore::removingPassesThrough()
{
    OpenStore inner;
    SealedStore store(inner, SecretBytes(32));
    store.commit(sample(), [](const auto &) {});
    store.commit({{{"help/1", std::nullopt}}, {}}, [](const auto &) {});
    QVERIFY(!inner.map.contains("help/1"));
    QCOMPARE(store.load()->size(), std::size_t(1));
}

void TestSealedStore::changedContentIsUnreadable()
{
    OpenStore inner;
    SealedStore store(inner, SecretBytes(32));
    store.commit(sample(), [](const auto &) {});
    const OpenStore good = inner;
    const qsizetype size = good.map.at("help/1").size();
    for (qsizetype i = 0; i < size; ++i) {
        inner.map["help/1"][i] = char(inner.map["help/1"][i] ^ 4);
        const auto map = store.load();
        QVERIFY(!map);
        QCOMPARE(map.error(), StoreError::Unreadable);
        inner.map["help/1"] = good.map.at("help/1").first(i);
        QVERIFY(!store.load());
        inner.map = good.map;
        QVERIFY(store.load());
    }
    inner.entries[0][0] = char(inner.entries[0][0] ^ 1);
    const auto journal = store.journal(10);
    QVERIFY(!journal);
    QCOMPARE(journal.error(), StoreError::Unreadable);
}

void TestSealedStore::movedContentIsUnreadable()
{
    OpenStore inner;
    SealedStore store(inner, SecretBytes(32));
    store.commit(sample(), [](const auto &) {});
    const OpenStore good = inner;
    std::swap(inner.map["help/1"], inner.map["empty"]);
    QVERIFY(!store.load());
    inner = good;
    inner.map["help/1"] = inner.entries[0];
    QVERIFY(!store.load());
    inner = good;
    inner.entries[0] = inner.map["help/1"];
    QVERIFY(!store.journal(10));
}

void TestSealedStore::anotherKeyReadsNothing()
{
    OpenStore inner;
    SealedStore(inner, SecretBytes(32)).commit(sample(), [](const auto &) {});
    SealedStore other(inner, randomSecret(32));
    QVERIFY(!other.load());
    QVERIFY(!other.journal(10));
}

void TestSealedStore::errorsBelowAreKept()
{
    OpenStore inner;
    SealedStore store(inner, SecretBytes(32));
    for (const auto error : {StoreError::Unreadable, StoreError::Full, StoreError::Failed}) {
        inner.broken = error;
        QCOMPARE(store.load().error(), error);
        QCOMPARE(store.journal(1).error(), error);
        std::optional<StoreError> seen;
        store.commit(sample(), [&](const auto &result) { seen = result.error(); });
        QCOMPARE(seen, error);
    }
}

QTEST_GUILESS_MAIN(TestSealedStore)
#include "tst_sealedstore.moc"
