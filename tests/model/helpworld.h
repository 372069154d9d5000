// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/help/alarmmachine.h"
#include "core/help/callmachine.h"

#include <array>
#include <optional>
#include <set>

namespace sobani::model {

/// What people and the network may still do; every order of it is tried.
struct Budget
{
    int taps = 1;
    int cancels = 0;
    int ticks = 0;                          ///< each two minutes without an answer
    std::array<int, 2> answers{1, 1};       ///< by helper
    std::array<int, 2> resolves{0, 0};
    std::array<int, 2> shown{0, 0};
    int copies = 0;                         ///< messages that arrive twice
    std::array<bool, 2> full{true, true};   ///< enrolled
    int crashes = 0;                        ///< the senior's device loses its last change
};

/// A protected device, two helpers, and every message that has not arrived yet. Messages
/// arrive in any order; one that never arrives is one that is not delivered yet.
class HelpWorld
{
public:
    explicit HelpWorld(const Budget &budget);

    [[nodiscard]] QByteArray key() const;
    [[nodiscard]] std::vector<HelpWorld> next() const;
    [[nodiscard]] QByteArray broken() const;
    /// How the call stands at the senior's device.
    [[nodiscard]] QByteArray label() const;

private:
    enum class Kind { Call, Update, Shown, Answer, Resolve };
    struct Message
    {
        Kind kind = Kind::Call;
        std::size_t helper = 0; ///< to, or from
        QByteArray body;
        bool arrived = false; ///< may come once more as a copy
    };

    void tap();
    void press(std::size_t helper, Kind kind);
    void deliver(const Message &message);
    void toProtected(const Message &message);
    void react(const Message &message, const help::Helper &helper);
    void toHelper(const Message &message);
    void run(const help::CallEvent &event);
    void run(std::size_t helper, const help::AlarmEvent &event);
    void sendUpdate(std::size_t helper);
    void note(const char *rule);
    /// Everything still under way arrives, in the order in which it was sent.
    void flush();
    [[nodiscard]] QByteArray settledRule() const;
    [[nodiscard]] help::Helper helperOf(std::size_t i) const;
    [[nodiscard]] std::vector<help::Helper> helpers() const;

    Budget m_budget;
    help::CallState m_call = help::Quiet{};
    help::CallState m_onDisk = help::Quiet{}; ///< without the newest change
    std::optional<Message> m_unreceipted;     ///< what caused that change
    std::array<help::AlarmState, 2> m_alarms;
    std::vector<Message> m_underWay;
    std::set<std::pair<HelpId, std::size_t>> m_answered; ///< who really pressed
    std::set<std::pair<HelpId, std::size_t>> m_resolved;
    std::set<HelpId> m_cancelled;
    std::set<HelpId> m_ended;
    std::optional<Message> m_cause; ///< of the change that is being made
    int m_calls = 0;
    int m_crashes = 0;
    qint64 m_now = 0;
    QByteArray m_broken;
};

} // namespace sobani::model
