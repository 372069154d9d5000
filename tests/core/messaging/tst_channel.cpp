// SPDX-License-Identifier: MPL-2.0
#include "core/messaging/channel.h"

#include <QTest>

using namespace sobani;
using namespace sobani::messaging;
using namespace std::chrono_literals;

namespace {

constexpr WallTime Start{1'750'000'000'000};

/// Both ends of one link; \a low has the lower id.
struct Ends
{
    Channel low;
    Channel high;

    Ends()
    {
        const auto circle = crypto::randomId<CircleId>();
        const QByteArray psk = crypto::randomBytes(32);
        low.self = high.peer = *DeviceId::fromBytes(QByteArray(16, '1'));
        high.self = low.peer = *DeviceId::fromBytes(QByteArray(16, '2'));
        for (Channel *end : {&low, &high}) {
            end->circle = circle;
            end->peerKeys = {crypto::randomBytes(32), crypto::randomBytes(32)};
            end->relay = {QStringLiteral("relay.test"), 8883, QByteArray(32, 'k')};
            end->epochs.push_back({0, SecretBytes(psk), Start});
        }
    }
};

bool sameKeys(const Channel &a, const Channel &b)
{
    return a.epochs.back().number == b.epochs.back().number
        && a.epochs.back().psk == b.epochs.back().psk;
}

/// \a from rotates and \a to answers. False when either has no effect.
bool rotate(Channel &from, Channel &to, WallTime now = Start)
{
    const auto answer = acceptOffer(to, offerRekey(from), now);
    return answer && acceptAnswer(from, *answer, now);
}

} // namespace

class TestChannel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eitherEndRotates();
    void offerOutOfTurn();
    void answerOutOfTurn();
    void glare();
    void foreignSharesMakeNoCommonKey();
    void lowOrderShare();
    void topicsBelongToOneDirection();
    void whenToRotate();
    void oldEpochsGo();
    void encoding();
    void shares();
};

void TestChannel::eitherEndRotates()
{
    for (const bool lowFirst : {true, false}) {
        Ends ends;
        Channel &first = lowFirst ? ends.low : ends.high;
        Channel &other = lowFirst ? ends.high : ends.low;
        QVERIFY(rotate(first, other));
        QVERIFY(sameKeys(first, other));
        QVERIFY(!(first.epochs[0].psk == first.epochs[1].psk));
        QVERIFY(!first.pending && !other.pending);
        // Who offered knows that both have it; who answered waits for a sign.
        QCOMPARE(first.sending().number, quint32(1));
        QCOMPARE(other.sending().number, quint32(0));
        QVERIFY(rotate(other, first));
        QVERIFY(sameKeys(first, other));
        QCOMPARE(first.epochs.size(), std::size_t(3));
    }
}

void TestChannel::offerOutOfTurn()
{
    Ends ends;
    RekeyShare offer = offerRekey(ends.low);
    for (const quint32 number : {0U, 2U, 77U}) {
        offer.number = number;
        QVERIFY(!acceptOffer(ends.high, offer, Start));
    }
    offer.number = 1;
    QVERIFY(acceptOffer(ends.high, offer, Start));
    QVERIFY(!acceptOffer(ends.high, offer, Start)); // once
    QCOMPARE(ends.high.epochs.size(), std::size_t(2));
}

void TestChannel::answerOutOfTurn()
{
    Ends ends;
    const auto stray = crypto::AgreementKey::generate();
    QVERIFY(!acceptAnswer(ends.low, {1, stray.publicKey()}, Start)); // nothing was offered
    auto answer = *acceptOffer(ends.high, offerRekey(ends.low), Start);
    answer.number = 2;
    QVERIFY(!acceptAnswer(ends.low, answer, Start));
    answer.number = 1;
    QVERIFY(acceptAnswer(ends.low, answer, Start));
    QVERIFY(!acceptAnswer(ends.low, answer, Start));
    QCOMPARE(ends.low.epochs.size(), std::size_t(2));
}

void TestChannel::glare()
{
    Ends ends;
    const RekeyShare low = offerRekey(ends.low);
    const RekeyShare high = offerRekey(ends.high);
    QVERIFY(!acceptOffer(ends.low, high, Start)); // the lower id's offer wins
    const auto answer = acceptOffer(ends.high, low, Start);
    QVERIFY(answer);
    QVERIFY(!ends.high.pending);
    QVERIFY(acceptAnswer(ends.low, *answer, Start));
    QVERIFY(sameKeys(ends.low, ends.high));
    QVERIFY(rotate(ends.high, ends.low));
}

void TestChannel::foreignSharesMakeNoCommonKey()
{
    Ends ends;
    (void)offerRekey(ends.low);
    const auto mallory = crypto::AgreementKey::generate();
    const auto toHigh = acceptOffer(ends.high, {1, mallory.publicKey()}, Start);
    QVERIFY(toHigh);
    QVERIFY(acceptAnswer(ends.low, {1, mallory.publicKey()}, Start));
    // The old secret goes into the new one: knowing only the new halves is not enough.
    QVERIFY(!sameKeys(ends.low, ends.high));
}

void TestChannel::lowOrderShare()
{
    Ends ends;
    QVERIFY(!acceptOffer(ends.high, {1, QByteArray(32, '\0')}, Start));
    QCOMPARE(ends.high.epochs.size(), std::size_t(1));
    (void)offerRekey(ends.low);
    QVERIFY(!acceptAnswer(ends.low, {1, QByteArray(32, '\0')}, Start));
    QVERIFY(ends.low.pending);
}

void TestChannel::topicsBelongToOneDirection()
{
    Ends ends;
    const auto topic = [](const Channel &c, std::size_t epoch, bool out) {
        return out ? topicOf(c, c.epochs[epoch], c.self, c.peer)
                   : topicOf(c, c.epochs[epoch], c.peer, c.self);
    };
    QCOMPARE(topic(ends.low, 0, true), topic(ends.high, 0, false));
    QCOMPARE(topic(ends.low, 0, false), topic(ends.high, 0, true));
    QVERIFY(topic(ends.low, 0, true) != topic(ends.low, 0, false));
    QVERIFY(rotate(ends.low, ends.high));
    QVERIFY(topic(ends.low, 0, true) != topic(ends.low, 1, true));
    QCOMPARE(topic(ends.low, 1, true), topic(ends.high, 1, false));
    QVERIFY(pskIdOf(ends.low, ends.low.epochs[0]) != pskIdOf(ends.low, ends.low.epochs[1]));
    QCOMPARE(topic(ends.low, 0, true).size(), 55);
}

void TestChannel::whenToRotate()
{
    Ends ends;
    QVERIFY(!wantsRotation(ends.low, Start + RotateAfter));
    QVERIFY(wantsRotation(ends.low, Start + RotateAfter + 1ms));
    QVERIFY(!wantsRotation(ends.high, Start + 2 * RotateAfter)); // one of the two does it
    (void)offerRekey(ends.low);
    QVERIFY(!wantsRotation(ends.low, Start + 2 * RotateAfter));
}

void TestChannel::oldEpochsGo()
{
    Ends ends;
    QVERIFY(dropOldEpochs(ends.low, Start + 1000h).empty());
    QVERIFY(rotate(ends.low, ends.high, Start));
    QVERIFY(dropOldEpochs(ends.low, Start + KeepOldEpoch).empty());
    const auto dropped = dropOldEpochs(ends.low, Start + KeepOldEpoch + 1ms);
    QCOMPARE(dropped.size(), std::size_t(1));
    QCOMPARE(dropped[0].number, quint32(0));
    QCOMPARE(ends.low.epochs.size(), std::size_t(1));
    QCOMPARE(ends.low.epochs[0].number, quint32(1));
    // The other end still sends in the old one and so still needs it.
    QVERIFY(dropOldEpochs(ends.high, Start + 1000h).empty());
    QCOMPARE(ends.high.sending().number, quint32(0));
    ends.high.sendEpoch = 1;
    QCOMPARE(dropOldEpochs(ends.high, Start + 1000h).size(), std::size_t(1));
}

void TestChannel::encoding()
{
    Ends ends;
    QVERIFY(rotate(ends.low, ends.high));
    (void)offerRekey(ends.low);
    for (const Channel *channel : {&ends.low, &ends.high}) {
        const QByteArray bytes = channel->encode();
        const auto again = Channel::decode(bytes);
        QVERIFY(again);
        QCOMPARE(again->encode(), bytes);
        QCOMPARE(again->self, channel->self);
        QVERIFY(again->relay == channel->relay);
        QVERIFY(sameKeys(*again, *channel));
        QCOMPARE(again->pending.has_value(), channel->pending.has_value());
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!Channel::decode(bytes.first(size)));
        QVERIFY(!Channel::decode(bytes + '\0'));
    }
    Channel none;
    QVERIFY(!Channel::decode(none.encode()));
}

void TestChannel::shares()
{
    const RekeyShare share{7, QByteArray(32, 'k')};
    const QByteArray bytes = share.encode();
    const auto again = RekeyShare::decode(bytes);
    QVERIFY(again && again->number == 7 && again->publicKey == share.publicKey);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!RekeyShare::decode(bytes.first(size)));
    QVERIFY(!RekeyShare::decode(RekeyShare{7, QByteArray(31, 'k')}.encode()));
    QVERIFY(!RekeyShare::decode(RekeyShare{7, QByteArray(33, 'k')}.encode()));
}

QTEST_GUILESS_MAIN(TestChannel)
#include "tst_channel.moc"
