// SPDX-License-Identifier: MPL-2.0
#include "app/guardd/guard.h"

#include "app/guardd/guardprofile.h"

#include <QDir>

namespace sobani::app {

using namespace Qt::StringLiterals;

Guard::Guard(GuardOptions options) : m_options(std::move(options)) {}

Guard::~Guard() = default;

QString Guard::start()
{
    QString problem = openAuthority();
    return problem.isEmpty() ? openDoor() : problem;
}

QString Guard::openAuthority()
{
    auto keys = openGuardProfile(m_options.profileDir);
    if (!keys)
        return keys.error();
    m_lock = std::make_unique<QLockFile>(QDir(m_options.profileDir).filePath(u"guard.lock"_s));
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock(0))
        return u"another process is this guard already"_s;
    m_disk = std::make_unique<platform::SqliteStore>(guardStorePath(m_options.profileDir));
    m_store = std::make_unique<crypto::SealedStore>(*m_disk, std::move(keys->storage));
    const auto stored = m_store->load();
    if (!stored)
        return u"the guard's memory cannot be read; it was left as it is"_s;
    std::optional<QByteArray> state;
    const auto found = stored->find(authority::LocalAuthority::StoreKey.toByteArray());
    if (found != stored->end())
        state = found->second;
    // Whose house this is, is written in the state; before there is any, the engine says it.
    const auto known = state ? authority::decode(*state) : std::nullopt;
    m_authority = std::make_unique<authority::LocalAuthority>(
        std::move(keys->authority), known ? known->circle : CircleId(), *m_store, m_clock);
    if (!m_authority->start(state))
        return u"what is in force cannot be read; it was left as it is"_s;
    m_service = std::make_unique<authority::AuthorityService>(*m_authority);
    return {};
}

QString Guard::openDoor()
{
    platform::LocalServerOptions door;
    door.path = m_options.socket;
    door.hello = {authority::LinkProtocol, authority::LinkVersion};
    door.limits.longestIn = authority::LongestCall;
    door.users = m_options.engines;
    door.most = 4;
    door.mostPerUser = 2; // an engine that was killed and its successor
    m_door = std::make_unique<platform::LocalServer>(std::move(door));
    connect(m_door.get(), &platform::LocalServer::arrived, this, &Guard::welcome);
    connect(m_service.get(), &authority::AuthorityService::misbehaved, this,
            [](wire::FrameLink *link) {
                qWarning("sobani-guardd: the engine spoke out of turn and was hung up on");
                static_cast<platform::LocalConnection *>(link)->drop(wire::LinkEnd::Garbage);
            });
    return m_door->listen() ? QString() : m_door->problem();
}

void Guard::welcome(platform::LocalConnection *connection)
{
    m_service->serve(*connection);
}

} // namespace sobani::app
