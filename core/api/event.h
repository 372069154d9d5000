// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"

#include <QMetaType>

#include <array>
#include <optional>
#include <variant>
#include <vector>

/// What the engine tells its front. Names on the JSON lines: docs/device-protocol.md.
namespace sobani::api {

enum class Keychain { Os, File };

struct Ready {
    DeviceId device;
    Role role = Role::Protected;
    QString name;
    QString version;
    int protocol = 1;
    Keychain keychain = Keychain::Os;
};
struct InviteReady { QString code; QString uri; WallTime expires; };
struct SasReady { QString digits; std::array<QString, 4> pictures; };
struct Paired { CircleId circle; PeerInfo peer; };
struct PairingEnded { PairingEnd reason = PairingEnd::Cancelled; };
struct ConsentRequested { RequestId id; CircleId circle; PeerInfo peer; WallTime effective; };
/// A member's rights changed (consent, veto, or 24 hours over).
struct RightsChanged { CircleId circle; PeerInfo peer; Rights rights = Rights::Pending; };
/// A peer is no longer in the circle.
struct PeerLeft { CircleId circle; PeerInfo peer; };

struct HelpProgress { HelpId id; HelpState state = HelpState::Written; std::optional<PeerInfo> by; };
struct HelpCalled {
    HelpId id;
    CircleId circle;
    PeerInfo from;
    bool repeat = false; ///< it rang here before, or this device was restarted while it stands
    WallTime raised;
};
struct HelpCancelled { HelpId id; PeerInfo by; };
struct HelpResolved { HelpId id; PeerInfo by; };
/// Nobody answered in time; the front offers the telephone (and the next helper is asked harder).
struct HelpUnanswered { HelpId id; };
/// \a pushed: a helper asks the senior to look at this step now.
struct StepChanged { HelpId id; int n = 0; bool done = false; bool pushed = false; PeerInfo by; };

/// One access request as a front shows it.
struct AccessRequested {
    RequestId id;
    CircleId circle;
    PeerInfo from;
    AccessSource source = AccessSource::Declared;
    AccessDetails details;
    std::vector<RedFlag> flags;
    WallTime expires;
    QString number; ///< two digits; only on the protected side
};
struct AccessDecided {
    RequestId id;
    Verdict verdict = Verdict::Deny;
    std::optional<PeerInfo> by; ///< nobody for timeout and wrong number
    int minutes = 0;
    DecisionReason reason = DecisionReason::Helper;
    QString note;
    WallTime until; ///< for showing; the authority counts on its own clock
};
struct AccessEnded { RequestId id; AccessEnd reason = AccessEnd::Expired; };

struct PresenceChanged { CircleId circle; PeerInfo peer; PresenceState state = PresenceState::Unknown; };
struct RelayChanged { RelayState state = RelayState::Offline; };

struct PeerStatus {
    PeerInfo peer;
    CircleId circle;
    QString phone;
    PresenceState presence = PresenceState::Unknown;
    Rights rights = Rights::Full;
    WallTime rightsFrom; ///< when Pending ends by itself; 0 otherwise
    WallTime lastHeard;  ///< 0: never
};
struct HelpStatus {
    HelpId id;
    CircleId circle;
    PeerInfo from;
    WallTime raised;
    HelpState state = HelpState::Written;
    std::optional<PeerInfo> by; ///< who showed or answered
    bool cancelled = false;
    bool unanswered = false;
    std::array<bool, StepCount> steps{};
    int pushed = -1;            ///< step a helper asks for; -1 none
};
struct AccessStatus {
    AccessRequested request;
    std::optional<AccessDecided> decision;
};
/// Everything a front needs to draw itself from nothing.
struct StatusReport {
    PeerInfo self;
    QString phone;
    RelayState relay = RelayState::Offline;
    int outbox = 0;
    std::vector<PeerStatus> peers;
    std::vector<HelpStatus> help;
    std::vector<AccessStatus> access;
    std::vector<ConsentRequested> consents;
};

struct HistoryEntry { WallTime at; QString kind; QString by; QString detail; };
struct HistoryReport { std::vector<HistoryEntry> entries; bool intact = true; };

/// Codes are stable words: see docs/device-protocol.md, "error".
struct Error {
    QString code;
    QString message; ///< English, for developers and logs; never shown to a person
    QString id;      ///< of the thing concerned, or empty
    int triesLeft = -1;
};
/// The last event of an engine: everything is written, the process may end.
struct Stopped {};
/// An administrator of this PC consented to one pairing; \a until: when that lapses.
struct PairingAllowed { WallTime until; };

using EventBody =
    std::variant<Ready, InviteReady, SasReady, Paired, PairingEnded, ConsentRequested,
                 RightsChanged, PeerLeft, HelpProgress, HelpCalled, HelpCancelled, HelpResolved,
                 HelpUnanswered, StepChanged, AccessRequested, AccessDecided, AccessEnded,
                 PresenceChanged, RelayChanged, StatusReport, HistoryReport, Error, Stopped,
                 PairingAllowed>;

struct Event
{
    EventBody body;
    WallTime at;
    QString ref; ///< of the command that this answers, or empty
};

} // namespace sobani::api

Q_DECLARE_METATYPE(sobani::api::Event)
