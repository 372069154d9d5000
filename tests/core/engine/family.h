// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "tests/core/engine/device.h"

namespace sobani::engine::testing {

/// A senior and one to three helpers, paired and enrolled, all on one relay.
class Family
{
public:
    explicit Family(int helpers);
    /// The same family on a relay of its own, from copies of all disks.
    explicit Family(const Family &other);
    /// Devices still speak while they end; what tampers with it belongs to the test.
    ~Family() { broker.setTamper({}); }

    [[nodiscard]] Device &helper(std::size_t i) { return *m_helpers.at(i); }
    [[nodiscard]] std::vector<Device *> everybody();
    /// A device that is not paired yet.
    [[nodiscard]] Device &stranger(const QString &name, Role role = Role::Helper);
    /// Pairs one more helper and lets the first one consent.
    [[nodiscard]] bool enrol(Device &candidate);
    void pass(Milliseconds time);
    void startAll();

    /// The id of the call that the senior raises now; everything due happens.
    HelpId raise();
    RequestId request(const AccessDetails &details = {});
    /// Two digits that are not the right ones.
    [[nodiscard]] QString wrongNumber() const;
    /// helper(\a i) approves with the right number unless another is given.
    void approve(std::size_t i, const QString &number = {});

    fakes::LoopbackBroker broker;
    std::unique_ptr<Device> senior;
    bool ready = false; ///< everybody is enrolled

private:
    std::vector<std::unique_ptr<Device>> m_helpers;
    std::vector<std::unique_ptr<Device>> m_strangers;
};

} // namespace sobani::engine::testing
