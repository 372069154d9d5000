// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"

#include <chrono>

namespace sobani::messaging {

/// What an encrypted message is about. Numbers are for ever (docs/protocol.md); a receiver
/// answers a number it does not know with Unsupported.
enum class MessageType : quint16 {
    Receipt = 1,
    Unsupported = 2,
    Profile = 3,
    Leave = 4,
    RekeyOffer = 5,
    RekeyAnswer = 6,
    HelpCall = 10,
    HelpUpdate = 11,
    HelpShown = 12,
    HelpAnswer = 13,
    HelpResolve = 14,
    AccessRequest = 20,
    AccessDecision = 21,
    AccessResult = 22,
    AccessWrongNumber = 23,
    AccessRevocation = 24,
    AccessEnded = 25,
    ConsentRequest = 30,
    Consent = 31,
    RightsNotice = 32,
    RecoverySteps = 40,
    RecoveryPush = 41,
};

/// Longest time between "created" and "expires" of any message that expires.
inline constexpr Milliseconds MaximumLife = std::chrono::hours(7 * 24);
/// How far two devices' clocks may differ.
inline constexpr Milliseconds ClockTolerance = std::chrono::hours(24);
/// Ids of received messages are remembered for longer than any expiring message lives.
inline constexpr Milliseconds SeenFor = std::chrono::hours(30 * 24);

/// How long a message of a type is worth reading.
///
/// Messages of a help call and receipts never expire: a call must get through between two
/// machines of which one believes that it is 2015. Their ids are remembered for ever, so a
/// replay still has no effect. A rotation of keys waits for its answer however long it takes.
enum class Life {
    Limited, ///< to MaximumLife
    Endless,
    Unknown, ///< of a later version
};

[[nodiscard]] inline Life lifeOf(MessageType type)
{
    switch (type) {
    case MessageType::Receipt:
    case MessageType::Unsupported:
    case MessageType::Leave:
    case MessageType::HelpCall:
    case MessageType::HelpUpdate:
    case MessageType::HelpShown:
    case MessageType::HelpAnswer:
    case MessageType::HelpResolve:
    case MessageType::RecoverySteps:
    case MessageType::RecoveryPush:
    case MessageType::RekeyOffer:
    case MessageType::RekeyAnswer:
        return Life::Endless;
    case MessageType::Profile:
    case MessageType::AccessRequest:
    case MessageType::AccessDecision:
    case MessageType::AccessResult:
    case MessageType::AccessWrongNumber:
    case MessageType::AccessRevocation:
    case MessageType::AccessEnded:
    case MessageType::ConsentRequest:
    case MessageType::Consent:
    case MessageType::RightsNotice:
        return Life::Limited;
    }
    return Life::Unknown;
}

} // namespace sobani::messaging
