// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

/// The words of the domain that every layer shares (docs/adr/0002-vocabulary.md).
/// Plain values: no behaviour, no Qt objects, no sentences.
namespace sobani {

enum class Role { Protected, Helper };

/// Longest values that enter through any door, in UTF-16 units.
namespace limits {
inline constexpr qsizetype Name = 40;
inline constexpr qsizetype Phone = 24;
inline constexpr qsizetype ShortText = 120;
inline constexpr qsizetype Note = 280;
} // namespace limits

struct PeerInfo
{
    DeviceId id;
    QString name;
    Role role = Role::Helper;

    friend bool operator==(const PeerInfo &, const PeerInfo &) = default;
};

/// What a helper may do in a circle.
enum class Rights {
    Pending, ///< paired, but no enrolled helper has consented yet and 24 hours are not over
    Full,    ///< may approve, revoke and (later) release
};

enum class PresenceState {
    Unknown, ///< never heard from
    Online,
    Offline, ///< said goodbye, or silence was expected
    Dropped, ///< went silent without a word: protection may be gone
};

enum class RelayState { Offline, Connecting, Online, WrongCertificate };

enum class HelpState { Written, Sent, Delivered, Shown, Answered };

/// Checklist steps: 0 is "put the phone down", 1 to 5 are the priorities.
inline constexpr int StepCount = 6;

enum class Caller { Me, Them };

/// A question's answer: not asked, yes/no, or the senior's own words.
using Answer = std::variant<std::monostate, bool, QString>;

[[nodiscard]] inline bool isYes(const Answer &answer)
{
    if (const bool *yes = std::get_if<bool>(&answer))
        return *yes;
    const QString *text = std::get_if<QString>(&answer);
    return text && !text->trimmed().isEmpty();
}

/// What the senior said about a remote-support attempt; all of it optional.
struct AccessDetails
{
    std::optional<Caller> caller; ///< who called whom
    Answer warning;               ///< was there a warning on the screen
    Answer asked;                 ///< what are they asking to type or install
    Answer money;
    Answer giftCards;
    QString company;
    QString person;
    QString phone;
    QString purpose;
    QString tool;
    QString code;

    friend bool operator==(const AccessDetails &, const AccessDetails &) = default;
};

enum class AccessSource { Declared, Detected };
enum class Verdict { Approve, Deny };
enum class DecisionReason { Helper, Timeout, WrongNumber, Offline };
enum class AccessEnd { Expired, Withdrawn, Revoked, Finished };
enum class PairingEnd { Cancelled, Mismatch, Expired, Used, Version, Certificate, Role, Busy };

/// What makes a support request smell of fraud. Ids are stable (docs/protocol.md).
enum class RedFlag {
    TheyCalled,
    WarningOnScreen,
    AskedToInstall,
    MoneySpokenOf,
    GiftCards,
    AskedForCode,
    AbusedTool,
};

} // namespace sobani
