// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/containmentpolicy.h"

/// A policy as text for nftables. Pure; the same policy always gives the same text.
///
/// Everything of ours is in two tables called TableName: "inet" for the machine itself and
/// what it forwards, "bridge" for guests that share its interface. No other table is named.
namespace sobani::guard {

inline constexpr const char *TableName = "sobani_containment";

enum class Bridge { With, Without };
enum class Table {
    Kept,  ///< what it remembers of flows cut before is kept
    Fresh, ///< for a table of this name that is not as we left it
    Asleep, ///< Fresh, and without effect until the table is woken
};
/// A chain without meaning: that it exists shows that a sleeping table is the one we made.
inline constexpr const char *SleepingChain = "asleep";

/// One transaction to Contained. It accepts by what a packet is, never by what connection
/// tracking thinks of it.
[[nodiscard]] QByteArray containedRuleset(const ContainmentPolicy &policy, Bridge bridge,
                                          Table table);
/// One transaction to Open: flows that were seen while contained stay dead until they have
/// been silent for ten minutes.
[[nodiscard]] QByteArray openRuleset(Bridge bridge, Table table);

} // namespace sobani::guard
