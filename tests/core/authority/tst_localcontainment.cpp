// SPDX-License-Identifier: MPL-2.0
#include "core/authority/localauthority.h"
#include "core/authority/offlinecode.h"
#include "tests/core/authority/circle.h"
#include "tests/fakes/fakeclock.h"
#include "tests/fakes/memorystore.h"

using namespace sobani;
using namespace sobani::tests;

namespace {

/// A guarded PC's authority on a disk that can stall, fail and lose its process.
struct Pc
{
    Pc() { start(); }

    identity::KeySet keys = identity::KeySet::generate();
    CircleId circle = crypto::randomId<CircleId>();
    Helper hanako;
    fakes::FakeClock clock;
    std::shared_ptr<fakes::MemoryDisk> disk = std::make_shared<fakes::MemoryDisk>();
    std::unique_ptr<fakes::MemoryStore> store;
    std::unique_ptr<LocalAuthority> authority;
    QByteArrayList heard;
    std::optional<ContainedBody> told;
    Challenge shown;

    void start()
    {
        authority.reset();
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
    void listen()
    {
        auto *a = authority.get();
        const QByteArray key = a->publicKeys().sign;
        QObject::connect(a, &LocalAuthority::contained, a,
                         [this, key](const auto &s, const ContainedBody &b, const Challenge &c) {
                             heard << (access::open<ContainedBody>(s, key) == b ? "contained" : "BAD");
                             told = b;
                             shown = c;
                         });
        QObject::connect(a, &LocalAuthority::released, a,
                         [this, key](const auto &s, const ReleasedBody &b) {
                             heard << (access::open<ReleasedBody>(s, key) == b ? "released" : "BAD");
                         });
        QObject::connect(a, &LocalAuthority::wrongCode, a, [this] { heard << "wrong-code"; });
        QObject::connect(a, &LocalAuthority::breakGlassBegun, a, [this] { heard << "glass"; });
        QObject::connect(a, &Authority::enrolled, a, [this] { heard << "enrolled"; });
        QObject::connect(a, &Authority::refused, a,
                         [this](const QString &code) { heard << code.toUtf8(); });
        QObject::connect(a, &Authority::writeFailed, a, [this] { heard << "write-failed"; });
    }
    QByteArray news()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        return std::exchange(heard, {}).join(' ');
    }
    void containWithHanako()
    {
        authority->enrol(hanako.keys->publicKeys(), u"花子"_s);
        QCOMPARE(news(), "enrolled");
        authority->contain(ContainCause::Help);
        QVERIFY(authority->isolation().standing); // at once, whatever the disk does
        QCOMPARE(news(), "contained");
    }
    void release() { authority->submitRelease(hanako.sign(ReleaseBody{told->of, shown.digits}), hanako.id); }
    [[nodiscard]] bool isContained() const { return authority->isolation().standing.has_value(); }
    /// What Hanako's app shows for the eight digits that it was told.
    [[nodiscard]] QString codeFor(const QString &spoken) const
    {
        const auto key = offlineKey(hanako.keys->agree, authority->publicKeys().agree, circle,
                                    identity::authorityId(authority->publicKeys()), hanako.id);
        return offlineCode(*key, {OfflineAction::Release, {}, 0, spoken});
    }
};

} // namespace

class TestLocalContainment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void releaseIsInForceOnceItIsWritten();
    void aFailedWriteReleasesNothing();
    void aFailedWriteStillContains();
    void helpOvertakesAReleaseOnItsWayToTheDisk();
    void survivesARestartWithANewChallenge();
    void offlineCodeByVoice();
    void breakGlassByItsOwnTimer();
};

void TestLocalContainment::releaseIsInForceOnceItIsWritten()
{
    Pc pc;
    pc.containWithHanako();
    pc.release();
    QVERIFY(pc.isContained());
    QCOMPARE(pc.news(), "released");
    QVERIFY(!pc.isContained());
    pc.start();
    QVERIFY(!pc.isContained());
    QCOMPARE(pc.authority->isolation().epochs, quint64(1));
}

void TestLocalContainment::aFailedWriteReleasesNothing()
{
    Pc pc;
    pc.containWithHanako();
    pc.store->setFailure(StoreError::Full);
    pc.release();
    QVERIFY(pc.news().startsWith("write-failed not-written"));
    QVERIFY(pc.isContained());
}

void TestLocalContainment::aFailedWriteStillContains()
{
    Pc pc;
    pc.store->setFailure(StoreError::Full);
    pc.authority->contain(ContainCause::Help);
    QVERIFY(pc.isContained());
    QCOMPARE(pc.news(), "write-failed contained");
    pc.store->setFailure({});
    pc.authority->tick(); // written again
    QCOMPARE(pc.news(), "");
    pc.start();
    QVERIFY(pc.isContained());
}

void TestLocalContainment::helpOvertakesAReleaseOnItsWayToTheDisk()
{
    Pc pc;
    pc.containWithHanako();
    pc.release();
    pc.authority->contain(ContainCause::Help);
    QCOMPARE(pc.news(), "wrong-nonce contained");
    QVERIFY(pc.isContained());
}

void TestLocalContainment::survivesARestartWithANewChallenge()
{
    Pc pc;
    pc.containWithHanako();
    const ContainedBody before = *pc.told;
    const QString digits = pc.shown.digits;
    pc.start(); // killed: the same boot, the same challenge
    QCOMPARE(pc.news(), "");
    QCOMPARE(pc.authority->isolation().standing->challenge.digits, digits);
    pc.clock.reboot();
    pc.start();
    QCOMPARE(pc.news(), "contained");
    QVERIFY(pc.told->of.nonce != before.of.nonce);
    QCOMPARE(pc.told->of.epoch, before.of.epoch);
    pc.authority->submitRelease(pc.hanako.sign(ReleaseBody{before.of, digits}), pc.hanako.id);
    QCOMPARE(pc.news(), "wrong-nonce");
    pc.release();
    QCOMPARE(pc.news(), "released");
}

void TestLocalContainment::offlineCodeByVoice()
{
    Pc pc;
    pc.containWithHanako();
    const QString code = pc.codeFor(pc.shown.spoken);
    QString wrong = code;
    wrong[0] = wrong[0] == u'0' ? u'1' : u'0';
    pc.authority->submitOfflineRelease(wrong);
    QCOMPARE(pc.news(), "wrong-code");
    pc.start(); // killed
    pc.authority->submitOfflineRelease(code);
    QCOMPARE(pc.news(), "too-soon");
    pc.clock.advance(15s);
    pc.authority->submitOfflineRelease(code.left(4) + u" "_s + code.mid(4));
    QCOMPARE(pc.news(), "released");
}

void TestLocalContainment::breakGlassByItsOwnTimer()
{
    Pc pc;
    pc.containWithHanako();
    pc.authority->askBreakGlass();
    QCOMPARE(pc.news(), "glass");
    pc.clock.advance(24h);
    pc.authority->tick();
    QCOMPARE(pc.news(), "released");
}

QTEST_GUILESS_MAIN(TestLocalContainment)
#include "tst_localcontainment.moc"
