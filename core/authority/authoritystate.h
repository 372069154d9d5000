// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/access/accesswire.h"
#include "core/authority/consentwire.h"
#include "core/authority/isolation.h"

#include <optional>
#include <variant>
#include <vector>

/// What is in force on one protected device. Plain values; the rules are in
/// authoritymachine.h. Source of the rules: docs/security.md, "Decision" and "Roster".
namespace sobani::authority {

inline constexpr std::size_t MostMembers = 16;
inline constexpr std::size_t MostOpenPerSource = 8; ///< so declaring many hides no detection
inline constexpr std::size_t MostClosed = 64;       ///< decided ones remembered, newest kept
inline constexpr std::size_t MostVetoed = 64;

struct Member
{
    DeviceId id; ///< follows from the keys
    identity::DevicePublic keys;
    QString name;
    std::optional<Waiting> waiting; ///< nothing: enrolled, may decide

    [[nodiscard]] Rights rights() const { return waiting ? Rights::Pending : Rights::Full; }
    friend bool operator==(const Member &, const Member &) = default;
};

/// Asked and not answered.
struct Pending
{
    QString digits; ///< shown to the senior, never sent
    int triesLeft = access::WrongNumberTries; ///< over all helpers

    friend bool operator==(const Pending &, const Pending &) = default;
};

/// In force until its minutes, counted from \a since, are over.
struct Approved
{
    access::ResultBody result;
    BootTime since;

    friend bool operator==(const Approved &, const Approved &) = default;
};

/// Remembered: nothing approves this request any more.
struct Denied
{
    access::ResultBody result;

    friend bool operator==(const Denied &, const Denied &) = default;
};

struct Ended
{
    access::EndedBody end;

    friend bool operator==(const Ended &, const Ended &) = default;
};

using Phase = std::variant<Pending, Approved, Denied, Ended>;

struct Request
{
    access::AccessRequestBody body; ///< details and flags are dropped once it is closed
    Now opened;
    Phase phase;

    [[nodiscard]] bool isOpen() const { return phase.index() < 2; }
    /// Whether this approval lets its tool run. An approval of what the senior declared is
    /// an answer to a person, never a key to the process gate.
    [[nodiscard]] bool opensGate() const
    {
        return std::holds_alternative<Approved>(phase)
               && body.source == AccessSource::Detected;
    }
    friend bool operator==(const Request &, const Request &) = default;
};

struct State
{
    CircleId circle;
    AuthorityId self;
    bool everEnrolled = false; ///< the first helper ever needs no consent; never reset
    bool incident = false;     ///< a help call is on
    std::vector<Member> members;
    std::vector<DeviceId> vetoed;
    std::vector<Request> requests; ///< oldest first
    Isolation isolation;

    [[nodiscard]] const Member *member(const DeviceId &id) const;
    [[nodiscard]] const Request *request(const RequestId &id) const;
    /// No new helper while an incident or an open request gives a scammer reason to ask.
    [[nodiscard]] bool isLocked() const;
    friend bool operator==(const State &, const State &) = default;
};

/// Strict and versioned, for the store; nothing when damaged or impossible.
[[nodiscard]] QByteArray encode(const State &state);
[[nodiscard]] std::optional<State> decode(QByteArrayView bytes);

} // namespace sobani::authority
