// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/authority/authority.h"
#include "core/engine/context.h"

#include <QObject>

namespace sobani::engine {

/// Access requests on a protected device: carries bytes between helpers and the authority,
/// and tells everybody what the authority decided. Decides nothing itself.
class AccessService : public QObject
{
    Q_OBJECT
public:
    AccessService(Context context, authority::Authority &authority, QObject *parent = nullptr);

    /// Tells again what the authority knows of requests that were not told to the end.
    void restore(const std::map<QByteArray, QByteArray> &stored);
    void request(const AccessDetails &details);
    void withdraw(const RequestId &id);
    /// AccessDecision and AccessRevocation of a helper; false when malformed.
    [[nodiscard]] bool receive(const messaging::Received &message);
    /// A request waits or an approval is in force.
    [[nodiscard]] bool isOpen() const;
    void describe(api::StatusReport &report) const;

private:
    void opened(const wire::SignedByAuthority &statement, const access::AccessRequestBody &body,
                const QString &digits);
    void decided(const wire::SignedByAuthority &statement, const access::ResultBody &body);
    void wrongNumber(const wire::SignedByAuthority &statement,
                     const access::WrongNumberBody &body, const DeviceId &to);
    void ended(const wire::SignedByAuthority &statement, const access::EndedBody &body);
    void refused(const QString &code, const QString &id);
    void tellHelpers(messaging::MessageType type, const wire::SignedByAuthority &statement);
    [[nodiscard]] api::AccessRequested shown(const access::AccessRequestBody &body,
                                             const QString &digits, WallTime expires) const;

    Context m_context;
    authority::Authority &m_authority;
};

} // namespace sobani::engine
