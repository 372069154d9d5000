// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/vocabulary.h"
#include "core/guard/gatestate.h"
#include "core/guard/processgate.h"

/// Decides which catalogued tools may run.
///
/// Pure: no I/O, no clock. Per tool identity: met -> asked -> approved for minutes, or denied
/// and remembered -> over. Invariants:
/// - an identity is allowed only between a helper's approval of the request that was asked for
///   exactly that identity and the end of its minutes, or while its tool has a standing
///   approval; approvals do not outlive the boot they were given in;
/// - a deny wins whenever it comes, for every content of that tool;
/// - nothing that the senior's session can cause allows anything.
/// An answer to a question that was not asked, or is over, changes nothing.
/// Spec: docs/process-gate.md, "Rules".
namespace sobani::guard {

inline constexpr int MostApprovedMinutes = 60;
/// How long after a helper's no a tool is refused without asking again.
inline constexpr qint64 DenialHoldsMs = 60LL * 60 * 1000;
/// A question older than this was lost by whoever answers it: it is asked again.
inline constexpr qint64 AnswerWithinMs = 11LL * 60 * 1000;
/// Contents of one tool asked about at a time: each byte changed makes another content.
inline constexpr std::size_t MostAskedPerTool = 4;

/// The gate met a tool without an allowance. \a fresh names the request if one is made.
struct Met { ToolSeen seen; RequestId fresh; };
/// The authority's result for a request.
struct Decided
{
    RequestId request;
    Verdict verdict = Verdict::Deny;
    int minutes = 0;
    DecisionReason reason = DecisionReason::Helper;
};
/// The request ended without an answer, was revoked, or could not be asked at all.
struct Over { RequestId request; };
/// Someone at the PC wants no tool to run any more.
struct StopNow {};
/// Replaces the tools that may run always; signed by a helper.
struct Stand { std::vector<QString> toolIds; };
struct Tick {};
/// The gate came up (again) and has no policy, or this process did.
struct GateUp {};

struct Event
{
    BootTime now;
    std::variant<Met, Decided, Over, StopNow, Stand, Tick, GateUp> what;
};

/// Ask the helpers whether this may run.
struct Ask { RequestId request; ToolSeen seen; };
/// Why nobody is asked this time.
enum class NotAsked { Asking, Denied, TooMany };
struct TellRefused { ToolSeen seen; NotAsked why = NotAsked::Asking; };
struct Enforce { GatePolicy policy; };
/// The allowance is over and not by the authority's doing: tell it.
struct Withdraw { RequestId request; };

using Effect = std::variant<Ask, TellRefused, Enforce, Withdraw>;

struct Step
{
    State state;
    std::vector<Effect> effects;
};

[[nodiscard]] Step step(State state, const Event &event);

/// Everything that is allowed in \a state.
[[nodiscard]] GatePolicy policyOf(const State &state);

} // namespace sobani::guard
