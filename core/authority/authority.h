// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authoritymachine.h"

#include "core/base/store.h"
#include "core/presence/presencewire.h"

#include <QObject>

namespace sobani::authority {

struct MemberStatus
{
    DeviceId id;
    QString name;
    Rights rights = Rights::Pending;
    WallTime effective; ///< when Pending ends by itself; 0: by consent only, or Full
};

struct InForce { DeviceId by; int minutes = 0; WallTime until; };

/// An open request. digits is empty once it is approved; the walls' times are for showing.
struct RequestStatus
{
    access::AccessRequestBody body;
    QString digits;
    WallTime opened;
    WallTime expires;
    std::optional<InForce> approval;
};

/// The authority of one protected device, wherever it runs (in the engine, or in the guard).
///
/// Every call returns at once and is answered by a signal; what loosens is told only after
/// it is durable. Statements come signed, to be handed on as they are. Anything refused has
/// changed nothing. Rules: authoritymachine.h. Lives on the engine's thread.
class Authority : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// False while an authority in another process does not answer: nothing is decided then.
    [[nodiscard]] virtual bool isReachable() const { return true; }
    /// Empty keys before an authority elsewhere was ever met.
    [[nodiscard]] virtual identity::AuthorityPublic publicKeys() const = 0;
    [[nodiscard]] virtual std::vector<MemberStatus> roster() const = 0;
    [[nodiscard]] virtual std::vector<RequestStatus> openRequests() const = 0;
    [[nodiscard]] virtual std::vector<ConsentRequestBody> consents() const = 0;

    /// \a id: fresh random, so that the caller knows its request again in the answer.
    virtual void openRequest(const RequestId &id, AccessSource source,
                             const AccessDetails &details, const QString &toolIdentity) = 0;
    virtual void submitDecision(const wire::SignedByDevice &statement, const DeviceId &from) = 0;
    virtual void submitRevocation(const wire::SignedByDevice &statement,
                                  const DeviceId &from) = 0;
    virtual void submitConsent(const wire::SignedByDevice &statement, const DeviceId &from) = 0;
    virtual void withdraw(const RequestId &id) = 0;
    virtual void enrol(const identity::DevicePublic &keys, const QString &name) = 0;
    virtual void remove(const DeviceId &id) = 0;
    virtual void setIncident(bool on) = 0;
    /// Nobody was ever enrolled here and nothing was ever asked.
    [[nodiscard]] virtual bool isPristine() const = 0;
    /// Only while it is pristine: the circle of a person who has another device already.
    /// False, and nothing changed, afterwards.
    [[nodiscard]] virtual bool joinCircle(const CircleId &circle) = 0;
    /// Tells again what is known of a request or a consent (by the signals below), for a
    /// caller that was killed before it wrote its own part down.
    virtual void repeat(const RequestId &id) = 0;
    /// Says with the authority's own key that this device stands protected. Answered by
    /// heartbeatSigned(); not at all by an authority that cannot answer, so that its silence
    /// is heard as such.
    virtual void signHeartbeat(const presence::Position &position, WallTime sent,
                               presence::Sign sign) = 0;

Q_SIGNALS:
    void requestOpened(const sobani::wire::SignedByAuthority &statement,
                       const sobani::access::AccessRequestBody &body, const QString &digits);
    void decided(const sobani::wire::SignedByAuthority &statement,
                 const sobani::access::ResultBody &body);
    void wrongNumber(const sobani::wire::SignedByAuthority &statement,
                     const sobani::access::WrongNumberBody &body, const sobani::DeviceId &to);
    void ended(const sobani::wire::SignedByAuthority &statement,
               const sobani::access::EndedBody &body);
    void enrolled(const sobani::DeviceId &id, sobani::Rights rights);
    void rightsChanged(const sobani::DeviceId &id, sobani::Rights rights);
    void removed(const sobani::DeviceId &id, bool vetoed);
    void consentWanted(const sobani::wire::SignedByAuthority &statement,
                       const sobani::authority::ConsentRequestBody &body);
    /// \a code: see refusalId(). \a id: hex of the request, consent or device, or empty.
    void refused(const QString &code, const QString &id);
    /// The disk refused a write. What tightens holds all the same and is written again soon.
    void writeFailed(sobani::StoreError error);
    void heartbeatSigned(const sobani::presence::Heartbeat &heartbeat,
                         const QByteArray &signature);
    /// An authority in another process answers (again); what is in force was read anew.
    void recovered();
};

} // namespace sobani::authority
