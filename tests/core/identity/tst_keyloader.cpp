// SPDX-License-Identifier: MPL-2.0
#include "core/identity/keyloader.h"

#include <QTest>

using namespace sobani;
using namespace sobani::identity;

namespace {

using Refusal = std::optional<SecretError>;

/// A keychain that refuses where the test says so and counts what it is asked.
class FussySecretStore final : public SecretStore
{
public:
    Kind kind() const override { return Kind::Os; }
    Result<Done, SecretError> probe() override
    {
        if (probeError)
            return Failure{*probeError};
        return Done{};
    }
    Result<SecretBytes, SecretError> read(const QString &name) override
    {
        if (readError)
            return Failure{*readError};
        if (name != keyEntryName() || !content)
            return Failure{SecretError::NotFound};
        return content->clone();
    }
    Result<Done, SecretError> write(const QString &name, const SecretBytes &value) override
    {
        ++writes;
        if (writeError)
            return Failure{*writeError};
        if (name == keyEntryName() && !forgets)
            content = value.clone();
        return Done{};
    }
    Result<Done, SecretError> remove(const QString &) override
    {
        content.reset();
        return Done{};
    }

    Refusal probeError;
    Refusal readError;
    Refusal writeError;
    std::optional<SecretBytes> content;
    bool forgets = false;
    int writes = 0;
};

enum class Content { Nothing, Own, Other, Garbage };
enum class Outcome { Loaded, Created, Locked, Unavailable, Emptied, Foreign, Damaged, Elsewhere };

Outcome troubleOutcome(SecretError error)
{
    return error == SecretError::Locked || error == SecretError::NotFound ? Outcome::Locked
                                                                          : Outcome::Unavailable;
}

/// The rule, written a second time as a table of precedence.
Outcome expectedOutcome(Refusal probe, Refusal read, Content content, bool marked, bool knowsId)
{
    if (probe)
        return troubleOutcome(*probe);
    if (read && *read != SecretError::NotFound)
        return troubleOutcome(*read);
    if (read || content == Content::Nothing) {
        if (marked || knowsId)
            return Outcome::Emptied;
        return read ? Outcome::Locked : Outcome::Created; // read back fails: it was never open
    }
    if (content == Content::Garbage)
        return Outcome::Damaged;
    return content == Content::Other && knowsId ? Outcome::Foreign : Outcome::Loaded;
}

Outcome outcomeOf(const Result<LoadedKeys, KeyTrouble> &result)
{
    if (result)
        return result->created ? Outcome::Created : Outcome::Loaded;
    switch (result.error()) {
    case KeyTrouble::Locked:
        return Outcome::Locked;
    case KeyTrouble::Unavailable:
        return Outcome::Unavailable;
    case KeyTrouble::Emptied:
        return Outcome::Emptied;
    case KeyTrouble::Foreign:
        return Outcome::Foreign;
    case KeyTrouble::Elsewhere:
        return Outcome::Elsewhere;
    case KeyTrouble::Damaged:
        break;
    }
    return Outcome::Damaged;
}

const std::vector<Refusal> refusals{std::nullopt, SecretError::NotFound, SecretError::Locked,
                                    SecretError::Unavailable, SecretError::Failed};

} // namespace

class TestKeyLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCombination_data();
    void everyCombination();
    void firstRunThenLoad();
    void refusedWrites();
    void aForgettingStoreIsNoFirstRun();
    void startingOver();
};

void TestKeyLoader::everyCombination_data()
{
    QTest::addColumn<int>("probe");
    QTest::addColumn<int>("read");
    QTest::addColumn<int>("content");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<bool>("knowsId");
    for (int probe = 0; probe < 5; ++probe)
        for (int read = 0; read < 5; ++read)
            for (int content = 0; content < 4; ++content)
                for (const bool marked : {false, true})
                    for (const bool knowsId : {false, true})
                        QTest::addRow("probe %d read %d content %d marker %d id %d", probe, read,
                                      content, int(marked), int(knowsId))
                            << probe << read << content << marked << knowsId;
}

void TestKeyLoader::everyCombination()
{
    QFETCH(int, probe);
    QFETCH(int, read);
    QFETCH(int, content);
    QFETCH(bool, marked);
    QFETCH(bool, knowsId);
    const KeySet own = KeySet::generate();
    FussySecretStore store;
    store.probeError = refusals[std::size_t(probe)];
    store.readError = refusals[std::size_t(read)];
    if (Content(content) == Content::Own)
        store.content = own.encode();
    if (Content(content) == Content::Other)
        store.content = KeySet::generate().encode();
    if (Content(content) == Content::Garbage)
        store.content = SecretBytes(QByteArrayView("not a key set"));
    const QByteArray before
        = store.content ? store.content->view().toByteArray() : QByteArray("nothing");

    const auto result
        = loadKeys(store, marked, knowsId ? std::optional(own.device.id()) : std::nullopt);

    QCOMPARE(outcomeOf(result), expectedOutcome(store.probeError, store.readError,
                                                Content(content), marked, knowsId));
    // Over a marked profile nothing is ever written; nor over an entry that can be seen.
    if (marked || knowsId || (Content(content) != Content::Nothing && !store.readError))
        QCOMPARE(store.writes, 0);
    if (store.writes == 0 && store.content)
        QCOMPARE(store.content->view().toByteArray(), before);
    if (result && Content(content) == Content::Own)
        QVERIFY(result->keys.device.id() == own.device.id());
}

void TestKeyLoader::firstRunThenLoad()
{
    FussySecretStore store;
    const auto first = loadKeys(store, false, std::nullopt);
    QVERIFY(first);
    QVERIFY(first->created);
    const auto second = loadKeys(store, true, first->keys.device.id());
    QVERIFY(second);
    QVERIFY(!second->created);
    QVERIFY(second->keys.encode() == first->keys.encode());
    QCOMPARE(store.writes, 1);
}

void TestKeyLoader::refusedWrites()
{
    for (const auto error : {SecretError::NotFound, SecretError::Locked, SecretError::Unavailable,
                             SecretError::Failed}) {
        FussySecretStore store;
        store.writeError = error;
        QCOMPARE(outcomeOf(loadKeys(store, false, std::nullopt)), troubleOutcome(error));
    }
}

void TestKeyLoader::aForgettingStoreIsNoFirstRun()
{
    FussySecretStore store;
    store.forgets = true;
    QCOMPARE(outcomeOf(loadKeys(store, false, std::nullopt)), Outcome::Locked);
    store.content = KeySet::generate().encode(); // keeps the old value whatever is written
    const auto result = createKeys(store);
    QVERIFY(!result);
    QCOMPARE(result.error(), KeyTrouble::Unavailable);
}

void TestKeyLoader::startingOver()
{
    FussySecretStore store;
    const KeySet old = KeySet::generate();
    store.content = old.encode();
    const auto made = createKeys(store);
    QVERIFY(made);
    QVERIFY(made->created);
    QVERIFY(made->keys.device.id() != old.device.id());
    const auto loaded = loadKeys(store, true, made->keys.device.id());
    QVERIFY(loaded);
    QVERIFY(outcomeOf(loadKeys(store, true, old.device.id())) == Outcome::Foreign);
    // The authority's keys are where they belong, or the profile is not opened.
    QVERIFY(outcomeOf(loadKeys(store, true, made->keys.device.id(), false)) == Outcome::Elsewhere);
    const auto guarded = createKeys(store, false);
    QVERIFY(guarded && !guarded->keys.authority);
    const auto again = loadKeys(store, true, guarded->keys.device.id(), false);
    QVERIFY(again && !again->created && !again->keys.authority);
    QVERIFY(again->keys.device.publicKeys() == guarded->keys.device.publicKeys());
    QVERIFY(outcomeOf(loadKeys(store, true, guarded->keys.device.id())) == Outcome::Elsewhere);
}

QTEST_GUILESS_MAIN(TestKeyLoader)
#include "tst_keyloader.moc"
