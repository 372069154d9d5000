// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/engine/context.h"
#include "core/help/alarmmachine.h"

#include <set>

namespace sobani::engine {

/// Performs what help::alarmmachine decides, on any device that others call for help.
class AlarmService
{
public:
    explicit AlarmService(Context context);

    void restore(const std::map<QByteArray, QByteArray> &stored);
    /// Alarms that stood when the device went down ring again.
    void ringAgain();
    void shown(const HelpId &id);
    void answer(const HelpId &id);
    void resolve(const HelpId &id);
    void peerLeft(const DeviceId &peer);
    /// HelpCall and HelpUpdate of a protected device; false when malformed.
    [[nodiscard]] bool receive(const messaging::Received &message);

    /// The newest standing call of \a peer, or of anybody.
    [[nodiscard]] std::optional<std::pair<DeviceId, HelpId>>
    standingCall(const std::optional<DeviceId> &peer, const std::optional<CircleId> &circle) const;
    void describe(api::StatusReport &report) const;

private:
    void run(const help::AlarmEvent &event);
    void perform(const help::AlarmEffect &effect);
    void send(const HelpId &id, messaging::MessageType type);
    void ring(const HelpId &id, bool repeat);

    Context m_context;
    help::AlarmState m_state;
    std::set<HelpId> m_rung; ///< noted before they rang: a process killed since forgot the rest
};

} // namespace sobani::engine
