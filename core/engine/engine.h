// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/api/command.h"
#include "core/authority/localauthority.h"
#include "core/authority/remoteauthority.h"
#include "core/crypto/sealedstore.h"
#include "core/engine/accesshelperservice.h"
#include "core/engine/accessservice.h"
#include "core/engine/alarmservice.h"
#include "core/engine/callservice.h"
#include "core/engine/circleservice.h"
#include "core/engine/journalscribe.h"
#include "core/engine/pairingservice.h"
#include "core/engine/presenceservice.h"
#include "core/engine/recoveryservice.h"
#include "core/identity/keyloader.h"

#include <QObject>
#include <QTimer>

namespace sobani::engine {

/// What an engine is made of; the composition root chooses.
struct Parts
{
    Store &store; ///< raw; the engine seals what it writes
    const Clock &clock;
    wire::RelayFactory &relays;
    identity::KeySet keys; ///< with the authority's, unless that is elsewhere
    api::Keychain keychain = api::Keychain::Os;
    Role role = Role::Protected;
    QString name;
    QString phone;
    wire::RelayAddress relay; ///< host empty: none given
    QString version;
    /// In another process (a guarded PC), outlives the engine; nothing: here, with the keys above.
    authority::RemoteAuthority *authority = nullptr;
};

using Stored = std::map<QByteArray, QByteArray>;

/// Everything of a device but its screen. Commands in, events out.
///
/// Owner and thread: one thread with an event loop; emitted() fires there.
class Engine : public QObject
{
    Q_OBJECT
public:
    /// Loads what is stored. Fails when it cannot be read; nothing was changed then.
    [[nodiscard]] static Result<std::unique_ptr<Engine>, StoreError> create(Parts parts);
    ~Engine() override;

    /// Emits Ready, then whatever stood when the device went down, and connects.
    void start();
    void submit(const api::Command &command);
    /// Lets time pass; an own timer calls it too.
    void tick();

Q_SIGNALS:
    void emitted(const sobani::api::Event &event);

private:
    Engine(Parts parts, const Stored &stored);

    void emitUntilStopped(const api::Event &event);
    void run(const api::CommandBody &body, const api::Command &command);
    void pushStep(const api::PushStep &push, const api::Command &command);
    [[nodiscard]] bool requireRole(Role role);
    [[nodiscard]] bool receive(const messaging::Received &message);
    void progressed(const MessageId &id, const DeviceId &peer, messaging::Stage stage);
    void schedule();
    void relayChanged(RelayState state);
    void paired(const pairing::PairedPeer &peer, const wire::RelayAddress &relay);
    void peerLeft(const DeviceId &peer);
    [[nodiscard]] pairing::Party party(pairing::Side side) const;
    [[nodiscard]] QByteArray knownPin(const wire::RelayAddress &relay) const;
    [[nodiscard]] bool isIncident() const;
    void updateIncident();
    void sign(const presence::Position &position, WallTime sent, presence::Sign sign);
    void meetAuthority(const Stored &stored);
    void authorityRecovered();
    [[nodiscard]] bool requireAuthority();
    [[nodiscard]] api::StatusReport status() const;
    void stop();

    Parts m_parts;
    Stored m_stored; ///< read once, emptied after start()
    crypto::SealedStore m_store;
    UnitOfWork m_work;
    Teller m_teller;
    JournalScribe m_scribe;
    Book m_book;
    messaging::RelayHub m_hub;
    messaging::Messenger m_messenger;
    Context m_context;
    std::unique_ptr<authority::LocalAuthority> m_ownAuthority;
    authority::Authority &m_authority;
    CallService m_calls;
    AlarmService m_alarms;
    RecoveryService m_recovery;
    AccessService m_access;
    AccessHelperService m_decisions;
    CircleService m_circle;
    PresenceService m_presence;
    PairingService m_pairing;
    QTimer m_timer;
    bool m_stopping = false;
    bool m_stopped = false;
};

} // namespace sobani::engine
