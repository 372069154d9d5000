// SPDX-License-Identifier: MPL-2.0
// The self-test: what a program of the senior's, and the engine, would really get.
#include "platform/linux/guard/containment/connections.h"
#include "platform/linux/guard/containment/nftcontainment.h"
#include "platform/linux/guard/containment/probe.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace sobani::guard {

using namespace std::chrono_literals;

namespace {

constexpr auto RelayPatience = 2s;
constexpr auto WatchOldFlowsFor = 300ms;
constexpr quint32 Nobody = 65534; ///< a person's uid as good as any: not the system's, not the engine's

/// Documentation addresses (RFC 5737, RFC 3849): nobody's.
std::vector<IpAddress> targets(const ContainmentPolicy &policy)
{
    std::vector<IpAddress> all = neighbours();
    all.push_back(*IpAddress::fromBytes(QByteArray::fromHex("c0000201")));
    all.push_back(*IpAddress::fromBytes(QByteArray::fromHex("20010db8000000000000000000000001")));
    for (const Endpoint &relay : policy.relays)
        all.push_back(relay.address);
    return all;
}

bool leaksTo(const IpAddress &target, const ContainmentPolicy &policy)
{
    constexpr quint16 Discard = 9;
    constexpr quint16 Dns = 53;
    bool leaks = datagramLeaves({target, Discard}, Nobody) || datagramLeaves({target, Dns}, Nobody)
                 || echoLeaves(target) || connectionLeaves({target, Discard}, Nobody);
    // The engine may reach the relay's port and nothing beside it.
    leaks = leaks || datagramLeaves({target, Dns}, policy.engineUser);
    for (const Endpoint &relay : policy.relays) {
        if (relay.address == target)
            leaks = leaks || connectionLeaves(relay, Nobody) || datagramLeaves(relay, policy.engineUser);
    }
    return leaks;
}

bool oldFlowsMove(const ContainmentPolicy &policy)
{
    if (destroyConnections(policy) == 0)
        return false;
    // They could not be ended; what counts is whether they still carry anything.
    const auto before = forbiddenConnections(policy);
    std::this_thread::sleep_for(WatchOldFlowsFor);
    const auto after = forbiddenConnections(policy);
    return std::any_of(after.begin(), after.end(), [&before](const Connection &now) {
        return std::any_of(before.begin(), before.end(), [&now](const Connection &was) {
            return was.key == now.key && was.moved != now.moved;
        });
    });
}

SelfTest::Relay reach(const ContainmentPolicy &policy)
{
    if (policy.relays.empty() || policy.engineUser == 0)
        return SelfTest::Relay::Untested;
    for (const Endpoint &relay : policy.relays) {
        if (connects(relay, policy.engineUser, RelayPatience))
            return SelfTest::Relay::Reached;
    }
    return SelfTest::Relay::Silent;
}

} // namespace

SelfTest NftContainment::selfTest(const ContainmentPolicy &policy)
{
    SelfTest result;
    for (const IpAddress &target : targets(policy)) {
        bool &leaks = target.isV4() ? result.newFlowsV4 : result.newFlowsV6;
        leaks = leaks || leaksTo(target, policy);
    }
    result.oldFlows = oldFlowsMove(policy);
    result.relay = reach(policy);
    return result;
}

} // namespace sobani::guard
