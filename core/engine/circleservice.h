// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authority.h"
#include "core/circle/circlewire.h"
#include "core/engine/context.h"

#include <QObject>

#include <functional>
#include <map>

namespace sobani::engine {

/// Membership: profiles, rights, consent to later helpers, and leaving.
///
/// On a protected device it carries bytes between helpers and the authority, which alone
/// decides about rights.
class CircleService : public QObject
{
    Q_OBJECT
public:
    using Left = std::function<void(const DeviceId &peer)>;

    /// \a left runs for each peer that is no longer a member, before its channel goes.
    CircleService(Context context, authority::Authority &authority,
                  const identity::DeviceKeys &keys, Left left, QObject *parent = nullptr);

    void restore(const std::map<QByteArray, QByteArray> &stored);
    /// The authority may know more than is written down here.
    void compareRights();
    /// A freshly paired peer, already in the book with an open channel.
    void welcome(const DeviceId &peer);
    void leave(const std::optional<CircleId> &circle, const std::optional<DeviceId> &peer);
    void setProfile(const QString &name, const QString &phone);
    void setPeerPhone(const std::optional<DeviceId> &peer, const QString &phone);
    void answerConsent(const RequestId &id, bool accept);
    /// Profile, Leave, ConsentRequest, Consent, RightsNotice; false when malformed.
    [[nodiscard]] bool receive(const messaging::Received &message);
    /// Closes channels whose last message has gone out.
    void tick();
    void describe(api::StatusReport &report) const;

Q_SIGNALS:
    /// A peer's name, number or presence secret is new.
    void profileChanged(const sobani::DeviceId &peer);
    /// This device's own presence secret is new.
    void secretChanged();

private:
    /// Who ended it.
    enum class Farewell { Ours, Theirs, Vetoed };
    struct Wish
    {
        DeviceId from; ///< the protected device that asks
        authority::ConsentRequestBody body;
    };

    void sendProfile(const DeviceId &peer);
    void forget(const DeviceId &peer, Farewell farewell);
    void enrolLeftOut();
    [[nodiscard]] bool receiveProfile(const messaging::Received &message);
    [[nodiscard]] bool receiveConsentRequest(const messaging::Received &message);
    [[nodiscard]] bool receiveRights(const messaging::Received &message);
    void setRights(const DeviceId &helper, Rights rights);
    void tellRights(const circle::Member &helper, circle::RightsBody::Standing standing);
    void wanted(const wire::SignedByAuthority &statement,
                const authority::ConsentRequestBody &body);
    [[nodiscard]] api::ConsentRequested shown(const Wish &wish) const;

    Context m_context;
    authority::Authority &m_authority;
    const identity::DeviceKeys &m_keys;
    Left m_left;
    qint64 m_lastEnrolment = 0; ///< boot clock, ms
    std::map<RequestId, Wish> m_wishes;
    /// No members any more: their channel closes when it is empty and this time has come. Until
    /// then a Leave that is said again is receipted, or it would be said for ever.
    std::map<DeviceId, WallTime> m_leaving;
};

} // namespace sobani::engine
