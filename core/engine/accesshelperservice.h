// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/access/helperaccessmachine.h"
#include "core/engine/context.h"

namespace sobani::engine {

/// Access requests on a helper's device: shows what an authority signed, signs what the
/// helper decides. Performs access::helper's machine, one state for each request.
class AccessHelperService
{
public:
    AccessHelperService(Context context, const identity::DeviceKeys &keys);

    void restore(const std::map<QByteArray, QByteArray> &stored);
    void decide(const RequestId &id, Verdict verdict, int minutes, const QString &number,
                const QString &note);
    void revoke(const RequestId &id);
    void peerLeft(const DeviceId &peer);
    /// AccessRequest, -Result, -WrongNumber, -Ended; false when malformed.
    [[nodiscard]] bool receive(const messaging::Received &message);
    void tick();
    [[nodiscard]] bool isWaiting() const;
    void describe(api::StatusReport &report) const;

private:
    struct Entry
    {
        DeviceId from;
        access::helper::State state;
    };

    /// The statement's body when the authority of the sending device signed it.
    template<typename Body>
    [[nodiscard]] std::optional<Body> verified(const messaging::Received &message) const;
    template<typename Body, typename Event>
    void take(const messaging::Received &message, Event event);
    void run(const RequestId &id, const access::helper::Event &event);
    void perform(const RequestId &id, const DeviceId &from,
                 const access::helper::Effect &effect);
    void refuse(const RequestId &id, access::helper::Refusal why);
    void forgetOld();
    [[nodiscard]] api::AccessRequested shown(const access::AccessRequestBody &body,
                                             const DeviceId &from, WallTime expires) const;
    [[nodiscard]] api::AccessDecided shown(const access::ResultBody &result,
                                           WallTime until) const;

    Context m_context;
    const identity::DeviceKeys &m_keys;
    std::map<RequestId, Entry> m_requests;
};

} // namespace sobani::engine
