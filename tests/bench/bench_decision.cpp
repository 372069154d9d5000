// SPDX-License-Identifier: MPL-2.0
// From the helper's approval to its being in force, durably, on the senior's device.
// Baseline: libmosquitto, OpenSSL and SQLite: the decision's signature, an envelope, its
// publish (with the helper's own durable write going on beside it, as on one machine both share
// the disk) and opening, the check of the decision, one durable write (WAL, FULL), the signature
// of the result and its envelope.
#include "tests/bench/arrival.h"
#include "tests/bench/bareclient.h"
#include "tests/bench/barecrypto.h"
#include "tests/bench/barestore.h"
#include "tests/bench/benchfamily.h"

#include <QCoreApplication>
#include <QDebug>

using namespace sobani;
using namespace sobani::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int WarmUp = 10;
constexpr int Rounds = 220;
constexpr qsizetype DecisionEnvelope = 512;
constexpr qsizetype StateSize = 900; ///< of an authority with one helper and one request

class Baseline
{
public:
    Baseline(const tests::RealBroker &broker, const QTemporaryDir &directory)
        : m_outbox(directory.filePath(u"bare-helper.sqlite"_s)),
          m_store(directory.filePath(u"bare-senior.sqlite"_s)),
          m_helper(broker, "bare-h", "s1/bare-h", {}),
          m_senior(broker, "bare-s", "s1/bare-s",
                   [this](QByteArrayView payload) { m_inForce.tell(apply(payload)); })
    {
    }

    [[nodiscard]] bool ready() const
    {
        return m_helper.waitUntilReady() && m_senior.waitUntilReady();
    }

    [[nodiscard]] std::optional<SteadyClock::duration> measure()
    {
        m_inForce.arm();
        const auto begun = SteadyClock::now();
        m_signature = m_crypto.sign(m_statement);
        const QByteArray envelope = m_crypto.seal();
        m_helper.publish("s1/bare-s", envelope);
        m_outbox.write(envelope);
        const auto took = m_inForce.wait(begun);
        return m_outbox.wait() ? took : std::nullopt;
    }

private:
    [[nodiscard]] bool apply(QByteArrayView payload)
    {
        if (!m_crypto.open(payload) || !m_crypto.verify(m_statement, m_signature)
            || !m_store.write(QByteArray(StateSize, 's')))
            return false;
        const QByteArray result = m_crypto.sign(m_statement);
        m_senior.publish("s1/bare-h", m_crypto.seal());
        return !result.isEmpty();
    }

    const BareCrypto m_crypto{DecisionEnvelope};
    const QByteArray m_statement = QByteArray(180, 'd');
    QByteArray m_signature;
    BareWriter m_outbox;
    BareStore m_store;
    Arrival m_inForce;
    BareClient m_helper;
    BareClient m_senior;
};

std::optional<SteadyClock::duration> measureDecision(BenchFamily &family)
{
    family.mother->submit(api::RequestAccess{});
    const auto request = family.mother->take<api::AccessRequested>();
    if (!request || !family.hanako->has<api::AccessRequested>() || !family.settle())
        return std::nullopt;
    const RequestId id = request->first.id;
    const auto begun = SteadyClock::now();
    family.hanako->submit(api::Decide{id, Verdict::Approve, 15, request->first.number, {}});
    const auto decided = family.mother->take<api::AccessDecided>();
    if (!decided || decided->first.verdict != Verdict::Approve
        || !family.hanako->has<api::AccessDecided>())
        return std::nullopt;
    family.hanako->submit(api::RevokeAccess{id});
    if (!family.mother->has<api::AccessEnded>() || !family.hanako->has<api::AccessEnded>()
        || !family.settle())
        return std::nullopt;
    return decided->second - begun;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    BenchFamily family;
    if (!family.start())
        return 1;
    Baseline baseline(family.broker, family.directory);
    if (!baseline.ready())
        return 1;
    Samples ours;
    Samples bare;
    for (int i = 0; i < WarmUp + Rounds; ++i) {
        const auto one = measureDecision(family);
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
    report(u"decision to its being in force; aim 1.30 at p50"_s, u"ms"_s, ours, bare);
    return 0;
}
