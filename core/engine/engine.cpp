// SPDX-License-Identifier: MPL-2.0
#include "core/engine/engine.h"

#include "core/base/plaintext.h"

namespace sobani::engine {

namespace {

using messaging::MessageType;
using namespace Qt::StringLiterals;

const QByteArray ClientSecretKey("relay/client-secret");
/// Whom the family was paired with, where the authority is another process.
const QByteArray AuthorityKey("authority/known");
constexpr int ProtocolVersion = 1;
/// While something waits for time to pass, and otherwise.
constexpr Milliseconds BusyTick{1'000};
constexpr Milliseconds IdleTick{15'000};
constexpr Milliseconds GoodbyeWithin{1'000};

std::optional<QByteArray> value(const Stored &stored, QByteArrayView key)
{
    const auto found = stored.find(key.toByteArray());
    return found == stored.end() ? std::nullopt : std::optional(found->second);
}

/// For life: whoever knew it could take this device's sessions at its relays.
SecretBytes clientSecret(UnitOfWork &work, const Stored &stored)
{
    if (const auto known = value(stored, ClientSecretKey))
        return SecretBytes(*known);
    SecretBytes fresh = crypto::randomSecret(crypto::KeySize);
    work.put(ClientSecretKey, fresh.view().toByteArray());
    return fresh;
}

Self selfFrom(const Parts &parts)
{
    return {{parts.keys.device.id(), plainLine(parts.name, limits::Name), parts.role},
            plainLine(parts.phone, limits::Phone),
            {},
            parts.relay,
            {}};
}

/// Takes the authority's keys: whoever decides has them, and nobody else in here.
std::unique_ptr<authority::LocalAuthority> ownAuthority(Parts &parts, const CircleId &circle,
                                                        Store &store)
{
    auto keys = std::exchange(parts.keys.authority, {});
    if (parts.authority || !keys)
        return nullptr;
    return std::make_unique<authority::LocalAuthority>(std::move(*keys), circle, store,
                                                       parts.clock);
}

QByteArray encodePublic(const identity::AuthorityPublic &keys)
{
    return keys.sign + keys.agree;
}

std::optional<identity::AuthorityPublic> decodePublic(const std::optional<QByteArray> &bytes)
{
    if (!bytes || bytes->size() != 2 * crypto::KeySize)
        return std::nullopt;
    return identity::AuthorityPublic{bytes->first(crypto::KeySize), bytes->last(crypto::KeySize)};
}

Book restoredBook(UnitOfWork &work, const Parts &parts, const Stored &stored)
{
    Book book(work, selfFrom(parts));
    book.restore(stored);
    return book;
}

} // namespace

Result<std::unique_ptr<Engine>, StoreError> Engine::create(Parts parts)
{
    if (!parts.authority && !parts.keys.authority)
        return Failure{StoreError::Unreadable};
    crypto::SealedStore reader(parts.store, parts.keys.device.storage.clone());
    const auto stored = reader.load();
    if (!stored)
        return Failure{stored.error()};
    auto engine = std::unique_ptr<Engine>(new Engine(std::move(parts), *stored));
    if (!engine->m_ownAuthority)
        return engine;
    const auto ready =
        engine->m_ownAuthority->start(value(*stored, authority::LocalAuthority::StoreKey));
    if (!ready)
        return Failure{ready.error()};
    return engine;
}

Engine::Engine(Parts parts, const Stored &stored)
    : m_parts(std::move(parts)), m_stored(stored),
      m_store(m_parts.store, m_parts.keys.device.storage.clone()), m_work(m_store),
      m_teller(m_parts.clock, [this](const api::Event &event) { emitUntilStopped(event); }),
      m_scribe(m_work, m_store, m_parts.clock),
      m_book(restoredBook(m_work, m_parts, stored)),
      m_hub(m_parts.relays, clientSecret(m_work, stored)),
      m_messenger(m_work, m_hub, m_parts.clock, m_parts.keys.device,
                  [this](const messaging::Received &message) { return receive(message); }),
      m_context{m_parts.clock, m_work, m_messenger, m_hub, m_book, m_teller, m_scribe},
      m_ownAuthority(ownAuthority(m_parts, m_book.self().circle, m_store)),
      m_authority(m_ownAuthority ? static_cast<authority::Authority &>(*m_ownAuthority)
                                 : *m_parts.authority),
      m_calls(m_context), m_alarms(m_context), m_recovery(m_context),
      m_access(m_context, m_authority), m_decisions(m_context, m_parts.keys.device),
      m_circle(m_context, m_authority, m_parts.keys.device,
               [this](const DeviceId &peer) { peerLeft(peer); }),
      m_presence(m_context,
                 [this](const auto &position, WallTime sent, presence::Sign mark) {
                     sign(position, sent, mark);
                 }),
      m_pairing(m_context,
                {[this](pairing::Side side) { return party(side); },
                 [this](const wire::RelayAddress &relay) { return knownPin(relay); },
                 [this] { return isIncident(); },
                 [this](const auto &peer, const auto &relay) { paired(peer, relay); },
                 [this](const DeviceId &peer) { m_circle.leave({}, peer); }})
{
    m_work.onFailure([this](StoreError error) {
        m_teller.tell(api::Error{error == StoreError::Full ? u"disk-full"_s : u"disk-failed"_s,
                                 u"the last change could not be written"_s, {}, -1},
                      {});
    });
    connect(&m_hub, &messaging::RelayHub::stateChanged, this,
            [this](const QString &, RelayState state) { relayChanged(state); });
    connect(&m_messenger, &messaging::Messenger::progressed, this, &Engine::progressed);
    connect(&m_circle, &CircleService::profileChanged, this,
            [this](const DeviceId &peer) { m_presence.watch(peer); });
    connect(&m_circle, &CircleService::secretChanged, this, [this] { m_presence.moved(); });
    connect(&m_authority, &authority::Authority::heartbeatSigned, this,
            [this](const presence::Heartbeat &heartbeat, const QByteArray &signature) {
                m_presence.signedHeartbeat(heartbeat, signature);
            });
    connect(&m_authority, &authority::Authority::recovered, this, &Engine::authorityRecovered);
    connect(&m_timer, &QTimer::timeout, this, &Engine::tick);
}

Engine::~Engine() = default;

void Engine::start()
{
    const Stored stored = std::exchange(m_stored, {});
    const Self &self = m_book.self();
    m_teller.tell(api::Ready{self.peer.id, self.peer.role, self.peer.name, m_parts.version,
                             ProtocolVersion, m_parts.keychain});
    meetAuthority(stored);
    m_scribe.restore(stored);
    m_calls.restore(stored);
    m_alarms.restore(stored);
    m_recovery.restore(stored);
    m_decisions.restore(stored);
    m_presence.restore(stored);
    m_alarms.ringAgain();
    if (!self.relay.host.isEmpty())
        m_hub.use(self.relay);
    m_messenger.restore(stored);
    m_circle.restore(stored);
    m_access.restore(stored);
    updateIncident();
    m_work.commit();
    schedule();
}

QByteArray Engine::knownPin(const wire::RelayAddress &relay) const
{
    const QString key = messaging::RelayHub::keyOf(relay);
    for (const auto &[peer, member] : m_book.members()) {
        if (messaging::RelayHub::keyOf(member.relay) == key)
            return member.relay.pin;
    }
    const wire::RelayAddress &own = m_book.self().relay;
    return messaging::RelayHub::keyOf(own) == key ? own.pin : QByteArray();
}

void Engine::emitUntilStopped(const api::Event &event)
{
    // Links that close behind it still have something to say.
    if (m_stopped)
        return;
    m_stopped = std::holds_alternative<api::Stopped>(event.body);
    Q_EMIT emitted(event);
}

void Engine::sign(const presence::Position &position, WallTime sent, presence::Sign mark)
{
    if (m_book.isProtected()) {
        m_authority.signHeartbeat(position, sent, mark);
        return;
    }
    const identity::DeviceKeys &keys = m_parts.keys.device;
    const presence::Heartbeat heartbeat{keys.id().bytes(), position, sent, mark};
    m_presence.signedHeartbeat(heartbeat,
                               presence::sign(heartbeat, keys.sign, m_book.self().circle));
}

void Engine::meetAuthority(const Stored &stored)
{
    if (m_parts.authority)
        m_parts.authority->begin(m_book.self().circle, decodePublic(value(stored, AuthorityKey)));
}

void Engine::authorityRecovered()
{
    m_work.put(AuthorityKey, encodePublic(m_authority.publicKeys()));
    m_circle.compareRights();
    m_presence.signerIsBack();
    m_work.commit();
    schedule();
}

bool Engine::requireAuthority()
{
    if (!m_book.isProtected() || m_authority.isReachable())
        return true;
    m_teller.fail(u"authority-unreachable"_s, u"the guard of this computer does not answer"_s);
    return false;
}

bool Engine::isIncident() const
{
    return m_calls.isStanding() || m_access.isOpen();
}

void Engine::updateIncident()
{
    m_authority.setIncident(m_calls.isStanding());
    m_presence.expectSilence(m_calls.isStanding() && m_recovery.isPast(0));
}

bool Engine::receive(const messaging::Received &message)
{
    switch (message.type) {
    case MessageType::HelpCall:
    case MessageType::HelpUpdate:
        return m_alarms.receive(message);
    case MessageType::HelpShown:
    case MessageType::HelpAnswer:
    case MessageType::HelpResolve: {
        if (!m_book.isProtected())
            return true;
        const bool understood = m_calls.receive(message);
        if (const auto call = m_calls.currentCall())
            m_recovery.begin(*call);
        updateIncident();
        return understood;
    }
    case MessageType::RecoverySteps:
    case MessageType::RecoveryPush:
        return m_recovery.receive(message);
    case MessageType::AccessDecision:
    case MessageType::AccessRevocation:
        return !m_book.isProtected() || m_access.receive(message);
    case MessageType::AccessRequest:
    case MessageType::AccessResult:
    case MessageType::AccessWrongNumber:
    case MessageType::AccessEnded:
        return m_decisions.receive(message);
    case MessageType::Profile:
    case MessageType::Leave:
    case MessageType::ConsentRequest:
    case MessageType::Consent:
    case MessageType::RightsNotice:
        return m_circle.receive(message);
    case MessageType::Receipt:
    case MessageType::Unsupported:
    case MessageType::RekeyOffer:
    case MessageType::RekeyAnswer:
        return true; // the messenger's own
    }
    return true;
}

void Engine::progressed(const MessageId &id, const DeviceId &peer, messaging::Stage stage)
{
    m_calls.progressed(id, peer, stage);
    m_work.commit();
}

void Engine::tick()
{
    if (m_ownAuthority)
        m_ownAuthority->tick();
    m_messenger.tick();
    m_calls.tick();
    m_decisions.tick();
    m_circle.tick();
    m_presence.tick();
    m_work.commit();
    schedule();
}

void Engine::schedule()
{
    const bool busy = m_calls.isStanding() || m_decisions.isWaiting() || m_access.isOpen()
        || m_messenger.waiting() > 0 || m_pairing.isActive() || m_presence.isUncertain();
    const Milliseconds wanted = busy ? BusyTick : IdleTick;
    // A busy front must not push the next tick ahead of itself for ever.
    if (!m_timer.isActive() || m_timer.intervalAsDuration() != wanted)
        m_timer.start(wanted);
}

void Engine::relayChanged(RelayState state)
{
    if (state == RelayState::Online)
        m_presence.relayUp();
    else
        m_presence.relayDown();
    m_teller.tell(api::RelayChanged{m_hub.overall()}, {});
    m_work.commit();
    schedule();
}

pairing::Party Engine::party(pairing::Side side) const
{
    const Self &self = m_book.self();
    pairing::Party party;
    party.role = self.peer.role;
    party.device = m_parts.keys.device.publicKeys();
    party.profile = {self.peer.name, self.phone};
    if (m_book.isProtected()) {
        party.authority = m_authority.publicKeys();
        // A new device joins the circle that its person has already.
        if (side == pairing::Side::Inviter || !m_authority.isPristine())
            party.circle = self.circle;
    }
    return party;
}

void Engine::paired(const pairing::PairedPeer &peer, const wire::RelayAddress &relay)
{
    Self self = m_book.cloneSelf();
    if (m_book.isProtected() && peer.circle != self.circle
        && m_authority.joinCircle(peer.circle))
        self.circle = peer.circle;
    if (self.relay.host.isEmpty()
        || messaging::RelayHub::keyOf(self.relay) == messaging::RelayHub::keyOf(relay))
        self.relay = relay;
    m_book.setSelf(std::move(self));
    m_hub.setPin(relay, relay.pin);

    const DeviceId id = identity::deviceId(peer.device);
    const WallTime now = m_parts.clock.now().wall;
    circle::Member member;
    member.peer = {id, peer.name, peer.role};
    member.circle = peer.circle;
    member.keys = peer.device;
    member.authority = peer.authority;
    member.relay = relay;
    member.phone = peer.phone;
    // A helper's rights come from the protected device's authority, and so does our own.
    member.rights = peer.role == m_book.self().peer.role ? Rights::Full : Rights::Pending;
    member.joined = now;
    member.lastHeard = now;
    m_book.put(std::move(member));

    messaging::Channel channel;
    channel.circle = peer.circle;
    channel.self = m_book.self().peer.id;
    channel.peer = id;
    channel.peerKeys = peer.device;
    channel.relay = relay;
    channel.epochs.push_back({0, peer.linkPsk.clone(), now});
    m_messenger.addChannel(std::move(channel));
    m_circle.welcome(id);
    m_presence.joined(relay);
    schedule();
}

void Engine::peerLeft(const DeviceId &peer)
{
    m_alarms.peerLeft(peer);
    m_recovery.peerLeft(peer);
    m_decisions.peerLeft(peer);
    m_presence.peerLeft(peer);
}

api::StatusReport Engine::status() const
{
    api::StatusReport report;
    report.self = m_book.self().peer;
    report.phone = m_book.self().phone;
    report.relay = m_hub.overall();
    report.outbox = m_messenger.waiting();
    m_circle.describe(report);
    m_presence.describe(report);
    m_calls.describe(report);
    m_alarms.describe(report);
    m_recovery.describe(report);
    m_access.describe(report);
    m_decisions.describe(report);
    return report;
}

void Engine::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    m_timer.stop();
    // The goodbye and the last writes run together; neither holds up the end for long.
    auto left = std::make_shared<int>(2);
    const auto finished = [this, left] {
        if (--*left != 0)
            return;
        m_hub.close();
        m_teller.tell(api::Stopped{}, {});
    };
    auto *patience = new QTimer(this);
    patience->setSingleShot(true);
    const auto said = [patience, finished] {
        if (patience->isActive()) {
            patience->stop();
            finished();
        }
    };
    connect(patience, &QTimer::timeout, this, finished);
    const bool reached = m_hub.overall() == RelayState::Online && !m_book.members().empty();
    patience->start(reached ? GoodbyeWithin : Milliseconds(0));
    m_presence.sayGoodbye(said);
    m_work.afterCommit([finished](bool) { finished(); });
    m_work.commit();
}

} // namespace sobani::engine
