// SPDX-License-Identifier: MPL-2.0
// A relay that does what it likes with what it carries.
#include "tests/core/engine/story.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace sobani;
using namespace sobani::engine::testing;
using namespace std::chrono_literals;
using fakes::Packet;

namespace {

void flip(QByteArray &bytes, std::mt19937::result_type where)
{
    const auto i = qsizetype(where % std::mt19937::result_type(bytes.size()));
    bytes[i] = char(bytes.at(i) ^ (1 << (where / 8191 % 8)));
}

} // namespace

class TestEngineRelay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void unreliable_data();
    void unreliable();
    void queuesForgottenAfterTheirAcknowledgement();
    void replayedWhenAllIsOver();
    void replayedAcrossARestart();
    void tamperedHasNoEffect();
    void readdressedHasNoEffect();
    void deliveredNeedsTheHelpersOwnWord();

private:
    [[nodiscard]] std::unique_ptr<Family> family() const;

    std::unique_ptr<Family> m_one; ///< a senior and one helper, switched off
    std::unique_ptr<Family> m_two;
};

void TestEngineRelay::initTestCase()
{
    m_one = std::make_unique<Family>(1);
    m_two = std::make_unique<Family>(2);
    QVERIFY(m_one->ready && m_two->ready);
    for (Device *device : m_one->everybody())
        device->kill();
    for (Device *device : m_two->everybody())
        device->kill();
}

std::unique_ptr<Family> TestEngineRelay::family() const
{
    auto copy = std::make_unique<Family>(*m_two);
    copy->startAll();
    return copy;
}

void TestEngineRelay::unreliable_data()
{
    QTest::addColumn<int>("copies");
    QTest::addColumn<int>("lossPercent");
    QTest::addColumn<bool>("reorder");
    QTest::newRow("everything twice") << 2 << 0 << false;
    QTest::newRow("everything five times") << 5 << 0 << false;
    QTest::newRow("a third is lost") << 1 << 33 << false;
    QTest::newRow("backwards") << 1 << 0 << true;
    QTest::newRow("twice, a third lost, backwards") << 2 << 33 << true;
}

void TestEngineRelay::unreliable()
{
    QFETCH(int, copies);
    QFETCH(int, lossPercent);
    QFETCH(bool, reorder);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        Family family(*m_one);
        family.startAll();
        std::mt19937 random(seed);
        std::vector<Packet> late;
        family.broker.setTamper([&](const Packet &packet) {
            std::vector<Packet> out;
            for (int i = 0; i < copies; ++i) {
                if (int(random() % 100) >= lossPercent)
                    out.push_back(packet);
            }
            if (!reorder)
                return out;
            // Holds back up to three and lets the newest go first.
            late.insert(late.end(), out.begin(), out.end());
            out.clear();
            while (late.size() > 3) {
                out.push_back(late.back());
                late.pop_back();
                std::rotate(late.rbegin(), late.rbegin() + 1, late.rend());
            }
            return out;
        });
        Story story(family);
        story.play();
        family.broker.setTamper({});
        for (const Packet &packet : late)
            family.broker.inject(packet);
        story.play();
        family.pass(2min);
        const QString complaint = story.complaint();
        QVERIFY2(complaint.isEmpty(),
                 qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(complaint)));
    }
}

void TestEngineRelay::queuesForgottenAfterTheirAcknowledgement()
{
    Family family(*m_one);
    family.startAll();
    family.helper(0).kill();
    settle();
    const HelpId id = family.raise();
    // Acknowledged, queued for the helper, and gone with the broker.
    QCOMPARE(family.senior->last<api::HelpProgress>().id, id);
    family.broker.forgetQueues();
    family.helper(0).start();
    settle();
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 0);
    family.pass(20s);
    QCOMPARE(family.helper(0).count<api::HelpCalled>(), 1);
}

void TestEngineRelay::replayedWhenAllIsOver()
{
    const auto house = family();
    Family &f = *house;
    f.broker.clearRecord();
    const HelpId id = f.raise();
    f.helper(0).run(api::HelpShown{id});
    f.helper(0).run(api::AnswerHelp{id});
    f.senior->run(api::MarkStep{1, true});
    f.helper(1).run(api::PushStep{2, false});
    settle();
    f.helper(0).run(api::ResolveHelp{id});
    settle();
    const RequestId first = f.request();
    f.approve(0);
    f.helper(1).run(api::RevokeAccess{first});
    settle();
    (void)f.request();
    f.helper(0).run(api::Decide{f.senior->last<api::AccessRequested>().id, Verdict::Deny, 0, {}, {}});
    settle();
    f.pass(1min);

    const auto recorded = f.broker.recorded();
    QVERIFY(recorded.size() > 30);
    std::vector<std::size_t> before;
    for (Device *device : f.everybody())
        before.push_back(device->events.size());
    for (int round = 0; round < 2; ++round) {
        for (const Packet &packet : recorded)
            f.broker.inject(packet);
        settle();
        f.pass(1min);
    }
    std::size_t i = 0;
    for (Device *device : f.everybody()) {
        for (std::size_t n = before[i]; n < device->events.size(); ++n) {
            const auto &body = device->events[n].body;
            QVERIFY2(std::holds_alternative<api::StatusReport>(body)
                         || std::holds_alternative<api::RelayChanged>(body),
                     qPrintable(QString::number(body.index())));
        }
        QVERIFY(device->status().help.empty());
        QVERIFY(device->status().access.empty());
        ++i;
    }
}

void TestEngineRelay::replayedAcrossARestart()
{
    const auto house = family();
    Family &f = *house;
    f.broker.clearRecord();
    const HelpId id = f.raise();
    f.helper(0).run(api::AnswerHelp{id});
    settle();
    f.senior->run(api::CancelHelp{id});
    settle();
    const auto recorded = f.broker.recorded();
    for (Device *device : f.everybody())
        device->restart();
    settle();
    f.pass(40 * 24h); // longer than anything is remembered that expires
    const int rings = f.helper(1).count<api::HelpCalled>();
    for (const Packet &packet : recorded)
        f.broker.inject(packet);
    settle();
    f.pass(1min);
    for (Device *device : f.everybody())
        QVERIFY(device->status().help.empty());
    QCOMPARE(f.helper(1).count<api::HelpCalled>(), rings);
}

void TestEngineRelay::tamperedHasNoEffect()
{
    const auto house = family();
    Family &f = *house;
    std::mt19937 random(7);
    int changed = 0;
    f.broker.setTamper([&](const Packet &packet) {
        Packet bad = packet;
        if (bad.payload.isEmpty())
            return std::vector{bad}; // takes a retained message away
        switch (random() % 3) {
        case 0:
            flip(bad.payload, random());
            break;
        case 1:
            bad.payload.chop(qsizetype(random() % quint32(bad.payload.size())) + 1);
            break;
        default:
            bad.payload += char(random());
        }
        ++changed;
        return std::vector{bad};
    });
    (void)f.raise();
    f.senior->run(api::MarkStep{1, true});
    (void)f.request();
    f.helper(0).run(api::SetProfile{QStringLiteral("Mallory"), {}});
    f.helper(0).run(api::Leave{});
    settle();
    QVERIFY(changed > 6);
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(f.helper(i).count<api::HelpCalled>(), 0);
        QCOMPARE(f.helper(i).count<api::AccessRequested>(), 0);
        QCOMPARE(f.helper(i).count<api::StepChanged>(), 0);
    }
    QCOMPARE(f.senior->status().peers.size(), std::size_t(2));
    QCOMPARE(f.senior->peer(f.helper(0).id())->peer.name, QStringLiteral("Helper 1"));
    // Untouched again, what was wanted comes about.
    f.broker.setTamper({});
    f.pass(30s);
    QCOMPARE(f.helper(1).count<api::HelpCalled>(), 1);
    QVERIFY(!f.senior->peer(f.helper(0).id()));
}

void TestEngineRelay::readdressedHasNoEffect()
{
    const auto house = family();
    Family &f = *house;
    f.broker.clearRecord();
    f.broker.hold(true);
    (void)f.raise();
    f.senior->run(api::MarkStep{1, true});
    (void)f.request();
    settle();
    auto held = std::exchange(f.broker.held(), {});
    QVERIFY(held.size() >= 6);
    f.broker.release();
    // Each to every topic but its own.
    QSet<QString> topics;
    for (Device *device : f.everybody())
        topics += f.broker.subscriptions(device->clientId());
    for (const Packet &packet : held) {
        for (const QString &topic : topics) {
            if (topic != packet.topic)
                f.broker.inject({topic, packet.payload, false, {}});
        }
    }
    settle();
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(f.helper(i).count<api::HelpCalled>(), 0);
        QCOMPARE(f.helper(i).count<api::AccessRequested>(), 0);
        QCOMPARE(f.helper(i).count<api::StepChanged>(), 0);
    }
    for (const Packet &packet : held)
        f.broker.inject(packet);
    settle();
    QCOMPARE(f.helper(0).count<api::HelpCalled>(), 1);
    QCOMPARE(f.helper(1).count<api::AccessRequested>(), 1);
}

void TestEngineRelay::deliveredNeedsTheHelpersOwnWord()
{
    const auto house = family();
    Family &f = *house;
    for (std::size_t i = 0; i < 2; ++i)
        f.helper(i).kill();
    settle();
    (void)f.raise();
    // The relay has acknowledged: sent, and not a bit more.
    f.pass(1min);
    QCOMPARE(f.senior->status().help.at(0).state, HelpState::Sent);
    for (const auto &progress : f.senior->all<api::HelpProgress>())
        QVERIFY(progress.state <= HelpState::Sent);
}

QTEST_GUILESS_MAIN(TestEngineRelay)
#include "tst_enginerelay.moc"
