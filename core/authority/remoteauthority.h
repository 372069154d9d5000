// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritywire.h"
#include "core/wire/framelink.h"

#include <deque>
#include <set>

namespace sobani::authority {

/// The authority in another process, behind a link to its AuthorityService.
///
/// Invariants: nothing waits; while the link is down nothing is approved and nobody new is
/// enrolled, here or on any screen. A call that asks for something is refused then
/// ("authority-unreachable"); helpers' statements and what tightens are kept in order and said
/// as soon as it is back. What became of calls that were under way when the link broke is
/// asked anew (recovered()). A statement is passed on only if the authority's own key signed
/// it; an authority with other keys than the known ones, or of another circle, is none.
class RemoteAuthority final : public Authority
{
    Q_OBJECT
public:
    static constexpr std::size_t MostKept = 256;

    /// \a link outlives this.
    explicit RemoteAuthority(wire::FrameLink &link, QObject *parent = nullptr);

    /// Once, before anything else. \a known: the keys that the family was paired with; nothing
    /// before the first meeting.
    void begin(const CircleId &circle, const std::optional<identity::AuthorityPublic> &known);

    [[nodiscard]] bool isReachable() const override { return m_live; }
    [[nodiscard]] identity::AuthorityPublic publicKeys() const override;
    [[nodiscard]] std::vector<MemberStatus> roster() const override { return m_last.roster; }
    [[nodiscard]] std::vector<RequestStatus> openRequests() const override;
    [[nodiscard]] std::vector<ConsentRequestBody> consents() const override
    {
        return m_last.consents;
    }
    void openRequest(const RequestId &id, AccessSource source, const AccessDetails &details,
                     const QString &toolIdentity) override;
    void submitDecision(const wire::SignedByDevice &statement, const DeviceId &from) override;
    void submitRevocation(const wire::SignedByDevice &statement, const DeviceId &from) override;
    void submitConsent(const wire::SignedByDevice &statement, const DeviceId &from) override;
    void withdraw(const RequestId &id) override;
    void enrol(const identity::DevicePublic &keys, const QString &name) override;
    void remove(const DeviceId &id) override;
    void setIncident(bool on) override;
    [[nodiscard]] bool isPristine() const override { return m_live && m_last.pristine; }
    [[nodiscard]] bool joinCircle(const CircleId &circle) override;
    void repeat(const RequestId &id) override;
    void signHeartbeat(const presence::Position &position, WallTime sent,
                       presence::Sign sign) override;

private:
    void make(CallBody body);
    void post(const Call &call);
    void refuseLater(const QString &subject);
    void cameUp();
    void wentDown();
    void take(const QByteArray &frame);
    void meet(Snapshot snapshot);
    void catchUp();
    void noteOpen(const NewsBody &body);
    void hear(const NewsBody &body);
    template<typename Body>
    [[nodiscard]] std::optional<Body> opened(const wire::SignedByAuthority &statement) const;

    wire::FrameLink &m_link;
    CircleId m_circle;
    std::optional<identity::AuthorityPublic> m_known;
    Snapshot m_last;
    std::deque<Call> m_calls; ///< not handled yet, oldest first; while down only kept ones
    std::set<RequestId> m_open; ///< told as open here, and not as closed yet
    quint64 m_number = 0;
    std::optional<bool> m_incident; ///< as last said
    bool m_begun = false;
    bool m_live = false;
};

} // namespace sobani::authority
