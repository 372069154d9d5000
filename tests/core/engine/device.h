// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/engine/engine.h"
#include "tests/fakes/fakeclock.h"
#include "tests/fakes/loopbacklink.h"
#include "tests/fakes/memorystore.h"

#include <deque>
#include <memory>
#include <vector>

/// Whole engines in one process, over a relay and disks that a test can spoil.
namespace sobani::engine::testing {

/// Pulls the plug at a chosen commit.
class TrapStore : public fakes::MemoryStore
{
public:
    using fakes::MemoryStore::MemoryStore;

    void commit(Batch batch, Committed done) override;

    int commits = 0;
    int trapAt = 0; ///< 1: the first commit from now on; 0: none
    fakes::MemoryStore::Crash moment = Crash::BeforeWrite;
    std::function<void()> trapped;
    bool dead = false; ///< what a dead process writes, nobody reads

private:
    void writeAll();

    std::deque<Batch> m_underWay;
};

/// One installation: keys and a disk that stay, and a process that comes and goes.
class Device
{
public:
    Device(fakes::LoopbackBroker &broker, Role role, const QString &name);
    /// The same installation as \a other on another relay, from a copy of its disk.
    Device(fakes::LoopbackBroker &broker, const Device &other);
    ~Device();

    void start();
    /// kill -9 and nothing after.
    void kill();
    void restart();
    /// From this moment nothing of the process reaches the disk, the relay or the screen. Safe
    /// inside any callback; the process itself goes with the next restart() or kill().
    void pullThePlug();
    /// The machine itself is switched off and on again.
    void reboot();

    void run(const api::CommandBody &body);
    void run(const api::CommandBody &body, const DeviceId &peer);
    [[nodiscard]] DeviceId id() const { return m_keys.device.id(); }
    [[nodiscard]] const QByteArray &clientId() const { return m_factory.clientId; }
    [[nodiscard]] bool isDead() const { return m_dead; }
    [[nodiscard]] api::StatusReport status();
    void tick();

    /// Events of all lives, oldest first.
    template<typename Body>
    [[nodiscard]] std::vector<Body> all() const
    {
        std::vector<Body> found;
        for (const api::Event &event : events) {
            if (const auto *body = std::get_if<Body>(&event.body))
                found.push_back(*body);
        }
        return found;
    }
    template<typename Body>
    [[nodiscard]] int count() const
    {
        return int(all<Body>().size());
    }
    /// A default one when there is none.
    template<typename Body>
    [[nodiscard]] Body last() const
    {
        const auto found = all<Body>();
        return found.empty() ? Body{} : found.back();
    }
    /// Codes of all errors.
    [[nodiscard]] QStringList errors() const;
    [[nodiscard]] std::optional<api::PeerStatus> peer(const DeviceId &id);

    std::vector<api::Event> events;
    std::shared_ptr<fakes::FakeClock> clock = std::make_shared<fakes::FakeClock>();
    std::shared_ptr<fakes::MemoryDisk> disk;
    std::unique_ptr<TrapStore> store;
    std::function<void(const api::Event &)> front; ///< a person at this device

private:
    /// Learns under which name the device connects.
    struct Factory : wire::RelayFactory
    {
        explicit Factory(fakes::LoopbackBroker &relay) : inner(relay) {}
        std::unique_ptr<wire::RelayLink> create(const wire::RelayAddress &address,
                                                const QByteArray &id) override
        {
            clientId = id;
            return inner.create(address, id);
        }
        fakes::LoopbackRelayFactory inner;
        QByteArray clientId;
    };

    Factory m_factory;
    Role m_role;
    QString m_name;
    identity::KeySet m_keys;
    std::unique_ptr<Engine> m_engine;
    bool m_dead = false;
};

[[nodiscard]] wire::RelayAddress address();

/// Everything that is due now happens.
void settle();
/// Moves the clocks of all \a devices and lets their timers run, a second at a time at first.
void pass(const std::vector<Device *> &devices, Milliseconds time);

/// Pairs by the QR's uri; the senior invites. False when it does not come about.
[[nodiscard]] bool pair(Device &inviter, Device &joiner, bool byCode = false);

} // namespace sobani::engine::testing
