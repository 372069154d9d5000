// SPDX-License-Identifier: MPL-2.0
#include "core/authority/localauthority.h"
#include "tests/core/authority/circle.h"
#include "tests/fakes/fakeclock.h"
#include "tests/fakes/memorystore.h"

#include <QSignalSpy>

using namespace sobani;
using namespace sobani::tests;

namespace {

/// One protected device whose process can be killed and started again.
struct Device
{
    Device() { start(); }

    identity::KeySet keys = identity::KeySet::generate();
    CircleId circle = crypto::randomId<CircleId>();
    Helper hanako;
    Helper taro;
    fakes::FakeClock clock;
    std::shared_ptr<fakes::MemoryDisk> disk = std::make_shared<fakes::MemoryDisk>();
    std::unique_ptr<fakes::MemoryStore> store;
    std::unique_ptr<LocalAuthority> authority;
    QByteArrayList heard; ///< what the engine was told, in order
    std::vector<access::AccessRequestBody> opened;
    QString digits;

    void start()
    {
        store = std::make_unique<fakes::MemoryStore>(disk);
        auto own = identity::AuthorityKeys{*crypto::SigningKey::fromSeed(keys.authority->sign.seed()),
                                           *crypto::AgreementKey::fromPrivate(
                                               keys.authority->agree.privateKey())};
        authority = std::make_unique<LocalAuthority>(std::move(own), circle, *store, clock);
        listen();
        const auto values = store->load();
        const auto found = values->find(LocalAuthority::StoreKey.toByteArray());
        QVERIFY(authority->start(found == values->end() ? std::nullopt
                                                        : std::optional(found->second)));
    }
    void kill()
    {
        authority.reset();
        store.reset();
    }
    void listen()
    {
        auto *a = authority.get();
        const QByteArray key = a->publicKeys().sign;
        QObject::connect(a, &Authority::requestOpened, a,
                         [this, key](const auto &s, const auto &body, const QString &number) {
                             heard << verified(s, body, key) + "opened";
                             opened.push_back(body);
                             digits = number;
                         });
        QObject::connect(a, &Authority::decided, a,
                         [this, key](const auto &s, const access::ResultBody &body) {
                             heard << verified(s, body, key)
                                          + (body.verdict == Verdict::Approve ? "approved"
                                                                              : "denied");
                         });
        QObject::connect(a, &Authority::wrongNumber, a,
                         [this, key](const auto &s, const auto &body, const DeviceId &) {
                             heard << verified(s, body, key) + "wrong";
                         });
        QObject::connect(a, &Authority::ended, a, [this, key](const auto &s, const auto &body) {
            heard << verified(s, body, key) + "ended";
        });
        QObject::connect(a, &Authority::consentWanted, a,
                         [this, key](const auto &s, const auto &body) {
                             heard << verified(s, body, key) + "consent";
                         });
        QObject::connect(a, &Authority::enrolled, a, [this](const DeviceId &, Rights rights) {
            heard << (rights == Rights::Full ? "full" : "pending");
        });
        QObject::connect(a, &Authority::rightsChanged, a, [this] { heard << "granted"; });
        QObject::connect(a, &Authority::removed, a,
                         [this](const DeviceId &, bool veto) { heard << (veto ? "vetoed" : "removed"); });
        QObject::connect(a, &Authority::refused, a,
                         [this](const QString &code, const QString &) { heard << code.toUtf8(); });
        QObject::connect(a, &Authority::writeFailed, a, [this] { heard << "write-failed"; });
    }
    template<typename Statement, typename Body>
    static QByteArray verified(const Statement &s, const Body &body, const QByteArray &key)
    {
        return access::open<Body>(s, key) == body ? "" : "BADLY-SIGNED-";
    }
    /// What was told since the last call, after everything in the event loop has happened.
    QByteArray news()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        return std::exchange(heard, {}).join(' ');
    }
    void open(AccessSource source = AccessSource::Declared)
    {
        authority->openRequest(crypto::randomId<RequestId>(), source, {}, u"tool"_s);
    }
    void approve(const Helper &by, const QString &number)
    {
        const auto &body = opened.back();
        authority->submitDecision(by.sign(DecisionBody{body.of, body.toolIdentity,
                                                       Verdict::Approve, 30, number, {}}),
                                  by.id);
    }
    void deny(const Helper &by)
    {
        const auto &body = opened.back();
        authority->submitDecision(
            by.sign(DecisionBody{body.of, body.toolIdentity, Verdict::Deny, 0, {}, {}}), by.id);
    }
    /// Hanako enrolled, one request asked, news read.
    void ask(AccessSource source = AccessSource::Declared)
    {
        authority->enrol(hanako.keys->publicKeys(), u"花子"_s);
        open(source);
        QCOMPARE(news(), "full opened");
    }
    [[nodiscard]] QByteArray inForce() const
    {
        const auto open = authority->openRequests();
        if (open.empty())
            return "nothing";
        return open.front().approval ? "approval" : "question";
    }
};

} // namespace

class TestLocalAuthority : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeStory();
    void nothingIsToldBeforeItIsDurable();
    void killedBeforeTheWrite();
    void killedAfterTheWrite();
    void aFailedWriteApprovesNothing();
    void aFailedWriteStillDenies();
    void aDenyOvertakesAnApprovalOnItsWayToTheDisk();
    void aRevocationOvertakesAnApprovalOnItsWayToTheDisk();
    void anUnrelatedWriteDoesNotUndoAnApproval();
    void aStalledDiskProlongsNothing();
    void rebootVoids();
    void restartTellsNothingAgain();
    void damagedStateRefusesEverything();
    void repeatTellsWhatIsKnown();
    void snapshot();
    void ownTimerEndsRequests();
    void destructionWithAWriteOnItsWay();
};

void TestLocalAuthority::aWholeStory()
{
    Device d;
    d.ask(AccessSource::Detected);
    QCOMPARE(d.digits.size(), 2);
    const QString wrong = d.digits == u"00"_s ? u"01"_s : u"00"_s;
    d.approve(d.hanako, wrong);
    QCOMPARE(d.news(), "wrong");
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "approved");
    QCOMPARE(d.inForce(), "approval");
    d.authority->submitRevocation(d.hanako.sign(RevocationBody{d.opened.back().of}), d.hanako.id);
    QCOMPARE(d.news(), "ended");
    QCOMPARE(d.inForce(), "nothing");
    d.open();
    QCOMPARE(d.news(), "opened");
    d.authority->enrol(d.taro.keys->publicKeys(), u"太郎"_s);
    QCOMPARE(d.news(), "locked");
    d.authority->withdraw(d.opened.back().of.request);
    d.authority->enrol(d.taro.keys->publicKeys(), u"太郎"_s);
    QCOMPARE(d.news(), "ended pending consent");
    d.clock.advance(24h);
    d.authority->tick();
    QCOMPARE(d.news(), "granted");
    d.authority->remove(d.taro.id);
    QCOMPARE(d.news(), "removed");
}

void TestLocalAuthority::nothingIsToldBeforeItIsDurable()
{
    Device d;
    d.ask();
    d.store->holdCommits(true);
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "");
    QCOMPARE(d.inForce(), "question");
    d.store->holdCommits(false);
    d.store->flush();
    QCOMPARE(d.news(), "approved");
    QCOMPARE(d.inForce(), "approval");
}

void TestLocalAuthority::killedBeforeTheWrite()
{
    Device d;
    d.ask();
    d.store->holdCommits(true);
    d.approve(d.hanako, d.digits);
    d.kill();
    d.start();
    QCOMPARE(d.inForce(), "question");
    d.approve(d.hanako, d.digits); // delivered again
    QCOMPARE(d.news(), "approved");
}

void TestLocalAuthority::killedAfterTheWrite()
{
    Device d;
    d.ask();
    d.store->holdCommits(true);
    d.approve(d.hanako, d.digits);
    d.store->crash(fakes::MemoryStore::Crash::AfterWrite);
    d.kill();
    d.start();
    QCOMPARE(d.news(), "");
    QCOMPARE(d.inForce(), "approval");
    d.approve(d.hanako, d.digits); // delivered again: no second approval
    QCOMPARE(d.news(), "over");
    d.authority->repeat(d.opened.back().of.request);
    QCOMPARE(d.news(), "approved");
}

void TestLocalAuthority::aFailedWriteApprovesNothing()
{
    Device d;
    d.ask();
    d.store->setFailure(StoreError::Full);
    d.approve(d.hanako, d.digits);
    QVERIFY(d.news().startsWith("write-failed not-written"));
    QCOMPARE(d.inForce(), "question");
    d.store->setFailure(std::nullopt);
    d.authority->tick();
    d.news();
    d.kill();
    d.start();
    QCOMPARE(d.inForce(), "question");
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "approved");
}

void TestLocalAuthority::aFailedWriteStillDenies()
{
    Device d;
    d.ask(AccessSource::Detected);
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "approved");
    d.store->setFailure(StoreError::Failed);
    d.deny(d.hanako);
    QCOMPARE(d.inForce(), "nothing");
    QVERIFY(d.news().startsWith("write-failed denied"));
    d.approve(d.hanako, d.digits);
    QVERIFY(d.news().contains("over"));
    // Written as soon as the disk works again.
    d.store->setFailure(std::nullopt);
    d.authority->tick();
    d.news();
    d.kill();
    d.start();
    QCOMPARE(d.inForce(), "nothing");
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "over");
}

void TestLocalAuthority::aDenyOvertakesAnApprovalOnItsWayToTheDisk()
{
    Device d;
    d.authority->enrol(d.hanako.keys->publicKeys(), {});
    d.authority->enrol(d.taro.keys->publicKeys(), {});
    d.news();
    d.clock.advance(24h);
    d.authority->tick();
    d.open();
    QCOMPARE(d.news(), "granted opened");
    d.store->holdCommits(true);
    d.approve(d.hanako, d.digits);
    d.deny(d.taro);
    QCOMPARE(d.inForce(), "nothing");
    d.store->holdCommits(false);
    d.store->flush();
    QCOMPARE(d.news(), "over denied");
    QCOMPARE(d.inForce(), "nothing");
    d.kill();
    d.start();
    QCOMPARE(d.inForce(), "nothing");
}

void TestLocalAuthority::aRevocationOvertakesAnApprovalOnItsWayToTheDisk()
{
    Device d;
    d.ask();
    d.store->holdCommits(true);
    d.approve(d.hanako, d.digits);
    const access::RevocationBody revocation{d.opened.back().of};
    d.authority->submitRevocation(d.hanako.sign(revocation), d.hanako.id);
    QCOMPARE(d.inForce(), "question");
    d.store->holdCommits(false);
    d.store->flush();
    QCOMPARE(d.news(), "approved ended");
    QCOMPARE(d.inForce(), "nothing");
    d.kill();
    d.start();
    QCOMPARE(d.inForce(), "nothing");
}

void TestLocalAuthority::anUnrelatedWriteDoesNotUndoAnApproval()
{
    Device d;
    d.ask();
    const auto first = d.opened.back().of.request;
    d.open();
    QCOMPARE(d.news(), "opened");
    d.store->holdCommits(true);
    d.approve(d.hanako, d.digits);
    d.authority->withdraw(first); // its write comes after, and knows of no approval
    d.store->holdCommits(false);
    d.store->flush();
    QCOMPARE(d.news(), "ended approved");
    d.kill();
    d.start();
    QCOMPARE(d.inForce(), "approval");
}

void TestLocalAuthority::aStalledDiskProlongsNothing()
{
    Device d;
    d.ask();
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "approved");
    d.store->holdCommits(true);
    d.clock.advance(30min - 1ms);
    QCOMPARE(d.inForce(), "approval");
    d.clock.advance(1ms);
    QCOMPARE(d.inForce(), "nothing"); // even before the timer comes by
    d.authority->tick();
    QCOMPARE(d.inForce(), "nothing");
    d.store->holdCommits(false);
    d.store->flush();
    QCOMPARE(d.news(), "ended");
}

void TestLocalAuthority::rebootVoids()
{
    Device d;
    d.ask();
    d.approve(d.hanako, d.digits);
    d.open();
    QCOMPARE(d.news(), "approved opened");
    d.kill();
    d.clock.reboot();
    d.start();
    QCOMPARE(d.inForce(), "nothing");
    QCOMPARE(d.news(), "ended denied");
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "over");
}

void TestLocalAuthority::restartTellsNothingAgain()
{
    Device d;
    d.ask();
    const QString digits = d.digits;
    d.kill();
    d.start();
    QCOMPARE(d.news(), "");
    const auto open = d.authority->openRequests();
    QCOMPARE(open.size(), std::size_t(1));
    QCOMPARE(open.front().digits, digits);
    QVERIFY(open.front().body == d.opened.back());
    d.approve(d.hanako, digits);
    QCOMPARE(d.news(), "approved");
}

void TestLocalAuthority::damagedStateRefusesEverything()
{
    Device d;
    d.ask();
    d.kill();
    QByteArray &stored = d.disk->values.at(LocalAuthority::StoreKey.toByteArray());
    const QByteArray good = stored;
    fakes::MemoryStore store(d.disk);
    const auto startsWith = [&d, &store](const QByteArray &bytes, const CircleId &circle) {
        d.authority = std::make_unique<LocalAuthority>(
            identity::AuthorityKeys{*crypto::SigningKey::fromSeed(d.keys.authority->sign.seed()),
                                    *crypto::AgreementKey::fromPrivate(
                                        d.keys.authority->agree.privateKey())},
            circle, store, d.clock);
        d.listen();
        return d.authority->start(bytes).ok();
    };
    QVERIFY(startsWith(good, d.circle));
    QVERIFY(!startsWith(good, crypto::randomId<CircleId>()));
    QVERIFY(!startsWith(good.chopped(1), d.circle));
    QVERIFY(!startsWith({}, d.circle));
    d.authority->enrol(d.taro.keys->publicKeys(), {});
    d.open();
    d.authority->setIncident(false);
    d.authority->tick();
    d.authority->repeat(d.opened.back().of.request);
    QCOMPARE(d.news(), "not-ready not-ready not-ready not-ready");
    QVERIFY(d.authority->roster().empty());
    QCOMPARE(d.disk->values.at(LocalAuthority::StoreKey.toByteArray()), good);
}

void TestLocalAuthority::repeatTellsWhatIsKnown()
{
    Device d;
    d.ask();
    const RequestId first = d.opened.back().of.request;
    d.authority->repeat(first);
    QCOMPARE(d.news(), "opened");
    d.deny(d.hanako);
    d.authority->repeat(first);
    d.news();
    d.authority->repeat(first);
    QCOMPARE(d.news(), "denied");
    d.open();
    d.news();
    const RequestId second = d.opened.back().of.request;
    d.authority->withdraw(second);
    d.news();
    d.authority->repeat(second);
    QCOMPARE(d.news(), "ended");
    d.authority->enrol(d.taro.keys->publicKeys(), {});
    QCOMPARE(d.news(), "pending consent");
    d.authority->repeat(d.authority->consents().at(0).consent);
    QCOMPARE(d.news(), "consent");
    d.authority->repeat(crypto::randomId<RequestId>());
    QCOMPARE(d.news(), "unknown-request");
}

void TestLocalAuthority::snapshot()
{
    Device d;
    d.authority->enrol(d.hanako.keys->publicKeys(), u"花子"_s);
    d.authority->enrol(d.taro.keys->publicKeys(), u"太郎"_s);
    d.open();
    QCOMPARE(d.news(), "full pending consent opened");
    const auto roster = d.authority->roster();
    QCOMPARE(roster.size(), std::size_t(2));
    QCOMPARE(roster[0].name, u"花子"_s);
    QCOMPARE(roster[0].rights, Rights::Full);
    QCOMPARE(roster[0].effective, WallTime{});
    QCOMPARE(roster[1].id, d.taro.id);
    QCOMPARE(roster[1].rights, Rights::Pending);
    QCOMPARE(roster[1].effective, d.clock.now().wall + 24h);
    QCOMPARE(d.authority->consents().size(), std::size_t(1));
    d.clock.advance(5min);
    d.approve(d.hanako, d.digits);
    QCOMPARE(d.news(), "approved");
    d.clock.advance(10min);
    const auto open = d.authority->openRequests();
    QCOMPARE(open.size(), std::size_t(1));
    QCOMPARE(open[0].digits, QString());
    QCOMPARE(open[0].approval->by, d.hanako.id);
    QCOMPARE(open[0].approval->minutes, 30);
    QCOMPARE(open[0].approval->until, d.clock.now().wall + 20min);
}

void TestLocalAuthority::ownTimerEndsRequests()
{
    Device d;
    d.ask();
    d.clock.advance(10min);
    QTRY_COMPARE(d.heard, QByteArrayList{"denied"});
}

void TestLocalAuthority::destructionWithAWriteOnItsWay()
{
    Device d;
    d.ask();
    d.store->holdCommits(true);
    d.approve(d.hanako, d.digits);
    d.authority.reset();
    d.store->holdCommits(false);
    d.store->flush();
    QCOMPARE(d.news(), "");
}

QTEST_GUILESS_MAIN(TestLocalAuthority)
#include "tst_localauthority.moc"
