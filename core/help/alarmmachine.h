// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/help/helpwire.h"

#include <map>
#include <variant>
#include <vector>

/// The helper's side of help calls, of any number of protected devices at once.
///
/// Pure. Messages may come in any order and more than once: a revision never goes back, and an
/// ended call never rings again unless its own device says later that it stands after all (it
/// was killed before it had written the end down).
/// Spec: docs/security.md, "Help calls".
namespace sobani::help {

struct Alarm
{
    CircleId circle;
    PeerInfo from;
    WallTime raised;
    quint32 revision = 0;
    quint32 nextRound = 0; ///< rounds below this have rung; 0: none has
    CallPhase phase = CallPhase::Open;
    std::optional<PeerInfo> by; ///< who answered, cancelled or resolved
    bool shown = false;         ///< on this device
    bool answered = false;      ///< by this device

    [[nodiscard]] bool isStanding() const
    {
        return phase == CallPhase::Open || phase == CallPhase::Answered;
    }
};

struct AlarmState
{
    /// Ended calls stay for a while, so that a late copy does not ring.
    static constexpr std::size_t MaximumEnded = 64;
    static constexpr std::size_t MaximumPerPeer = 32;
    std::map<HelpId, Alarm> alarms;
};

struct CallArrived { CircleId circle; PeerInfo from; CallBody body; };
struct UpdateArrived { CircleId circle; PeerInfo from; UpdateBody body; };
struct MarkShown { HelpId id; };
struct MarkAnswered { HelpId id; };
struct MarkResolved { HelpId id; };
/// The link to this peer is gone, and its calls with it.
struct PeerLeft { DeviceId peer; };
using AlarmEvent =
    std::variant<CallArrived, UpdateArrived, MarkShown, MarkAnswered, MarkResolved, PeerLeft>;

/// Alarm this device; \a repeat when it rang for this call before.
struct Ring { HelpId id; bool repeat = false; };
struct TellShown { HelpId id; };
struct TellAnswered { HelpId id; };
struct TellResolved { HelpId id; };
struct ReportAnswered { HelpId id; PeerInfo by; };
struct ReportEnded { HelpId id; CallPhase phase = CallPhase::Resolved; PeerInfo by; };
struct UnknownCall { HelpId id; };
using AlarmEffect = std::variant<Ring, TellShown, TellAnswered, TellResolved, ReportAnswered,
                                 ReportEnded, UnknownCall>;

struct AlarmStep
{
    AlarmState state;
    std::vector<AlarmEffect> effects;
};

[[nodiscard]] AlarmStep step(AlarmState state, const AlarmEvent &event);

[[nodiscard]] QByteArray encode(const AlarmState &state);
[[nodiscard]] std::optional<AlarmState> decodeAlarmState(QByteArrayView bytes);

} // namespace sobani::help
