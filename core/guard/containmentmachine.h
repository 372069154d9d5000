// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/containment.h"
#include "core/guard/containmentstate.h"

/// Whether this device has a network: on by a call for help, an order or a refused tool; off
/// by the authority's word for exactly the containment that stands, and by nothing else.
///
/// Pure: no I/O, no clock. Invariants:
/// - Open is reached from the other states only through Released with their epoch;
/// - the policy of a containment is fixed when it begins: what a name server says later
///   changes nothing;
/// - a cut that fails becomes a harder cut, never an opening;
/// - Apply is the first effect wherever it occurs: neither the disk nor the family is waited
///   for.
/// Spec: docs/containment.md.
namespace sobani::guard {

/// The first event after a start, with what was kept: the network is made to match at once,
/// before the authority has read its own memory.
struct Boot {};
/// Somebody asks for containment. \a relays, \a engineUser:
/// whom it is to let through, known now.
struct Ask { Cause cause = Cause::Help; std::vector<Endpoint> relays; quint32 engineUser = 0; };
/// Once after each start: what the authority remembers. \a epochs: containments it has ever
/// counted. \a standing: the one that it holds in force.
struct Reconcile
{
    quint64 epochs = 0;
    std::optional<quint64> standing;
    std::vector<Endpoint> relays;
    quint32 engineUser = 0;
};
/// The authority counts this containment as its \a epoch; a release will name it.
struct Challenged { quint64 epoch = 0; };
/// The authority has verified a release, an offline code or a break-glass, durably.
struct Released { quint64 epoch = 0; };
/// A helper-signed choice, checked by the authority.
struct SetTriggers { bool onHelp = true; bool onRefusal = false; };
/// What became of the newest Apply for \a level.
struct Applied { NetworkLevel level = NetworkLevel::Open; };
struct ApplyFailed { NetworkLevel level = NetworkLevel::Open; ContainmentError error{}; };
struct Tested { SelfTest result; };
/// Somebody touched what we put in place.
struct Disturbed {};
/// About once a second while something is owed; see isOwed().
struct Tick {};
using ContainmentEvent = std::variant<Boot, Ask, Reconcile, Challenged, Released, SetTriggers,
                                      Applied, ApplyFailed, Tested, Disturbed, Tick>;

struct Apply { ContainmentPolicy policy; };
struct Test { ContainmentPolicy policy; }; ///< in the background
struct Save {};
/// The authority is to make, or to make anew, the challenge of this containment.
struct WantChallenge { Cause cause = Cause::Help; };
struct ReportLevel { NetworkLevel level = NetworkLevel::Open; };
struct ReportTest { SelfTest result; };
struct ReportFailure { ContainmentError error{}; };
using ContainmentEffect =
    std::variant<Apply, Test, Save, WantChallenge, ReportLevel, ReportTest, ReportFailure>;

struct ContainmentStep
{
    ContainmentState state;
    std::vector<ContainmentEffect> effects;
};

[[nodiscard]] ContainmentStep step(ContainmentState state, const ContainmentEvent &event);

/// What the network should be now.
[[nodiscard]] ContainmentPolicy policyOf(const ContainmentState &state);
/// Something failed and is to be tried again.
[[nodiscard]] bool isOwed(const ContainmentState &state);

} // namespace sobani::guard
