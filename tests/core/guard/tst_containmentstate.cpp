// SPDX-License-Identifier: MPL-2.0
#include "core/guard/containmentstate.h"
#include "tests/core/access/codecchecks.h"

using namespace sobani;
using namespace sobani::guard;
using namespace Qt::StringLiterals;

namespace {

ContainmentState contained()
{
    ContainmentState state;
    state.network = ContainedNetwork{
        Cause::Order, 7,
        {{*IpAddress::fromBytes("\x0a\x01\x02\x03"), 8883},
         {*IpAddress::fromBytes("\xfd\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f"),
          443}},
        990, Cut::Failed};
    state.onRefusal = true;
    return state;
}

void check(const ContainmentState &state)
{
    QVERIFY(decodeContainment(encode(state)) == state);
    tests::checkCodec(
        encode(state), [](const QByteArray &b) { return decodeContainment(b); },
        [](const ContainmentState &s) { return encode(s); });
}

} // namespace

class TestContainmentState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrips();
    void noBitMayFlip();
    void onlyOrdinaryAddresses();
    void damageMeansContained();
};

void TestContainmentState::roundTrips()
{
    check(contained());
    check(ContainmentState{});
    check(afterDamage());
    ContainmentState open;
    open.network = OpenNetwork{9, false};
    check(open);
}

void TestContainmentState::noBitMayFlip()
{
    const QByteArray bytes = encode(contained());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray changed = bytes;
            changed[i] = char(changed[i] ^ char(1 << bit));
            QVERIFY2(!decodeContainment(changed), qPrintable(u"byte %1"_s.arg(i)));
        }
    }
}

void TestContainmentState::onlyOrdinaryAddresses()
{
    ContainmentState state = contained();
    auto &network = std::get<ContainedNetwork>(state.network);
    network.relays[0].address = *IpAddress::fromBytes("\xff\xff\xff\xff");
    QVERIFY(!decodeContainment(encode(state)));
}

void TestContainmentState::damageMeansContained()
{
    const ContainmentState state = afterDamage();
    QVERIFY(state.contained());
    QVERIFY(state.contained()->relays.empty());
    QVERIFY(!state.contained()->epoch);
}

QTEST_GUILESS_MAIN(TestContainmentState)
#include "tst_containmentstate.moc"
