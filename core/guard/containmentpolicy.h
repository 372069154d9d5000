// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/ipaddress.h"

#include <vector>

namespace sobani::guard {

/// How much of the network is there.
enum class NetworkLevel {
    Open,      ///< nothing of ours in the way, but sessions cut before stay dead
    Contained, ///< what ContainmentPolicy says, and nothing else
    Cut,       ///< the means for Contained failed: no network at all
};

/// What may pass, as one whole value; applied atomically or not at all.
///
/// Contained lets pass, in both IPv4 and IPv6: loopback, address assignment (DHCP), neighbour
/// discovery, and TCP between \a relays and sockets of \a engineUser. Everything else is
/// dropped in every direction, also what was established before. The table that says so, with
/// its tests: docs/containment.md.
struct ContainmentPolicy
{
    NetworkLevel level = NetworkLevel::Open;
    std::vector<Endpoint> relays; ///< resolved before; empty: nobody is reached
    quint32 engineUser = 0;       ///< system user id of the engine; 0: nobody is reached

    friend bool operator==(const ContainmentPolicy &, const ContainmentPolicy &) = default;
};

} // namespace sobani::guard
