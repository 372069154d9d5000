// SPDX-License-Identifier: MPL-2.0
#include "tests/core/engine/device.h"

#include <QCoreApplication>

namespace sobani::engine::testing {

namespace {

identity::KeySet clone(const identity::KeySet &keys)
{
    return *identity::KeySet::decode(keys.encode());
}

} // namespace

void TrapStore::commit(Batch batch, Committed done)
{
    if (dead)
        return;
    ++commits;
    m_underWay.push_back(batch);
    MemoryStore::commit(std::move(batch), [this, done](const Result<Done, StoreError> &result) {
        m_underWay.pop_front();
        done(result);
    });
    if (trapAt == 0 || commits < trapAt)
        return;
    if (moment == Crash::AfterWrite)
        writeAll();
    crash();
    dead = true;
    if (trapped)
        trapped();
}

/// This batch and those before it are on the disk; nobody will ever hear of it.
void TrapStore::writeAll()
{
    for (const Batch &batch : m_underWay) {
        for (const Change &change : batch.changes) {
            if (change.value)
                disk()->values[change.key] = *change.value;
            else
                disk()->values.erase(change.key);
        }
        disk()->journal.insert(disk()->journal.end(), batch.journal.begin(), batch.journal.end());
    }
}

Device::Device(fakes::LoopbackBroker &broker, Role role, const QString &name)
    : disk(std::make_shared<fakes::MemoryDisk>()), m_factory(broker), m_role(role), m_name(name), m_keys(identity::KeySet::generate())
{
}

Device::Device(fakes::LoopbackBroker &broker, const Device &other)
    : clock(std::make_shared<fakes::FakeClock>(*other.clock)),
      disk(std::make_shared<fakes::MemoryDisk>(*other.disk)), m_factory(broker), m_role(other.m_role), m_name(other.m_name), m_keys(clone(other.m_keys))
{
}

Device::~Device()
{
    kill();
}

void Device::start()
{
    m_dead = false;
    store = std::make_unique<TrapStore>(disk);
    store->trapped = [this] { pullThePlug(); };
    auto made = Engine::create({*store, *clock, m_factory, clone(m_keys), api::Keychain::Os,
                                m_role, m_name, QStringLiteral("03-1234"), address(),
                                QStringLiteral("test")});
    if (!made)
        qFatal("the engine does not start");
    m_engine = std::move(made).value();
    QObject::connect(m_engine.get(), &Engine::emitted, m_engine.get(),
                     [this](const api::Event &event) {
                         if (m_dead)
                             return;
                         events.push_back(event);
                         if (front)
                             front(event);
                     });
    m_engine->start();
}

void Device::kill()
{
    if (store)
        store->crash();
    m_dead = true;
    m_engine.reset();
    store.reset();
}

void Device::restart()
{
    kill();
    start();
}

void Device::pullThePlug()
{
    m_dead = true;
    store->dead = true;
    store->crash();
}

void Device::reboot()
{
    kill();
    clock->reboot();
    start();
}

void Device::run(const api::CommandBody &body)
{
    if (m_engine && !m_dead)
        m_engine->submit({body, {}, {}, {}});
}

void Device::run(const api::CommandBody &body, const DeviceId &peer)
{
    if (m_engine && !m_dead)
        m_engine->submit({body, {}, {}, peer});
}

api::StatusReport Device::status()
{
    run(api::GetStatus{});
    return last<api::StatusReport>();
}

void Device::tick()
{
    if (m_engine && !m_dead)
        m_engine->tick();
}

QStringList Device::errors() const
{
    QStringList codes;
    for (const auto &error : all<api::Error>())
        codes.append(error.code);
    return codes;
}

std::optional<api::PeerStatus> Device::peer(const DeviceId &id)
{
    for (const auto &peer : status().peers) {
        if (peer.peer.id == id)
            return peer;
    }
    return std::nullopt;
}

wire::RelayAddress address()
{
    return {QStringLiteral("relay.test"), 8883, {}};
}

void settle()
{
    // Each turn may post more; a story's longest chain is far below this.
    for (int i = 0; i < 30; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void pass(const std::vector<Device *> &devices, Milliseconds time)
{
    // Fine steps while something may be due each second, coarse ones over the long rest.
    const Milliseconds fine = std::chrono::seconds(10);
    while (time > Milliseconds(0)) {
        const Milliseconds step = std::min(time, time > std::chrono::hours(1)
                                                     ? Milliseconds(std::chrono::minutes(10))
                                                     : fine);
        for (Device *device : devices)
            device->clock->advance(step);
        for (Device *device : devices)
            device->tick();
        settle();
        time -= step;
    }
}

bool pair(Device &inviter, Device &joiner, bool byCode)
{
    const int already = inviter.count<api::Paired>();
    inviter.run(api::MakeInvite{});
    settle();
    const auto invite = inviter.last<api::InviteReady>();
    joiner.run(api::Join{byCode ? invite.code : invite.uri});
    settle();
    const auto mine = inviter.last<api::SasReady>();
    const auto theirs = joiner.last<api::SasReady>();
    if (mine.digits.isEmpty() || mine.digits != theirs.digits || mine.pictures != theirs.pictures)
        return false;
    inviter.run(api::ConfirmSas{});
    settle();
    joiner.run(api::ConfirmSas{});
    settle();
    return inviter.count<api::Paired>() == already + 1
        && joiner.last<api::Paired>().peer.id == inviter.id();
}

} // namespace sobani::engine::testing
