// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authority.h"

#include <QTimer>

#include <deque>

namespace sobani::authority {

/// The authority in the engine's own process: performs the machine's effects.
///
/// Invariant: nothing that loosens is in force or told before the store has it; what
/// tightens is in force at once and told after its write, whether or not that succeeded.
/// \a store and \a clock outlive it.
class LocalAuthority final : public Authority
{
    Q_OBJECT
public:
    static constexpr QByteArrayView StoreKey = "authority/state";

    LocalAuthority(identity::AuthorityKeys keys, const CircleId &circle, Store &store,
                   const Clock &clock, QObject *parent = nullptr);

    /// Takes up what Store::load() had under StoreKey. Says nothing of what was told before;
    /// what the time away has changed is told. Unreadable: damaged or somebody else's; then
    /// everything is refused, for an empty roster would take the next device as first helper.
    [[nodiscard]] Result<Done, StoreError> start(const std::optional<QByteArray> &stored);
    /// Lets time pass; an own timer calls it too.
    void tick();

    [[nodiscard]] const CircleId &circle() const { return m_state.circle; }
    [[nodiscard]] identity::AuthorityPublic publicKeys() const override;
    [[nodiscard]] std::vector<MemberStatus> roster() const override;
    [[nodiscard]] std::vector<RequestStatus> openRequests() const override;
    [[nodiscard]] std::vector<ConsentRequestBody> consents() const override;

    void openRequest(const RequestId &id, AccessSource source, const AccessDetails &details,
                     const QString &toolIdentity) override;
    void submitDecision(const wire::SignedByDevice &statement, const DeviceId &from) override;
    void submitRevocation(const wire::SignedByDevice &statement, const DeviceId &from) override;
    void submitConsent(const wire::SignedByDevice &statement, const DeviceId &from) override;
    void withdraw(const RequestId &id) override;
    void enrol(const identity::DevicePublic &keys, const QString &name) override;
    void remove(const DeviceId &id) override;
    void setIncident(bool on) override;
    [[nodiscard]] bool isPristine() const override;
    [[nodiscard]] bool joinCircle(const CircleId &circle) override;
    void repeat(const RequestId &id) override;
    void signHeartbeat(const presence::Position &position, WallTime sent,
                       presence::Sign sign) override;

    // Containment; only the guard's authority has a network to give back.
    void contain(ContainCause cause);
    void submitOrder(const wire::SignedByDevice &statement, const DeviceId &from);
    void submitRelease(const wire::SignedByDevice &statement, const DeviceId &from);
    void submitKeep(const wire::SignedByDevice &statement, const DeviceId &from);
    void submitTriggers(const wire::SignedByDevice &statement, const DeviceId &from);
    /// As a person typed it, spaces and all.
    void submitOfflineRelease(const QString &typed);
    /// An administrator's; whoever calls has made sure of that.
    void askBreakGlass();
    /// What is in force; epochs and triggers are kept when nothing stands.
    [[nodiscard]] const Isolation &isolation() const { return m_state.isolation; }

Q_SIGNALS:
    /// Also when a standing containment's challenge is made anew.
    void contained(const sobani::wire::SignedByAuthority &statement,
                   const sobani::authority::ContainedBody &body,
                   const sobani::authority::Challenge &challenge);
    void released(const sobani::wire::SignedByAuthority &statement,
                  const sobani::authority::ReleasedBody &body);
    void wrongRelease(const sobani::wire::SignedByAuthority &statement,
                      const sobani::authority::WrongReleaseBody &body,
                      const sobani::DeviceId &to);
    /// An offline code was wrong; none is looked at for \a waitMs.
    void wrongCode(qint64 waitMs);
    void breakGlassBegun(const sobani::wire::SignedByAuthority &statement,
                         const sobani::authority::BreakGlassBody &body);
    void breakGlassEnded(const sobani::RequestId &attempt);
    void triggersChanged(const sobani::authority::Triggers &triggers);

private:
    using Committed = Result<Done, StoreError>;

    /// What the rules say of an event, good for as long as nothing else has changed.
    struct Loosening
    {
        Event event;
        Step step;
        quint64 revision = 0; ///< of the state that \a step came from
    };

    void submit(const Event &event);
    void setState(State state, QByteArray encoded);
    void refresh(Loosening &loosening) const;
    void tighten(Step step);
    void loosenNext();
    void writeOldest();
    void loosened(const Committed &result, const QByteArray &written);
    void write(const QByteArray &bytes, std::function<void(const Committed &)> done);
    void failed(StoreError error);
    void rewriteWhenStale();
    void schedule();
    void startTimer(std::chrono::milliseconds interval);
    void tell(const std::vector<Effect> &effects);
    void tellOne(const Effect &effect);
    void tellPhase(const Request &request);
    [[nodiscard]] std::vector<std::pair<DeviceId, QString>> offlineCodes() const;

    identity::AuthorityKeys m_keys;
    AuthorityId m_id;
    State m_state;                 ///< in force
    QByteArray m_encoded;          ///< m_state's bytes
    quint64 m_revision = 0;        ///< of m_state
    QByteArray m_written;          ///< newest bytes given to the store; empty: unknown
    std::deque<Loosening> m_loosening; ///< waiting for the disk, oldest first
    bool m_inFlight = false;           ///< the oldest of them is being written
    bool m_started = false;
    Store &m_store;
    const Clock &m_clock;
    QTimer m_timer;
};

} // namespace sobani::authority
