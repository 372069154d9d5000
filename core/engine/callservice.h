// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/engine/context.h"
#include "core/help/callmachine.h"

#include <deque>

namespace sobani::engine {

/// Performs what help::callmachine decides, on a protected device.
class CallService
{
public:
    explicit CallService(Context context);

    void restore(const std::map<QByteArray, QByteArray> &stored);
    void raise();
    void cancel(const HelpId &id);
    /// HelpShown, HelpAnswer, HelpResolve of a helper; false when malformed.
    [[nodiscard]] bool receive(const messaging::Received &message);
    void progressed(const MessageId &message, const DeviceId &peer, messaging::Stage stage);
    void tick();

    [[nodiscard]] bool isStanding() const { return help::isStanding(m_state); }
    /// The newest call, standing or over.
    [[nodiscard]] std::optional<HelpId> currentCall() const;
    void describe(api::StatusReport &report) const;

private:
    void run(const help::CallEvent &event);
    void perform(const help::CallEffect &effect);
    void reportWritten(const HelpId &id, bool durable);
    void persist();
    void rememberClosed();
    [[nodiscard]] std::vector<help::Helper> helpers() const;
    [[nodiscard]] bool adopt(const help::MarkBody &mark, const help::Helper &helper);

    Context m_context;
    help::CallState m_state = help::Quiet{};
    std::deque<HelpId> m_closed; ///< newest last; a late answer does not reopen these
};

} // namespace sobani::engine
