// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/engine/context.h"
#include "core/recovery/checklist.h"

namespace sobani::engine {

/// The checklist of the current help call: the protected device owns it, helpers keep copies
/// and may push a step.
class RecoveryService
{
public:
    explicit RecoveryService(Context context);

    void restore(const std::map<QByteArray, QByteArray> &stored);
    /// Protected: a call was raised (the same one again keeps its ticks).
    void begin(const HelpId &call);
    void mark(int n, bool done);
    /// Step \a n of the present call is ticked.
    [[nodiscard]] bool isPast(int n) const { return m_own.done[std::size_t(n)]; }
    /// Helper: points \a peer at a step, or ticks it.
    void push(const DeviceId &peer, const HelpId &call, int n, bool done);
    void peerLeft(const DeviceId &peer);
    /// RecoverySteps and RecoveryPush; false when malformed.
    [[nodiscard]] bool receive(const messaging::Received &message);
    /// Fills in the steps of the calls that the report holds already.
    void describe(api::StatusReport &report) const;

private:
    void change(const recovery::Checklist &next);
    [[nodiscard]] bool receivePush(const messaging::Received &message);
    [[nodiscard]] bool receiveSteps(const messaging::Received &message);

    Context m_context;
    recovery::Checklist m_own;
    std::map<DeviceId, recovery::Checklist> m_copies;
    std::map<DeviceId, quint64> m_newest; ///< message sequence of each copy
};

} // namespace sobani::engine
