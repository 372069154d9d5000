// SPDX-License-Identifier: MPL-2.0
#include "app/common/enginehost.h"

#include <QDir>
#include <QUrl>

namespace sobani::app {

namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::seconds RetryAfter{3};
constexpr quint16 DefaultPort = 8883;

platform::MosquittoOptions relayOptions(const EngineOptions &options)
{
    platform::MosquittoOptions relay;
    relay.caFile = options.relayCaFile;
    // Without an authority to ask, the comparing of pictures binds the relay's key.
    relay.trustOnFirstUse = options.relayCaFile.isEmpty();
    return relay;
}

ProfileKind kindOf(const EngineOptions &options)
{
    return {options.systemStorage, options.guardSocket.isEmpty()};
}

} // namespace

std::optional<wire::RelayAddress> relayAddress(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool plain = parsed.userInfo().isEmpty() && !parsed.hasQuery()
        && !parsed.hasFragment() && (parsed.path().isEmpty() || parsed.path() == "/"_L1);
    if (!parsed.isValid() || parsed.scheme() != "mqtts"_L1 || parsed.host().isEmpty()
        || parsed.host().size() > 253 || !plain || parsed.port(DefaultPort) == 0)
        return std::nullopt;
    return wire::RelayAddress{parsed.host(), quint16(parsed.port(DefaultPort)), {}};
}

EngineHost::EngineHost(EngineOptions options)
    : m_options(std::move(options)), m_relays(relayOptions(m_options))
{
    m_retry.setSingleShot(true);
    m_retry.setParent(this);
    connect(&m_retry, &QTimer::timeout, this, &EngineHost::start);
}

EngineHost::~EngineHost() = default;

void EngineHost::start()
{
    if (!m_lock && QDir().mkpath(m_options.profileDir)) {
        m_lock = std::make_unique<QLockFile>(lockPath(m_options.profileDir));
        m_lock->setStaleLockTime(0); // held for as long as the process lives
    }
    if (m_lock && !m_lock->isLocked() && !m_lock->tryLock(0)
        && m_lock->error() == QLockFile::LockFailedError)
        return open(Failure{ProfileTrouble{u"profile-in-use"_s,
                                           u"another process is this device already"_s, true}});
    open(openProfile(m_options.profileDir, kindOf(m_options)));
}

void EngineHost::open(Result<OpenedProfile, ProfileTrouble> profile)
{
    if (!profile) {
        // Said once, not at every try.
        if (!m_trouble || m_trouble->code != profile.error().code)
            fail(profile.error());
        m_trouble = profile.error();
        if (profile.error().retry)
            m_retry.start(RetryAfter);
        return;
    }
    connectAuthority();
    m_store = std::make_unique<platform::SqliteStore>(storePath(m_options.profileDir));
    auto made = engine::Engine::create(
        {*m_store, m_clock, m_relays, std::move(profile->keys), profile->keychain,
         m_options.role, m_options.name, m_options.phone,
         relayAddress(m_options.relayUrl).value_or(wire::RelayAddress{}),
         QString::fromLatin1(SOBANI_VERSION), m_authority.get()});
    if (!made) {
        m_trouble = ProfileTrouble{u"store-unreadable"_s,
                                   u"this device's memory cannot be read; it was left as it is"_s};
        fail(*m_trouble);
        m_store.reset();
        return;
    }
    m_trouble.reset();
    m_engine = std::move(*made);
    connect(m_engine.get(), &engine::Engine::emitted, this, &EngineHost::emitted);
    m_engine->start();
    if (m_guardLink)
        m_guardLink->start();
}

void EngineHost::connectAuthority()
{
    if (m_options.guardSocket.isEmpty())
        return;
    m_guardLink = std::make_unique<platform::LocalClient>(platform::LocalClientOptions{
        m_options.guardSocket, {authority::LinkProtocol, authority::LinkVersion},
        {authority::LongestNews, 4 * 1024 * 1024}, QSet{m_options.guardUser}});
    m_authority = std::make_unique<authority::RemoteAuthority>(*m_guardLink);
}

void EngineHost::submit(const api::Command &command)
{
    if (m_engine) {
        m_engine->submit(command);
    } else if (std::holds_alternative<api::Quit>(command.body)) {
        Q_EMIT emitted({api::Stopped{}, m_clock.now().wall, command.ref});
    } else if (std::holds_alternative<api::StartOver>(command.body) && m_trouble
               && !m_trouble->retry) {
        m_trouble.reset();
        open(startOver(m_options.profileDir, kindOf(m_options)));
    } else if (m_trouble) {
        fail(*m_trouble, command.ref);
    }
}

void EngineHost::fail(const ProfileTrouble &trouble, const QString &ref)
{
    Q_EMIT emitted({api::Error{trouble.code, trouble.message, {}, -1}, m_clock.now().wall, ref});
}

} // namespace sobani::app
