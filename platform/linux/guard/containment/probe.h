// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/ipaddress.h"

#include <chrono>
#include <vector>

/// Single real packets and connections, sent as another user would send them. What could
/// not be tried counts as a leak: nothing was learnt.
namespace sobani::guard {

/// An address beside each of this machine's own: what is on the local network.
[[nodiscard]] std::vector<IpAddress> neighbours();

/// Whether the kernel lets the packet go. A machine without a way there sends nothing: false.
[[nodiscard]] bool datagramLeaves(const Endpoint &to, quint32 user);
[[nodiscard]] bool echoLeaves(const IpAddress &to);
/// Whether the first packet of a connection goes out; it does not get beyond one router.
[[nodiscard]] bool connectionLeaves(const Endpoint &to, quint32 user);
/// Whether somebody answers.
[[nodiscard]] bool connects(const Endpoint &to, quint32 user, std::chrono::milliseconds patience);

} // namespace sobani::guard
