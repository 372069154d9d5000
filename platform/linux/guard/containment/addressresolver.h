// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/ipaddress.h"

#include <vector>

namespace sobani::guard {

/// Every address of \a host, IPv4 and IPv6; an address is its own. Empty when there is none.
/// Asks the system's name servers and blocks meanwhile, up to their time-outs: not on a thread
/// that has to contain. Never called while contained; the answers go to RelayAddresses.
[[nodiscard]] std::vector<IpAddress> resolve(const QString &host);

} // namespace sobani::guard
