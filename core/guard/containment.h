// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/base/result.h"
#include "core/guard/containmentpolicy.h"

namespace sobani::guard {

enum class ContainmentError {
    NotPermitted, ///< this process lacks the privilege
    Refused,      ///< the system knows how, and did not do it
    Unsupported,  ///< the system does not know how
};

/// What was tried with real packets and real sockets, never read back from rules.
struct SelfTest
{
    enum class Relay {
        Reached,
        Silent,   ///< let through by us, but nobody answered
        Untested, ///< no relay is allowed
    };
    bool newFlowsV4 = false; ///< true: something got out that must not
    bool newFlowsV6 = false;
    bool oldFlows = false;   ///< true: something from before still lives
    Relay relay = Relay::Untested;

    [[nodiscard]] bool leaks() const { return newFlowsV4 || newFlowsV6 || oldFlows; }
    friend bool operator==(const SelfTest &, const SelfTest &) = default;
};

/// Cuts a device off from the network, and gives it back.
///
/// Invariants: apply() makes the whole policy true at one moment, or leaves what was true
/// before and fails; it may be repeated, and it lasts when this process dies. Levels that cut
/// also end the sessions of before, so that they stay dead after Open.
/// Blocking, for milliseconds (selfTest: for seconds). selfTest() may run on another thread.
class Containment
{
public:
    virtual ~Containment() = default;

    /// While the network is open: does beforehand what an apply() of \a policy can be spared.
    /// Changes nothing for anybody, may fail without harm, and is forgotten after an apply().
    virtual void prepare(const ContainmentPolicy &policy) = 0;
    [[nodiscard]] virtual Result<Done, ContainmentError> apply(const ContainmentPolicy &policy) = 0;
    /// Tries what \a policy, which is in force, forbids and allows.
    [[nodiscard]] virtual SelfTest selfTest(const ContainmentPolicy &policy) = 0;
};

} // namespace sobani::guard
