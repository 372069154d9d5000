// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/containmentpolicy.h"

namespace sobani::guard {

/// One connected socket of this network namespace that a policy does not allow.
struct Connection
{
    QByteArray key;    ///< the kernel's own name of it (struct inet_diag_req_v2)
    bool tcp = false;
    Endpoint remote;
    quint64 moved = 0; ///< bytes that came or were acknowledged, ever (TCP)
};

/// TCP in any state but listening, and UDP with a fixed peer; not what stays on this machine
/// and not the engine's own to a relay. An errno shows in \a error.
[[nodiscard]] std::vector<Connection> forbiddenConnections(const ContainmentPolicy &policy,
                                                           int *error = nullptr);

/// Ends each of them, so that it never carries anything again, also once the network is back.
/// Its owner sees ECONNABORTED. Repeats while new ones turn up. How many still live.
std::size_t destroyConnections(const ContainmentPolicy &policy);

/// Makes connection tracking, where it is in use, forget everything but the relays' flows:
/// a stateful firewall of the user's own must not take an old session for known.
void forgetTrackedFlows(const ContainmentPolicy &policy);

} // namespace sobani::guard
