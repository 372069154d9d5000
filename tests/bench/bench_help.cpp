// SPDX-License-Identifier: MPL-2.0
// From the tap on HELP to the alarm at the helper's: both engines as an app holds them, over a
// real relay with TLS, from the window's thread to the window's thread.
// Baseline: libmosquitto and OpenSSL, one signature, one seal, one publish, one opening, one
// check of a signature; an envelope of the same size.
#include "tests/bench/arrival.h"
#include "tests/bench/bareclient.h"
#include "tests/bench/barecrypto.h"
#include "tests/bench/benchfamily.h"

#include <QCoreApplication>
#include <QDebug>

using namespace sobani;
using namespace sobani::bench;

namespace {

constexpr int WarmUp = 20;
constexpr int Rounds = 300;
constexpr qsizetype SmallestEnvelope = 512;

class Baseline
{
public:
    explicit Baseline(const tests::RealBroker &broker)
        : m_sender(broker, "bare-a", "s1/bare-b", {}),
          m_receiver(broker, "bare-b", "s1/bare-a",
                     [this](QByteArrayView payload) { m_arrived.tell(m_crypto.open(payload)); })
    {
    }

    [[nodiscard]] bool ready() const
    {
        return m_sender.waitUntilReady() && m_receiver.waitUntilReady();
    }

    [[nodiscard]] std::optional<SteadyClock::duration> measure()
    {
        m_arrived.arm();
        const auto begun = SteadyClock::now();
        m_sender.publish("s1/bare-a", m_crypto.seal());
        return m_arrived.wait(begun);
    }

private:
    BareCrypto m_crypto{SmallestEnvelope};
    Arrival m_arrived;
    BareClient m_sender;
    BareClient m_receiver;
};

std::optional<SteadyClock::duration> measureHelp(BenchFamily &family)
{
    const auto begun = SteadyClock::now();
    family.mother->submit(api::RaiseHelp{});
    const auto called = family.hanako->take<api::HelpCalled>();
    if (!called || called->first.repeat)
        return std::nullopt;
    family.hanako->submit(api::ResolveHelp{called->first.id});
    if (!family.mother->has<api::HelpResolved>() || !family.hanako->has<api::HelpResolved>()
        || !family.settle())
        return std::nullopt;
    return called->second - begun;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    BenchFamily family;
    if (!family.start())
        return 1;
    Baseline baseline(family.broker);
    if (!baseline.ready())
        return 1;
    Samples ours;
    Samples bare;
    for (int i = 0; i < WarmUp + Rounds; ++i) {
        const auto one = measureHelp(family);
        const auto other = baseline.measure();
        if (!one || !other) {
            qWarning() << "round" << i << "did not finish:" << bool(one) << bool(other);
            return 1;
        }
        if (i >= WarmUp) {
            ours.add(*one);
            bare.add(*other);
        }
    }
    report(QStringLiteral("HELP tap to alarm; aim 1.30 at p50"), QStringLiteral("ms"), ours, bare);
    return 0;
}
