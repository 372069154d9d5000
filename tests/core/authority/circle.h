// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritymachine.h"

#include <QTest>

#include <memory>

/// A family for the authority's tests: helpers with real keys, and statements in one line.
namespace sobani::tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace authority;
using access::DecisionBody;
using access::RevocationBody;

struct Helper
{
    std::shared_ptr<const identity::DeviceKeys> keys =
        std::make_shared<identity::DeviceKeys>(identity::DeviceKeys::generate());
    DeviceId id = keys->id();

    template<typename Body>
    [[nodiscard]] wire::SignedByDevice sign(const Body &body) const
    {
        return access::seal(keys->sign, id, body);
    }
};

inline RequestId requestId(int n)
{
    return *RequestId::fromBytes(QByteArray(15, 'q') + char(n));
}

struct Circle
{
    Helper hanako;
    Helper taro;
    Helper stranger;
    State state;
    std::vector<Effect> effects; ///< of the newest event
    Now now{WallTime{1'750'000'000'000}, {u"boot-1"_s, 60'000}};

    Circle()
    {
        state.circle = *CircleId::fromBytes(QByteArray(16, 'c'));
        state.self = *AuthorityId::fromBytes(QByteArray(16, 'a'));
    }
    /// Hanako is enrolled.
    static Circle withHanako()
    {
        Circle c;
        c.enrol(c.hanako);
        return c;
    }

    template<typename What>
    void run(What what)
    {
        Step s = step(std::move(state), Event{now, std::move(what)});
        state = std::move(s.state);
        effects = std::move(s.effects);
    }
    void pass(Milliseconds time)
    {
        now.wall = now.wall + time;
        now.boot.ms += time.count();
    }
    void reboot(Milliseconds off = 30s)
    {
        now.wall = now.wall + off;
        now.boot = {now.boot.boot + u"+"_s, 1'000};
    }
    void enrol(const Helper &helper, int consent = 1)
    {
        run(Enrol{helper.keys->publicKeys(), u"name"_s, requestId(100 + consent)});
    }
    void open(int n, AccessSource source = AccessSource::Declared)
    {
        run(OpenRequest{requestId(n), QByteArray(31, 'n') + char(n), u"07"_s, source, {},
                        u"tool"_s});
    }
    [[nodiscard]] const Request &request(int n) const { return *state.request(requestId(n)); }
    [[nodiscard]] DecisionBody approval(int n, int minutes = 30, const QString &number = u"07"_s)
    {
        const auto &body = request(n).body;
        return {body.of, body.toolIdentity, Verdict::Approve, minutes, number, u"note"_s};
    }
    [[nodiscard]] DecisionBody denial(int n)
    {
        const auto &body = request(n).body;
        return {body.of, body.toolIdentity, Verdict::Deny, 0, {}, u"no"_s};
    }
    void decide(const Helper &by, const DecisionBody &body)
    {
        run(SubmitDecision{by.sign(body), by.id});
    }
    void revoke(const Helper &by, int n)
    {
        run(SubmitRevocation{by.sign(RevocationBody{request(n).body.of}), by.id});
    }
    [[nodiscard]] static Challenge challenge(int n)
    {
        return {QByteArray(31, 'n') + char(n), u"07"_s, u"1234567%1"_s.arg(n % 10)};
    }
    void contain(ContainCause cause = ContainCause::Help, int n = 1)
    {
        run(Contain{cause, challenge(n)});
    }
    [[nodiscard]] const Containment &standing() const { return *state.isolation.standing; }
    [[nodiscard]] ContainmentBinding containment() const
    {
        return {state.circle, state.self, standing().epoch, standing().challenge.nonce};
    }
    void release(const Helper &by, const ReleaseBody &body, int fresh = 9)
    {
        run(SubmitRelease{by.sign(body), by.id, challenge(fresh)});
    }
    [[nodiscard]] ConsentBody consentFor(const Helper &candidate, bool accept)
    {
        const Member *member = state.member(candidate.id);
        return {state.circle, state.self,   member && member->waiting ? member->waiting->consent
                                                                      : RequestId(),
                candidate.id, candidate.keys->publicKeys(), accept};
    }
    void consent(const Helper &by, const ConsentBody &body)
    {
        run(SubmitConsent{by.sign(body), by.id});
    }
    [[nodiscard]] std::optional<Rights> rights(const Helper &helper) const
    {
        const Member *member = state.member(helper.id);
        return member ? std::optional(member->rights()) : std::nullopt;
    }
};

/// One word per effect, joined by spaces.
inline QByteArray words(const std::vector<Effect> &effects)
{
    QByteArrayList list;
    const auto word = Overloaded{
        [](const RequestOpened &) { return QByteArray("opened"); },
        [](const Decision &e) {
            return e.body.verdict == Verdict::Approve
                       ? QByteArray("approved")
                       : "denied-" + QByteArray::number(int(e.body.reason));
        },
        [](const WrongNumber &e) { return "tries-" + QByteArray::number(e.body.triesLeft); },
        [](const RequestEnded &e) { return "ended-" + QByteArray::number(int(e.body.reason)); },
        [](const Enrolled &e) {
            return QByteArray(e.rights == Rights::Full ? "full" : "pending");
        },
        [](const RightsGranted &) { return QByteArray("granted"); },
        [](const Removed &e) { return QByteArray(e.vetoed ? "vetoed" : "removed"); },
        [](const ConsentWanted &) { return QByteArray("consent"); },
        [](const ContainmentOn &e) { return "contained-" + QByteArray::number(e.body.of.epoch); },
        [](const ContainmentOff &e) { return "released-" + QByteArray::number(int(e.body.how)); },
        [](const WrongRelease &e) { return "left-" + QByteArray::number(e.body.triesLeft); },
        [](const WrongCode &e) { return "wait-" + QByteArray::number(e.wait.count() / 1000); },
        [](const BreakGlassBegun &) { return QByteArray("glass"); },
        [](const BreakGlassEnded &) { return QByteArray("glass-ended"); },
        [](const TriggersChanged &) { return QByteArray("triggers"); },
        [](const Refused &e) { return QByteArray(refusalId(e.why).data()); },
    };
    for (const Effect &effect : effects)
        list << std::visit(word, effect);
    return list.join(' ');
}

} // namespace sobani::tests
